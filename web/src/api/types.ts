/**
 * What the server says and hears, as types. The server is the authority: tests/browser/test_api_types.py
 * holds every name here against what it really sends.
 */

import type { BoardDocument } from "../board/document";

export type { BoardDocument };

export type StepId = "clarify" | "metrics" | "sketch" | "deep-dive" | "failures" | "improve";
export type CardKind = "assumption" | "metric" | "risk" | "trade-off" | "prediction";

export interface PromptSummary {
  id: string;
  title: string;
  summary: string;
  minutes: number;
}

export interface SessionSummary {
  id: string;
  prompt: string;
  title: string;
  /** When it was begun, ISO 8601. */
  started: string;
  minutes: number;
  step: StepId;
  /** Seconds on the session's clock. */
  now_s: number;
  running: boolean;
  ended: boolean;
  /** What it was last graded with, points of 100; the dimensions by their ids. */
  total?: number | null;
  dimensions: Record<string, number | null>;
}

export interface Step {
  id: StepId;
  title: string;
  minutes: number;
  purpose: string;
}

export interface Clock {
  now_s: number;
  running: boolean;
  step_s: Partial<Record<StepId, number>>;
  /** A pause stands at one second of the session; `why` is set where nobody asked for it. */
  paused: { from: number; to: number | null; for_s?: number | null; why?: string | null }[];
}

export interface Said {
  n: number;
  at: number;
  speaker: "candidate" | "interviewer";
  text: string;
  outcome?: "answer" | "which" | "unknown" | null;
  facts?: string[];
}

export interface LedgerFact {
  fact: string;
  text: string;
  at: number;
}

export interface Card {
  id: string;
  kind: CardKind;
  text: string;
  at?: number;
  /** Trade-off: what was chosen, over what, and its price. */
  over?: string;
  cost?: string;
  /** The numbers of two drawings pinned to it, and what both measured, in words. */
  one?: number | null;
  other?: number | null;
  measured?: string;
  /** Prediction: the failure it speaks of, and the success it expects, in percent. */
  failure?: string;
  success?: number;
  /** The latency it expects of 99 in 100, as it was written. */
  p99?: string;
  /** The journey both are held to. */
  journey?: string;
}

export interface Mistake {
  file?: string;
  line: number;
  column?: number;
  where: string;
  rule: string;
  mend: string;
}

export interface Drawing {
  text: string;
  document: BoardDocument;
  mistakes: Mistake[];
  /** The number of the event that drew it; 0 for the first board. */
  number?: number;
  /** The number from which on the drawing has meant the same; boxes moved since change no figure. */
  since?: number;
}

export type Interval = [number, number];

export interface JourneyResult {
  offered_per_s: number;
  completed_per_s: number;
  success: number;
  wrong: number;
  unfinished: number;
  failed: Record<string, number>;
  latency_ms: Record<string, number | null>;
  ci95: Record<string, Interval | null>;
  attempts_per_request: number;
  estimate?: { mean: number };
  /** What the board does by itself: the share answered before the first failure of the run. */
  before_failures?: { success: number | null };
  /** While failures lasted. */
  during_failures?: { success: number | null };
  /** `waits_for` is the box the wait is for, where that is another: who empties a queue. */
  where_the_time_goes: Record<string, { wait_ms: number; work_ms: number; share: number; waits_for?: string }>;
  histogram?: { edges_ms: number[]; counts: number[] };
}

export interface BoxResult {
  utilisation: number | null;
  hit: number | null;
  arrivals_per_s: number;
  completed_per_s: number;
  wait_ms: Record<string, number | null>;
  waited: number;
  /** `end`: who waits as the run ends; runs of before had none. */
  queue: { mean: number; max: number; end?: number };
  copies: { mean: number; max: number };
  rejected: number;
  usd_per_month: number;
  estimate?: { utilisation: number | null; wait_ms: number };
}

export interface TargetResult {
  text: string;
  measured: number | null;
  unit: string;
  met: boolean | null;
  ci95: Interval | null;
  /** Why it cannot be told, where more than an interval stands in the way. */
  unsure?: string;
}

/** A run over its time: every list has one entry a slice, `t_s` the second each slice ends at. */
export interface Series {
  t_s: number[];
  boxes: Record<string, BoxSeries>;
  journeys: Record<string, JourneySeries>;
}

export interface BoxSeries {
  utilisation: (number | null)[];
  queue: number[];
  copies: number[];
  arrivals_per_s: number[];
}

export interface JourneySeries {
  offered_per_s: number[];
  completed_per_s: number[];
  success: (number | null)[];
  mean_ms: (number | null)[];
  p50_ms?: (number | null)[];
  p95_ms?: (number | null)[];
  p99_ms?: (number | null)[];
}

/** A value the drawing did not give, and where it was taken from. */
export interface Assumed {
  box: string;
  field: string;
  value: string;
  source: string;
}

export interface RunResult {
  title: string;
  engine: string;
  seeds: number[];
  simulated_s: number;
  /** At which time of the day the run begins (null where hours mean nothing to it), how long it is, and whether it lies around the day's peak. */
  window?: { starts: string | null; starts_s: number | null; for_s: number; warm_up_s: number; at_peak?: boolean };
  requests: number;
  events: number;
  wall_s: number;
  journeys: Record<string, JourneyResult>;
  boxes: Record<string, BoxResult>;
  arrows: Record<string, { calls_per_s: number; retries: number; timeouts: number; refused: number }>;
  cost: { usd_per_month: number; usd_per_1000: number };
  targets: TargetResult[];
  verdict: "clears" | "misses" | "undecided";
  limiting: string | null;
  /** What costs the targets that are missed, the dearest first; runs of before had none. */
  causes?: { box: string; why: string; share: number; says: string }[];
  assumed: Assumed[];
  warnings: string[];
  stopped?: string | null;
  /** Left out where the board is so large that the log would not hold it. */
  series?: Series;
}

export interface Run {
  id: string;
  at: number;
  result: RunResult | null;
  /** Why there is no result: a mistake on the board, or the candidate stopped it. */
  error?: string | null;
  load?: string | null;
  failures: string[];
  prediction?: string | null;
  /** Was a failure run without a prediction? */
  skipped?: boolean;
  /** The number of the drawing it was run on. */
  drawn?: number;
  /** Is what it measured a first look, in no log, while the run itself goes on? */
  refining?: true;
}

export interface PromptFailure {
  id: string;
  /** As the board language writes it, on the candidate's own boxes. */
  text: string;
  /** What the interviewer says when he brings it up. */
  say: string;
  /** What he asks to be predicted. */
  predict?: string | null;
}

export interface Curveball {
  text: string;
  load?: string | null;
  /** A target it adds. */
  target?: string | null;
  at?: number;
}

export interface Snapshot {
  id: string;
  prompt: { id: string; title: string; opening: string; targets: string[]; failures: PromptFailure[] };
  minutes: number;
  steps: Step[];
  step: StepId;
  clock: Clock;
  conversation: Said[];
  ledger: LedgerFact[];
  cards: Card[];
  notes: string;
  board: Drawing;
  runs: Run[];
  curveball: Curveball | null;
  /** All that were thrown so far, in order. */
  curveballs: Curveball[];
  /** The targets whose bound the candidate was told, or has said, when this was asked. */
  agreed: string[];
  /** A round held as the real one: no pause, and nothing said of what is to come. */
  strict: boolean;
  ended: boolean;
  /** The number of the last event folded in. */
  last: number;
}

export interface Estimate {
  journeys: Record<string, { mean_ms: number; offered_per_s: number }>;
  boxes: Record<string, { utilisation: number | null; wait_ms: number; offered_per_s: number }>;
  cost: { usd_per_month: number };
  limiting: string | null;
}

export interface EstimateAnswer {
  mistakes: Mistake[];
  estimate: Estimate | null;
  /** Why there is none, in a sentence. */
  why?: string | null;
  /** What the drawing does not do, which no figure tells. */
  hole?: string | null;
  /** The targets whose bound the candidate was told, or has said; the others are measured without it. */
  agreed: string[];
  assumed?: Assumed[];
  /** The prompt's failures by their ids, in the words of this drawing; `null` where it has nothing one could hit. */
  failures?: Record<string, string | null>;
  /** By a failure's id, the journey a prediction of it is held to. */
  asked?: Record<string, string>;
  /** The rate the candidate assumed, in their words, where a run carries another. */
  assumed_load?: { per_s: number; words: string } | null;
}

/** What measuring a drawing by itself came to, in no log. */
export interface Look {
  /** The number of the drawing. */
  drawn: number;
  result: RunResult;
  /** Is it a first look, with a finer one to come? */
  refining: boolean;
}

/** What the page asks of a session; `id` makes sending it twice harmless. */
export interface Command {
  id: string;
  kind: CommandKind;
  data: Record<string, unknown>;
}

export type CommandKind =
  | "say"
  | "step"
  | "pause"
  | "resume"
  | "note"
  | "card"
  | "card.remove"
  | "board"
  | "run"
  | "run.stop"
  | "end";

/** A voice kept with a session; `at` is the second of its clock it begins at. */
export interface RecordingLine {
  name: string;
  at: number;
  type: string;
  bytes: number;
  /** What was said in it, where it was written down. */
  text: string | null;
  /** Has this studio something to write it down with? */
  writable: boolean;
}

/** One line of the session's log, as the server tells it. */
export interface LogEvent {
  n: number;
  at: number;
  kind: string;
  data: Record<string, unknown>;
}
