/** The session as the page knows it: a snapshot, and every event since folded in. Pure. */

import type {
  Card, Clock, Command, Curveball, Drawing, LogEvent, Run, RunResult, Said, Snapshot, StepId,
} from "../api/types";
import { meaningOf } from "../board/document";

export type SessionView = Snapshot;

type Fold = (view: SessionView, event: LogEvent) => SessionView;

/** One logged event folded in. Kinds this page does not know change nothing. */
export function apply(view: SessionView, event: LogEvent): SessionView {
  const fold = FOLDS[event.kind];
  const next = fold ? fold(view, event) : view;
  return { ...next, last: Math.max(next.last, event.n) };
}

const FOLDS: Record<string, Fold> = {
  said: (view, { n, at, data }) => {
    const said: Said = {
      n, at,
      speaker: data.speaker === "interviewer" ? "interviewer" : "candidate",
      text: text(data.text),
      outcome: (data.outcome as Said["outcome"]) ?? null,
      facts: factIds(data.facts),
    };
    return { ...view, conversation: [...view.conversation, said], ledger: withFacts(view, data, at) };
  },
  stepped: (view, { at, data }) => {
    const step = text(data.to) as StepId;
    return { ...view, step, clock: advanced(view.clock, view.step, at) };
  },
  paused: (view, { at, data }) => ({
    ...view,
    clock: {
      ...advanced(view.clock, view.step, at),
      running: false,
      paused: [...view.clock.paused, { from: at, to: null, why: text(data.why) || null }],
    },
  }),
  resumed: (view, { at }) => ({
    ...view,
    clock: {
      ...view.clock,
      running: true,
      paused: view.clock.paused.map((pause) => (pause.to === null ? { ...pause, to: at } : pause)),
    },
  }),
  noted: (view, { data }) => ({ ...view, notes: text(data.text) }),
  carded: (view, { at, data }) => {
    const card = { ...(data.card as Card), at };
    const others = view.cards.filter((each) => each.id !== card.id);
    return { ...view, cards: [...others, card] };
  },
  "card-removed": (view, { data }) => ({
    ...view,
    cards: view.cards.filter((each) => each.id !== data.id),
  }),
  drawn: (view, { n, data }) => {
    const drawing = data as unknown as Drawing;
    const same = meaningOf(drawing.document) === meaningOf(view.board.document);
    return { ...view, board: { ...drawing, number: n, since: same ? (view.board.since ?? view.board.number ?? n) : n } };
  },
  "run-started": (view, { at, data }) => ({
    ...view,
    runs: [...view.runs.filter((run) => run.id !== runId(data)), startedRun(data, at)],
  }),
  "run-finished": (view, { at, data }) => ({
    ...view,
    runs: view.runs.some((run) => run.id === runId(data))
      ? view.runs.map((run) => (run.id === runId(data) ? finished(run, data) : run))
      : [...view.runs, finished(startedRun(data, at), data)],
  }),
  curveball: (view, { n, at, data }) => ({
    ...view,
    curveball: { ...(data as unknown as Curveball), at },
    curveballs: [...view.curveballs, { ...(data as unknown as Curveball), at }],
    conversation: [...view.conversation, { n, at, speaker: "interviewer", text: text(data.text), outcome: null, facts: [] }],
  }),
  ended: (view, { at }) => ({
    ...view,
    ended: true,
    clock: { ...advanced(view.clock, view.step, at), running: false },
  }),
};

/** How a command will look once the server has it, so that the page need not wait to show it. */
export function expected(command: Command, view: SessionView, at: number): SessionView {
  const { kind, data } = command;
  const echo = ECHOES[kind];
  if (!echo) return view;
  const event: LogEvent = { n: view.last, at, kind: echo, data };
  return apply(view, event);
}

/** Commands worth showing before the server confirms them, and the event each becomes. */
export const ECHOES: Partial<Record<Command["kind"], string>> = {
  step: "stepped",
  note: "noted",
  card: "carded",
  "card.remove": "card-removed",
};

/** The clock moved on to `at`; what passed belongs to the step. */
export function advanced(clock: Clock, step: StepId, at: number): Clock {
  if (!clock.running || at <= clock.now_s) return { ...clock, now_s: Math.max(clock.now_s, at) };
  const spent = (clock.step_s[step] ?? 0) + (at - clock.now_s);
  return { ...clock, now_s: at, step_s: { ...clock.step_s, [step]: spent } };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function runId(data: Record<string, unknown>): string {
  const run = data.run;
  if (typeof run === "string") return run;
  return text((run as { id?: unknown } | undefined)?.id);
}

function startedRun(data: Record<string, unknown>, at: number): Run {
  const run = typeof data.run === "object" && data.run !== null ? (data.run as Partial<Run>) : {};
  return {
    id: runId(data),
    at,
    result: null,
    load: run.load ?? (data.load as string | undefined) ?? null,
    failures: run.failures ?? (data.failures as string[] | undefined) ?? [],
    prediction: run.prediction ?? (data.prediction as string | undefined) ?? null,
    skipped: run.skipped ?? false,
    ...(run.drawn === undefined ? {} : { drawn: run.drawn }),
  };
}

function finished(run: Run, data: Record<string, unknown>): Run {
  return {
    ...run,
    result: (data.result as RunResult | null | undefined) ?? null,
    error: (data.error as string | null | undefined) ?? null,
  };
}

function factIds(facts: unknown): string[] {
  if (!Array.isArray(facts)) return [];
  return facts.map((fact) => (typeof fact === "string" ? fact : text((fact as { id?: unknown }).id)));
}

/** The facts an answer gave away, each in the words it was told in. A "do you mean…?" gives none away. */
function withFacts(view: SessionView, data: Record<string, unknown>, at: number): SessionView["ledger"] {
  if (data.speaker !== "interviewer" || data.outcome !== "answer") return view.ledger;
  const told = (data.told ?? {}) as Record<string, string>;
  const known = new Set(view.ledger.map((entry) => entry.fact));
  const fresh = factIds(data.facts).filter((fact) => !known.has(fact));
  return [...view.ledger, ...fresh.map((fact) => ({ fact, text: told[fact] ?? text(data.text), at }))];
}
