/** The report as the server tells it: docs/session.md's grade, and what the page shows around it. */

import type { Run, RunResult } from "../api/types";
import type { Hours } from "../run/hours";

export interface Evidence {
  kind: "quote" | "card" | "clock" | "board" | "run";
  at?: string | null;
  text: string;
  why?: string | null;
  run?: string | null;
}

export interface Criterion {
  level: number | null;
  evidence: Evidence[];
  to_raise?: string | null;
  /** Why it was not read, where `level` is null. */
  reason?: string | null;
  title?: string;
}

export interface Dimension {
  weight: number;
  score: number | null;
  title?: string;
  criteria: Record<string, Criterion>;
}

export interface Claim {
  at: string;
  text: string;
  measured: string | null;
  holds: boolean | null;
  why?: string | null;
}

/** A run of the session, as the studio logged it. */
export interface OwnRun extends Partial<Hours> {
  number: number;
  at: string;
  load: string | null;
  failures: string[];
  targets: { text: string; measured: number | null; unit: string; met: boolean | null }[];
  limiting: string | null;
  of_the_last_drawing: boolean;
}

export interface Prediction extends Claim {
  failure?: string | null;
  predicted?: string | null;
}

export interface Ablation {
  box: string;
  without_it: string;
  halved: string;
  usd_per_month: number;
}

/** Boxes of which the ablation tells the same: without them, with half of each, and what each costs. */
export interface WorthRow {
  boxes: string[];
  without_it: string;
  /** Empty where there is no half. */
  halved: string;
  usd_per_month: number;
}

/** The ablation's lines worth reading, and what is to be known of the rest. */
export interface Worth {
  rows: WorthRow[];
  note: string;
}

export interface Moment {
  at: string | null;
  kind?: Evidence["kind"] | null;
  text: string;
  why: string;
}

/** What follows from the report: one thing to train, and the questions that would come next. */
export interface Debrief {
  practise: {
    criterion: string;
    title: string;
    /** What it would add to the total. */
    points: number;
    /** The level that would be, in a word. */
    to?: string;
    why: string | null;
    trains: string;
    how: string;
    prompt: string | null;
  } | null;
  follow_ups: { text: string; at: string | null }[];
  /** Leadership Principles a sentence may show. */
  confirm: { name: string; quote: Evidence }[];
}

export interface Report {
  prompt: string;
  title: string;
  /** From the first word to the last. */
  minutes: number;
  /** Seconds on the session's clock, and what was allotted. */
  duration_s?: number;
  minutes_allotted?: number;
  total: number | null;
  total_equal_weights: number | null;
  partial: boolean;
  /** What a partial score rests on, in a sentence. */
  partial_note?: string;
  /** Whose bar it is, in two sentences. */
  bar_note?: string;
  clears_the_bar: boolean | null;
  dimensions: Record<string, Dimension>;
  /** `confirmed` is there where the candidate said so, or said that it is not. */
  principles: { name: string; level: string; evidence: Evidence[]; confirmed?: boolean }[];
  mistakes: { id: string; evidence: Evidence[]; text?: string }[];
  claims: Claim[];
  predictions?: Prediction[];
  moments?: Moment[];
  debrief?: Debrief;
  ablation: Ablation[] | null;
  worth?: Worth;
  own_runs?: OwnRun[];
  /** Whether it clears the bar and what it lacks, in a sentence; empty where that cannot be told. */
  verdict?: string;
  /** What could not be read, and what was read into the session. */
  problems?: string[];
  inferred?: string[];
  runs: Record<string, Partial<RunResult> | null> | Run[];
  judge: string;
  board?: { document?: Record<string, unknown>; text?: string } | null;
  paused_s?: number;
}
