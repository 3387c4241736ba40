/** Undo and redo, as far back as the drawing goes. */

interface Step<Value> {
  readonly value: Value;
  /** What was done to get from `value` to what came next. */
  readonly say: string;
}

export interface History<Value> {
  readonly past: readonly Step<Value>[];
  readonly present: Value;
  readonly future: readonly Step<Value>[];
  /** Consecutive changes of one gesture (holding an arrow key) share this and undo as one. */
  readonly gesture: string | null;
}

export function begin<Value>(present: Value): History<Value> {
  return { past: [], present, future: [], gesture: null };
}

/** The present becomes `value`; what had been undone is forgotten. */
export function advance<Value>(history: History<Value>, value: Value, say: string, gesture: string | null = null): History<Value> {
  if (value === history.present) return history;
  const joined = gesture !== null && gesture === history.gesture;
  return {
    past: joined ? history.past : [...history.past, { value: history.present, say }],
    present: value,
    future: [],
    gesture,
  };
}

export function undo<Value>(history: History<Value>): History<Value> {
  const last = history.past.at(-1);
  if (!last) return history;
  return {
    past: history.past.slice(0, -1),
    present: last.value,
    future: [{ value: history.present, say: last.say }, ...history.future],
    gesture: null,
  };
}

export function redo<Value>(history: History<Value>): History<Value> {
  const [next, ...later] = history.future;
  if (!next) return history;
  return {
    past: [...history.past, { value: history.present, say: next.say }],
    present: next.value,
    future: later,
    gesture: null,
  };
}

/** What undo would take back, in the words of who did it; `null` where there is nothing. */
export function undoes<Value>(history: History<Value>): string | null {
  return history.past.at(-1)?.say ?? null;
}

/** What redo would bring back. */
export function redoes<Value>(history: History<Value>): string | null {
  return history.future[0]?.say ?? null;
}
