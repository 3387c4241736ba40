/** A run's failures as stretches of its time: `at 100 min for 2 min: matcher down`. Pure. */

import { isMap, type BoardDocument } from "../board/document";

export interface Stretch {
  from_s: number;
  /** Infinity where it lasts to the end of the run. */
  to_s: number;
  /** What happens, as it is written: `matcher down`. */
  what: string;
  /** What it happens to: a box, a place, or an arrow's name; empty for the load. */
  whom: string;
  /** How it is said on the board: `down`, `slow ×20`, `errors 5 %`, `cut`, `×5`. */
  how: string;
}

const SECONDS: Readonly<Record<string, number>> = {
  ns: 1e-9, us: 1e-6, "µs": 1e-6, ms: 1e-3, s: 1, sec: 1, second: 1, min: 60, minute: 60, h: 3600, hour: 3600, d: 86_400, day: 86_400,
};
const FAILURE = /^at\s+([^:]+?)(?:\s+for\s+([^:]+?))?\s*:\s*(.+)$/;
const HOW = /^(.*?)\s*\b(down|gone|lost|cut|slow\s*[x×]?\s*[\d.]+|errors\s+[\d.]+\s*%|[x×]\s*[\d.]+)$/;

/** The stretch a failure's text speaks of; `null` where it is written in a way this does not read. */
export function stretchOf(text: string): Stretch | null {
  const [, at, lasts, what] = FAILURE.exec(text.trim()) ?? [];
  const from = at === undefined ? null : seconds(at);
  if (from === null || what === undefined) return null;
  const long = lasts === undefined ? Infinity : seconds(lasts);
  if (long === null) return null;
  const [, whom = what, how = "fails"] = HOW.exec(what) ?? [];
  return {
    from_s: from,
    to_s: from + long,
    what,
    whom: whom === "load" ? "" : whom.replace(/\s*(->|~>)\s*/g, " $1 "),
    how: how.replace(/\s*[x×]\s*(?=\d)/g, " ×").replace(/(\d)\s*%/, "$1 %").trim(),
  };
}

export function stretchesOf(texts: readonly string[]): Stretch[] {
  return texts.flatMap((text) => stretchOf(text) ?? []).sort((a, b) => a.from_s - b.from_s);
}

/** Every failure of a run: those it was given, and those the board itself carries. */
export function failuresOf(run: { failures: readonly string[] }, document: BoardDocument): string[] {
  const own = Array.isArray(document.failures) ? (document.failures as unknown[]) : [];
  return [...own.flatMap(asWritten), ...run.failures];
}

/** One line under `failures`. Unquoted, YAML reads `at 5 min: db down` as a map of one; it is the same line. */
function asWritten(entry: unknown): string[] {
  if (typeof entry === "string") return [entry];
  return isMap(entry) ? Object.entries(entry).map(([when, what]) => `${when}: ${String(what)}`) : [];
}

/** `5 min`, `1 h 30 min`, `90 s` in seconds; `null` where it is none. */
export function seconds(text: string): number | null {
  let sum = 0;
  let rest = text.trim();
  if (!rest) return null;
  while (rest) {
    const [whole, amount, unit] = /^([\d][\d\s.]*)\s*([a-zµ]+)\s*/.exec(rest) ?? [];
    const one = SECONDS[unit ?? ""] ?? SECONDS[(unit ?? "").replace(/s$/, "")];
    if (whole === undefined || one === undefined) return null;
    sum += Number((amount ?? "").replace(/\s/g, "")) * one;
    rest = rest.slice(whole.length);
  }
  return Number.isFinite(sum) ? sum : null;
}
