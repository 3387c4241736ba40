import { expect, it } from "vitest";
import type { Estimate } from "../../src/api/types";
import { FIRST, stepAt, STEPS } from "../../src/tour/steps";

const busy = (utilisation: number): Estimate => ({
  journeys: {}, boxes: { matcher: { utilisation, wait_ms: 1, offered_per_s: 96 } }, cost: { usd_per_month: 0 }, limiting: null,
});
const drawn = { ...FIRST, boxes: { ...(FIRST.boxes as object), redis: { is: "cache" } } };
const connected = { ...drawn, arrows: [...(FIRST.arrows as string[]), "matcher -> redis"] };

it("goes on when what it asked for was done, and not before", () => {
  expect(stepAt(0, FIRST, null)).toBe(0);
  expect(stepAt(0, FIRST, busy(0.96))).toBe(0);
  expect(stepAt(0, FIRST, busy(0.48))).toBe(1);
  expect(stepAt(1, drawn, busy(0.48))).toBe(2);
  expect(stepAt(2, connected, busy(0.48))).toBe(STEPS.length);
});

it("never goes back", () => {
  expect(stepAt(1, FIRST, busy(0.96))).toBe(1);
});
