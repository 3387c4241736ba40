/** A finished or running session as a film: what it looked like at each moment. Pure. */

import type { LogEvent, Snapshot } from "../api/types";
import { advanced, apply, type SessionView } from "../session/state";

/** What stood from one moment on, until the next frame. */
interface Frame {
  at: number;
  view: SessionView;
}

export type MarkKind = "step" | "run" | "failure" | "curveball";

/** A moment worth going to. */
export interface Mark {
  at: number;
  kind: MarkKind;
  says: string;
}

export interface History {
  frames: readonly Frame[];
  marks: readonly Mark[];
  /** Seconds on the session's clock from the first word to the last. */
  length: number;
}

/** The film of a session, from what it is now and everything that was logged. */
export function historyOf(now: Snapshot, events: readonly LogEvent[]): History {
  let view = atTheStart(now);
  const frames: Frame[] = [{ at: 0, view }];
  for (const event of events) {
    view = apply(view, event);
    frames.push({ at: event.at, view });
  }
  return { frames, marks: marksOf(now, events), length: Math.max(now.clock.now_s, events.at(-1)?.at ?? 0) };
}

/** The session as it looked at `at` seconds of its clock. */
export function viewAt({ frames }: History, at: number): SessionView {
  let low = 0;
  let high = frames.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((frames[middle] as Frame).at <= at) low = middle;
    else high = middle - 1;
  }
  const { view } = frames[low] as Frame;
  return { ...view, clock: { ...advanced(view.clock, view.step, at), running: false } };
}

/** Where a stamp of whole seconds leads: to the end of its second, so that what was said in it stands there. */
export function endOfSecond(stamp: number): number {
  return stamp > 0 ? Math.floor(stamp) + 0.999 : 0;
}

/** The mark before or after a moment, for the keys; half a second of slack, so that a mark is left behind. */
export function markBeside({ marks }: History, at: number, way: 1 | -1): Mark | undefined {
  return way === 1
    ? marks.find((mark) => mark.at > at + 0.5)
    : marks.findLast((mark) => mark.at < at - 0.5);
}

function atTheStart(now: Snapshot): SessionView {
  return {
    ...now,
    step: now.steps[0]?.id ?? now.step,
    clock: { now_s: 0, running: true, step_s: {}, paused: [] },
    conversation: [], ledger: [], cards: [], notes: "",
    board: { text: "", document: {}, mistakes: [], number: 0 },
    runs: [], curveball: null, curveballs: [], ended: false, last: 0,
  };
}

type Marking = (event: LogEvent, now: Snapshot) => Omit<Mark, "at">;

const MARKS: Record<string, Marking> = {
  stepped: ({ data }, { steps }) => ({
    kind: "step",
    says: steps.find((step) => step.id === data.to)?.title ?? String(data.to),
  }),
  "run-started": ({ data }) => {
    const failures = (data.run as { failures?: string[] } | undefined)?.failures ?? [];
    return failures.length > 0 ? { kind: "failure", says: failures.join("; ") } : { kind: "run", says: "A run" };
  },
  curveball: ({ data }) => ({ kind: "curveball", says: String(data.text) }),
};

function marksOf(now: Snapshot, events: readonly LogEvent[]): Mark[] {
  return events.flatMap((event) => {
    const marking = MARKS[event.kind];
    return marking ? [{ at: event.at, ...marking(event, now) }] : [];
  });
}
