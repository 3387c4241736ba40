/** Two runs as one table: what each measured, and in which it is better. Pure. */

import type { RunResult } from "../../api/types";
import { sayMeasured } from "../../app/say";
import { unbounded } from "../Targets";

export interface Row {
  text: string;
  one: string;
  other: string;
  /** Which is better; `null` where both measure alike, or one was not measured. */
  better: "one" | "other" | null;
}

export function sideBySide(one: RunResult, other: RunResult): Row[] {
  return one.targets.flatMap((target) => {
    const twin = other.targets.find((each) => each.text === target.text);
    if (!twin || target.measured === null || twin.measured === null) return [];
    const less = /[<≤]/.test(target.text);
    const [a, b] = [sayMeasured(target.measured, target.unit), sayMeasured(twin.measured, twin.unit)];
    const better = a === b ? null : target.measured < twin.measured === less ? "one" : "other";
    return [{ text: unbounded(target.text), one: a, other: b, better }];
  });
}

/** The same as a sentence for the card: `checkout p99 116 ms against 131 ms; cost $207 against $295`. */
export function inASentence(rows: readonly Row[]): string {
  return rows.map(({ text, one, other }) => `${text} ${one} against ${other}`).join("; ");
}
