/** What a box and an arrow show of a run, or of the estimate until there is one. Pure. */

import type { BoxResult, Estimate, RunResult } from "../api/types";
import { sayMs, sayRate, sayShare } from "../app/say";
import { arrowName, arrowsOf, boxesOf, type Arrow, type Box, type BoardDocument } from "../board/document";
import type { Stretch } from "../run/failures";
import { onShift, shiftsOf } from "../run/hours";
import type { Moment } from "../run/moment";

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
  /** How many wait in line. */
  readonly queue: number;
  /** When: `at the end`, `on average`; empty at a moment of the replay. */
  readonly counted: string;
  /** Copies at the moment shown; `null` where the drawing's own number stands. */
  readonly copies: number | null;
  /** The people at the moment shown, where they come and go: `1,650 on shift`; empty where none do. */
  readonly shift: string;
  /** What an injected failure does to it just now: `down`, `slow ×20`; empty where nothing does. */
  readonly failing: string;
}

export interface Flow {
  /** 0 to 1: this arrow's calls against the busiest arrow's. */
  readonly load: number;
  /** `1.2k retries · 40 timeouts`, empty where there was nothing of the kind. */
  readonly trouble: string;
  readonly sentence: string;
  /** How many requests are drawn on their way while the replay plays; 0 at rest. */
  readonly travels: number;
  /** Does an injected failure stop what goes along it just now? */
  readonly cut: boolean;
}

/** A reading for each box that has one. */
export function readings(
  document: BoardDocument, estimate: Estimate | null, result: RunResult | null, moment: Moment | null = null,
): ReadonlyMap<string, Reading> {
  const found = new Map<string, Reading>();
  for (const box of boxesOf(document)) {
    const { name } = box;
    const measured = result?.boxes[name];
    const guessed = estimate?.boxes[name];
    const now = moment?.boxes[name];
    if (now) {
      found.set(name, reading({
        busy: now.busy, perSecond: now.arrivals_per_s, measured: true, queue: now.queue, copies: Math.round(now.copies),
        ...(result ? peopleAt(box, now.copies, moment, result) : {}),
        failing: moment.failing.find((each) => hits(each, box))?.how ?? "",
      }));
    } else if (measured) {
      found.set(name, reading({
        busy: measured.utilisation, perSecond: measured.arrivals_per_s, wait: measured.wait_ms.mean, hit: measured.hit,
        measured: true, limits: result.limiting === name, ...lineOf(measured),
      }));
    } else if (guessed && !result) {
      found.set(name, reading({
        busy: guessed.utilisation, perSecond: guessed.offered_per_s, wait: guessed.wait_ms, measured: false, limits: estimate.limiting === name,
      }));
    }
  }
  return found;
}

/** Who waits, as a finding counts them: at the end of the run; of a line that was worked off, on average over it. */
function lineOf({ queue: { mean, end = 0 } }: BoxResult): Pick<Reading, "queue" | "counted"> {
  return end >= 1 ? { queue: end, counted: "at the end" } : { queue: mean, counted: "on average" };
}

/** Does a failure strike this box: by its name, or by its place? */
function hits({ whom }: Stretch, { name, fields: { place } }: Box): boolean {
  return whom === name || (typeof place === "string" && (place === whom || place.startsWith(`${whom}/`)));
}

/** Who is at work at a moment, as it was measured; by which shift, where the drawing's own hours say the same. */
function peopleAt({ fields: { shifts } }: Box, there: number, { from_s, to_s }: Moment, result: RunResult): { shift: string; hours: string } | undefined {
  const written = shiftsOf(shifts);
  if (written.length === 0) return undefined;
  const people = Math.round(there);
  const on = onShift(written, result, from_s, to_s);
  const same = on.reduce((sum, each) => sum + each.people, 0) === people;
  return {
    shift: people > 0 ? `${people.toLocaleString("en-US")} on shift` : "nobody on shift",
    hours: same ? on.map((each) => each.says).join(" and ") : "",
  };
}

interface Told {
  busy: number | null | undefined;
  perSecond: number;
  wait?: number | null;
  hit?: number | null;
  measured: boolean;
  limits?: boolean;
  queue?: number;
  counted?: string;
  copies?: number;
  shift?: string;
  hours?: string;
  failing?: string;
}

function reading({ busy, perSecond, wait = null, hit = null, measured, limits = false, queue = 0, counted = "", copies, shift = "", hours = "", failing = "" }: Told): Reading {
  const bounded = typeof busy === "number" && Number.isFinite(busy) && busy > 0 ? busy : null;
  const figure = bounded === null ? sayRate(perSecond) : sayBusy(bounded);
  const parts = [bounded === null ? `${sayRate(perSecond)} come in` : `${sayBusy(bounded)} busy`];
  if (failing) parts.unshift(failing);
  if (hit !== null) parts.push(`${sayShare(hit)} hit`);
  if (wait !== null && Number.isFinite(wait) && wait >= 0.05) parts.push(`waits ${sayMs(wait)}`);
  if (queue >= 1) parts.push([sayQueue(queue), "in line", counted].filter(Boolean).join(" "));
  if (shift) parts.push([shift, hours].filter(Boolean).join(" "));
  if (limits) parts.push("it limits the board");
  if (!measured) parts.push("estimate");
  return { busy: bounded, figure, sentence: parts.join(", "), measured, limits, queue, counted, copies: copies ?? null, shift, failing };
}

/** A queue's length in few letters: `7`, `1.2k`. */
export function sayQueue(queue: number): string {
  return sayMany(Math.round(queue));
}

function sayBusy(busy: number): string {
  const percent = busy * 100;
  if (percent < 1) return "<1\u2009%";
  return `${Math.round(percent).toLocaleString("en-US")}\u2009%`;
}

/** A flow for each arrow that a run measured, by the arrow's id. */
export function flows(
  document: BoardDocument, result: RunResult | null, moment: Moment | null = null, playing = false,
): ReadonlyMap<string, Flow> {
  const found = new Map<string, Flow>();
  if (!result) return found;
  const most = Math.max(0, ...Object.values(result.arrows).map((arrow) => arrow.calls_per_s));
  for (const arrow of arrowsOf(document)) {
    const measured = result.arrows[arrowName(arrow)];
    if (!measured) continue;
    if (moment) {
      found.set(arrow.id, flowAt(arrow, measured.calls_per_s, most, result, moment, playing));
      continue;
    }
    const trouble = [
      several(measured.retries, "retry", "retries"),
      several(measured.timeouts, "timeout", "timeouts"),
      several(measured.refused, "refused", "refused"),
    ].filter(Boolean).join(" · ");
    const load = most > 0 ? Math.sqrt(measured.calls_per_s / most) : 0;
    const sentence = [`${sayRate(measured.calls_per_s)}`, trouble].filter(Boolean).join(", ");
    found.set(arrow.id, { load, trouble, sentence, travels: 0, cut: false });
  }
  return found;
}

/** A run keeps no arrow's calls over time: they are told from what came in where the arrow leads, in the run's own proportions. */
function flowAt(arrow: Arrow, overall: number, most: number, result: RunResult, moment: Moment, playing: boolean): Flow {
  const usual = result.boxes[arrow.target]?.arrivals_per_s ?? 0;
  const now = moment.boxes[arrow.target]?.arrivals_per_s ?? 0;
  const calls = usual > 0 ? (overall * now) / usual : 0;
  const load = most > 0 ? Math.min(1, Math.sqrt(calls / most)) : 0;
  const cut = moment.failing.some(({ whom, how }) => whom === arrowName(arrow) || (how === "down" && whom === arrow.target));
  return { load, trouble: cut ? "fails" : "", sentence: sayRate(calls), travels: playing && calls > 0 ? 1 + Math.round(load * 3) : 0, cut };
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
