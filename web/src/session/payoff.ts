/** What became of a prediction: how close it came to what the run measured. Pure. */

import type { Card, Run, RunResult } from "../api/types";
import { sayMs, sayShare } from "../app/say";
import { milliseconds } from "../board/validate";

export interface Payoff {
  /** `You predicted 80 % success${of} while it lasts; 73.2 % was measured: 6.8 points off.` */
  text: string;
  /** `moot` where the board fails as much by itself: then it says nothing of the failure. */
  verdict: "close" | "off" | "moot";
}

/** Within so many points a share is near; so is one whose failing part is within a factor of two, as the report judges. */
const NEAR_POINTS = 5;
const NEAR_FACTOR = 2;
/** Below so many percent a board fails by itself. */
const FAILS = 90;

/**
 * One line a number that was put on record; none where the prediction had no number, or nothing was measured. `others`
 * are runs it may be held against: the same drawing under the same load, with nothing failing; without one, the
 * time of this run before anything failed stands for it.
 */
export function payoffs(run: Run, cards: readonly Card[], others: readonly Run[] = []): Payoff[] {
  const card = cards.find((each) => each.id === run.prediction);
  if (!card || !run.result) return [];
  const calm = others.findLast((each) => each.result && each.failures.length === 0 && each.drawn === run.drawn && each.load === run.load);
  const name = heldTo(card, run.result);
  if (name === undefined) return [];
  // Which journey it is of is said wherever there is another.
  const of = Object.keys(run.result.journeys).length > 1 ? ` of ${name}` : "";
  return [ofSuccess(card, run.result, calm?.result ?? null, name, of), ofLatency(card, run.result, name, of)].filter((each) => each !== null);
}

/** The one journey a prediction is held to: the one it was asked of; else the one with the tightest p99 target. */
function heldTo({ journey }: Card, { journeys, targets }: RunResult): string | undefined {
  if (journey !== undefined && journeys[journey]) return journey;
  const bound = (name: string): number => {
    const text = targets.find((each) => each.text.startsWith(`${name} p99 <`))?.text.replace(/^.*<=?/, "");
    return milliseconds(text ?? "") ?? Infinity;
  };
  return Object.keys(journeys).reduce<string | undefined>((best, name) => (best !== undefined && bound(best) <= bound(name) ? best : name), undefined);
}

function ofSuccess({ success }: Card, result: RunResult, calm: RunResult | null, name: string, of: string): Payoff | null {
  if (typeof success !== "number") return null;
  const judged = result.targets.find((each) => each.text.startsWith(`${name} success during failures `) && each.measured !== null);
  const share = result.journeys[name]?.during_failures?.success;
  const measured = judged?.measured ?? (typeof share === "number" ? 100 * share : null);
  if (measured === null) return null;
  const without = 100 * (calm?.journeys[name]?.success ?? result.journeys[name]?.before_failures?.success ?? NaN);
  if (without < FAILS && without - measured < NEAR_POINTS) {
    return {
      text: `You predicted ${sayShare(success / 100)} success${of} while it lasts; ${sayShare(measured / 100)} was measured. Without the failure it is ${sayShare(without / 100)}: the board fails by itself.`,
      verdict: "moot",
    };
  }
  const apart = Math.abs(success - measured);
  const [lost, expected] = [Math.max(100 - measured, 1e-7), Math.max(100 - success, 1e-7)];
  const near = apart <= NEAR_POINTS || factor(lost, expected) <= NEAR_FACTOR;
  const points = Number(apart.toPrecision(2));
  const told = points === 0 ? "exactly so" : near && apart < 1 ? "right to the point" : `${points} ${points === 1 ? "point" : "points"} off`;
  return { text: `You predicted ${sayShare(success / 100)} success${of} while it lasts; ${sayShare(measured / 100)} was measured: ${told}.`, verdict: near ? "close" : "off" };
}

function ofLatency({ p99 }: Card, result: RunResult, name: string, of: string): Payoff | null {
  const said = milliseconds(p99 ?? "");
  const measured = tailOf(result, name);
  if (said === null || said <= 0 || measured === null) return null;
  const times = factor(measured, said);
  const told = times < 1.5 ? `within ${Math.max(1, Math.ceil((times - 1) * 100 - 1e-9))} %` : `${times < 10 ? times.toFixed(1) : Math.round(times)} times ${measured > said ? "slower" : "faster"}`;
  return { text: `You predicted p99 ${sayMs(said)}${of}; ${sayMs(measured)} was measured: ${told}.`, verdict: times <= NEAR_FACTOR ? "close" : "off" };
}

/** The p99 of a journey in milliseconds: as its target was judged, which counts who is still inside; else of those that were done. */
export function tailOf({ journeys, targets }: RunResult, name: string): number | null {
  const judged = targets.find((each) => each.text.startsWith(`${name} p99 `) && each.measured !== null);
  const unit = judged ? milliseconds(`1 ${judged.unit}`) : null;
  if (judged && unit !== null) return (judged.measured ?? 0) * unit;
  return journeys[name]?.latency_ms.p99 ?? null;
}

function factor(a: number, b: number): number {
  return a > b ? a / b : b / a;
}
