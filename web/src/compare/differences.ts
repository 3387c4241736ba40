/** Two attempts side by side: what each scored, measured and drew, and what changed between them. Pure. */

import type { TargetResult } from "../api/types";
import { sayMeasured, sayMoney } from "../app/say";
import { boxesOf, type BoardDocument } from "../board/document";
import { CRITERIA, DIMENSIONS, LEVELS } from "../report/rubric";
import type { Report } from "../report/types";

export type Way = "better" | "worse" | "same" | "unknown";

/** One line: the figure then and now, in words, and which way it went. */
export interface Line {
  says: string;
  then: string;
  now: string;
  way: Way;
}

export interface BoxChange {
  box: string;
  what: "added" | "removed" | "changed";
  /** What changed, field by field: `copies 1 → 3`. */
  how: string[];
}

/** The scores, the total first. */
export function scores(then: Report, now: Report): Line[] {
  const line = (says: string, a: number | null, b: number | null): Line => ({
    says, then: sayScore(a), now: sayScore(b), way: wayOf(a, b, 0.5),
  });
  return [
    line("Total", then.total, now.total),
    ...Object.entries(now.dimensions).map(([id, dimension]) =>
      line(dimension.title ?? DIMENSIONS[id] ?? id, then.dimensions[id]?.score ?? null, dimension.score)),
  ];
}

/** Criteria whose level moved, the largest step first. */
export function moved(then: Report, now: Report): Line[] {
  const lines = Object.entries(now.dimensions).flatMap(([id, dimension]) =>
    Object.entries(dimension.criteria).flatMap(([name, criterion]) => {
      const before = then.dimensions[id]?.criteria[name]?.level ?? null;
      if (before === criterion.level) return [];
      const line: Line = {
        says: criterion.title ?? CRITERIA[name] ?? name,
        then: sayLevel(before),
        now: sayLevel(criterion.level),
        way: wayOf(before, criterion.level, 0),
      };
      return [{ line, step: Math.abs((criterion.level ?? 0) - (before ?? 0)) }];
    }));
  return lines.sort((a, b) => b.step - a.step).map(({ line }) => line);
}

interface Peak {
  targets?: TargetResult[];
  usd_per_month?: number;
}

/** What the two last boards measured at the prompt's peak, target by target, and what they cost. */
export function measured(then: Report, now: Report): Line[] {
  const before = peakOf(then);
  const after = peakOf(now);
  const texts = [...new Set([...(before?.targets ?? []), ...(after?.targets ?? [])].map((each) => each.text))];
  const lines = texts.map((text): Line => {
    const a = before?.targets?.find((each) => each.text === text);
    const b = after?.targets?.find((each) => each.text === text);
    const lower = /<[^<>]*$/.test(text);
    return { says: text, then: sayTarget(a), now: sayTarget(b), way: wayOf(figure(a, lower), figure(b, lower), 0) };
  });
  const cost: Line = {
    says: "cost a month",
    then: before?.usd_per_month === undefined ? "not run" : sayMoney(before.usd_per_month),
    now: after?.usd_per_month === undefined ? "not run" : sayMoney(after.usd_per_month),
    way: wayOf(negative(before?.usd_per_month), negative(after?.usd_per_month), 0.5),
  };
  return [...lines, cost];
}

/** Boxes that came, went or say something else now. */
export function boxChanges(then: BoardDocument, now: BoardDocument): BoxChange[] {
  const before = new Map(boxesOf(then).map((box) => [box.name, box]));
  const after = new Map(boxesOf(now).map((box) => [box.name, box]));
  const names = [...new Set([...after.keys(), ...before.keys()])];
  return names.flatMap((name): BoxChange[] => {
    const a = before.get(name);
    const b = after.get(name);
    if (!a && b) return [{ box: b.label, what: "added", how: [] }];
    if (a && !b) return [{ box: a.label, what: "removed", how: [] }];
    if (!a || !b) return [];
    const how = [...new Set([...Object.keys(a.fields), ...Object.keys(b.fields)])].flatMap((field) => {
      const was = sayField(a.fields[field]);
      const is = sayField(b.fields[field]);
      return was === is ? [] : [`${field} ${was} → ${is}`];
    });
    return how.length > 0 ? [{ box: b.label, what: "changed", how }] : [];
  });
}

function peakOf(report: Report): Peak | null {
  const { runs } = report;
  return Array.isArray(runs) ? null : ((runs.peak ?? null) as Peak | null);
}

function figure(target: TargetResult | undefined, lowerIsBetter: boolean): number | null {
  const value = target?.measured ?? null;
  return value === null ? null : lowerIsBetter ? -value : value;
}

function negative(value: number | undefined): number | null {
  return value === undefined ? null : -value;
}

function sayTarget(target: TargetResult | undefined): string {
  if (!target || target.measured === null) return "not measured";
  return sayMeasured(target.measured, target.unit);
}

function sayScore(score: number | null): string {
  return score === null ? "–" : String(Math.round(score));
}

function sayLevel(level: number | null): string {
  return level === null ? "not read" : (LEVELS[level] ?? String(level));
}

function sayField(value: unknown): string {
  if (value === undefined || value === null) return "open";
  return typeof value === "object" ? JSON.stringify(value) : String(value as string | number | boolean);
}

/** Higher is better; differences up to `slack` are none. */
function wayOf(then: number | null, now: number | null, slack: number): Way {
  if (then === null || now === null) return "unknown";
  if (Math.abs(now - then) <= slack) return "same";
  return now > then ? "better" : "worse";
}
