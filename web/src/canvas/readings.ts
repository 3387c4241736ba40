/** What a box and an arrow show of a run, or of the estimate until there is one. Pure. */

import type { Estimate, RunResult } from "../api/types";
import { sayMs, sayRate, sayShare } from "../app/say";
import { arrowName, arrowsOf, boxesOf, type BoardDocument } from "../board/document";

export interface Reading {
  /** A share of 1 of the time the box is busy, over 1 where more is asked than it can do; `null` where it has no bound. */
  readonly busy: number | null;
  /** The one number on the box. */
  readonly figure: string;
  /** The same and more, as a sentence for a screen reader and a title. */
  readonly sentence: string;
  readonly measured: boolean;
  /** Is this the box that limits the whole board? */
  readonly limits: boolean;
}

export interface Flow {
  /** 0 to 1: this arrow's calls against the busiest arrow's. */
  readonly load: number;
  /** `1.2k retries · 40 timeouts`, empty where there was nothing of the kind. */
  readonly trouble: string;
  readonly sentence: string;
}

/** A reading for each box that has one. */
export function readings(document: BoardDocument, estimate: Estimate | null, result: RunResult | null): ReadonlyMap<string, Reading> {
  const found = new Map<string, Reading>();
  for (const { name } of boxesOf(document)) {
    const measured = result?.boxes[name];
    const guessed = estimate?.boxes[name];
    if (measured) {
      const wait = measured.wait_ms.mean ?? 0;
      found.set(name, reading(measured.utilisation, measured.arrivals_per_s, wait, measured.hit, true, result.limiting === name));
    } else if (guessed && !result) {
      found.set(name, reading(guessed.utilisation, guessed.offered_per_s, guessed.wait_ms, null, false, estimate.limiting === name));
    }
  }
  return found;
}

function reading(
  busy: number | null | undefined, perSecond: number, wait: number | null, hit: number | null, measured: boolean, limits: boolean,
): Reading {
  const bounded = typeof busy === "number" && Number.isFinite(busy) && busy > 0 ? busy : null;
  const figure = bounded === null ? sayRate(perSecond) : sayBusy(bounded);
  const parts = [bounded === null ? `${sayRate(perSecond)} come in` : `${sayBusy(bounded)} busy`];
  if (hit !== null) parts.push(`${sayShare(hit)} hit`);
  if (wait !== null && Number.isFinite(wait) && wait >= 0.05) parts.push(`waits ${sayMs(wait)}`);
  if (limits) parts.push("it limits the board");
  if (!measured) parts.push("estimate");
  return { busy: bounded, figure, sentence: parts.join(", "), measured, limits };
}

function sayBusy(busy: number): string {
  const percent = busy * 100;
  if (percent < 1) return "<1\u2009%";
  return `${Math.round(percent).toLocaleString("en-US")}\u2009%`;
}

/** A flow for each arrow that a run measured, by the arrow's id. */
export function flows(document: BoardDocument, result: RunResult | null): ReadonlyMap<string, Flow> {
  const found = new Map<string, Flow>();
  if (!result) return found;
  const most = Math.max(0, ...Object.values(result.arrows).map((arrow) => arrow.calls_per_s));
  for (const arrow of arrowsOf(document)) {
    const measured = result.arrows[arrowName(arrow)];
    if (!measured) continue;
    const trouble = [
      several(measured.retries, "retry", "retries"),
      several(measured.timeouts, "timeout", "timeouts"),
      several(measured.refused, "refused", "refused"),
    ].filter(Boolean).join(" · ");
    const load = most > 0 ? Math.sqrt(measured.calls_per_s / most) : 0;
    const sentence = [`${sayRate(measured.calls_per_s)}`, trouble].filter(Boolean).join(", ");
    found.set(arrow.id, { load, trouble, sentence });
  }
  return found;
}

function several(count: number, one: string, many: string): string {
  if (!count) return "";
  return `${sayMany(count)} ${count === 1 ? one : many}`;
}

function sayMany(count: number): string {
  if (count >= 999_500) return `${(count / 1e6).toFixed(1).replace(/\.0$/, "")}M`;
  if (count >= 10_000) return `${Math.round(count / 1e3)}k`;
  if (count >= 1000) return `${(count / 1e3).toFixed(1).replace(/\.0$/, "")}k`;
  return String(count);
}

/** How a box is read aloud: `matcher, service, 78 % busy, waits 12 ms`. */
export function spoken(label: string, kind: string, reading: Reading | null, mistakes: readonly string[]): string {
  return [label, kind, reading?.sentence, ...mistakes.map((mistake) => `mistake: ${mistake}`)].filter(Boolean).join(", ");
}
