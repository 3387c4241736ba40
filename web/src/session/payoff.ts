/** What became of a prediction: how close it came to what the run measured. Pure. */

import type { Card, Run, RunResult } from "../api/types";
import { sayMs, sayShare } from "../app/say";
import { amount } from "./volumes";

export interface Payoff {
  /** `You predicted 80 % success while it lasts; 73.2 % was measured: 6.8 points off.` */
  text: string;
  near: boolean;
}

/** Within so many points a share is near; so is one whose failing part is within a factor of two, as the report judges. */
const NEAR_POINTS = 5;
const NEAR_FACTOR = 2;
const IN_MS: Readonly<Record<string, number>> = { "": 1, ms: 1, s: 1000, sec: 1000, min: 60_000 };

/** One line a number that was put on record; none where the prediction had no number, or nothing was measured. */
export function payoffs(run: Run, cards: readonly Card[]): Payoff[] {
  const card = cards.find((each) => each.id === run.prediction);
  if (!card || !run.result) return [];
  return [ofSuccess(card, run.result), ofLatency(card, run.result)].filter((each) => each !== null);
}

function ofSuccess({ success }: Card, result: RunResult): Payoff | null {
  if (typeof success !== "number") return null;
  const during = result.targets.filter((each) => each.text.includes("during failures") && each.unit === "%" && each.measured !== null);
  const measured = during.length > 0 ? Math.min(...during.map((each) => each.measured ?? 100)) : null;
  if (measured === null) return null;
  const apart = Math.abs(success - measured);
  const [lost, expected] = [Math.max(100 - measured, 1e-7), Math.max(100 - success, 1e-7)];
  const near = apart <= NEAR_POINTS || factor(lost, expected) <= NEAR_FACTOR;
  const points = Number(apart.toPrecision(2));
  const told = points === 0 ? "exactly so" : near && apart < 1 ? "right to the point" : `${points} ${points === 1 ? "point" : "points"} off`;
  return { text: `You predicted ${sayShare(success / 100)} success while it lasts; ${sayShare(measured / 100)} was measured: ${told}.`, near };
}

function ofLatency({ p99 }: Card, result: RunResult): Payoff | null {
  const said = amount(p99 ?? "", IN_MS);
  const tails = Object.values(result.journeys).flatMap((each) => (typeof each.latency_ms.p99 === "number" ? [each.latency_ms.p99] : []));
  if (said === null || said <= 0 || tails.length === 0) return null;
  const measured = Math.max(...tails);
  const times = factor(measured, said);
  const told = times < 1.5 ? `within ${Math.max(1, Math.ceil((times - 1) * 100 - 1e-9))} %` : `${times < 10 ? times.toFixed(1) : Math.round(times)} times ${measured > said ? "slower" : "faster"}`;
  return { text: `You predicted p99 ${sayMs(said)}; ${sayMs(measured)} was measured: ${told}.`, near: times <= NEAR_FACTOR };
}

function factor(a: number, b: number): number {
  return a > b ? a / b : b / a;
}
