/** The names of the rubric's dimensions and criteria, in its own order. */

export const DIMENSIONS: Record<string, string> = {
  scoping: "Scoping",
  architecture: "Architecture",
  trade_offs: "Trade-offs",
  customer: "Customer and business",
  communication: "Communication",
};

export const CRITERIA: Record<string, string> = {
  S1: "Clarifying questions",
  S2: "Scope",
  S3: "Success metrics",
  S4: "Volumes",
  A1: "Complete and legible",
  A2: "Carries the load",
  A3: "Right-sized",
  A4: "Parts that fit",
  A5: "Deep dive",
  T1: "Alternatives",
  T2: "Failures",
  T3: "Reasons",
  T4: "Foresight",
  C1: "Customer",
  C2: "Business",
  C3: "Leadership Principles",
  C4: "Next steps",
  M1: "Structure",
  M2: "Time",
  M3: "Clarity",
  M4: "Honesty about gaps",
};

export const LEVELS = ["not shown", "poor", "mixed", "good", "excellent"] as const;

export const MISTAKES: Record<string, string> = {
  "drawing-first": "You drew before a question was answered",
  "not-quantifying": "The load or the success criteria never became numbers",
  "over-engineering": "Boxes that change nothing, at a cost",
  "under-engineering": "Too little for the load, said to be enough",
  "ignoring-failures": "What fails, and what the customer then sees, was left out",
  "no-principles": "No leadership principle shows in a decision",
};
