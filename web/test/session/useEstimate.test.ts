import { expect, it } from "vitest";
import type { EstimateAnswer, Mistake } from "../../src/api/types";
import { standing } from "../../src/session/useEstimate";

const figures: EstimateAnswer = {
  mistakes: [], agreed: [], assumed: [],
  estimate: { journeys: {}, boxes: { web: { utilisation: 0.4, wait_ms: 1, offered_per_s: 9 } }, cost: { usd_per_month: 70 }, limiting: "web" },
};
const mistake: Mistake = { line: 3, column: 1, where: "box web, time", rule: "`soon` is no time", mend: "Write `80 ms`" };

it("keeps the figures of before while a drawing cannot be read", () => {
  const broken: EstimateAnswer = { mistakes: [mistake], estimate: null, why: null, agreed: ["checkout p99 < 400 ms"] };
  expect(standing(broken, figures)).toEqual({ ...figures, mistakes: [mistake], agreed: ["checkout p99 < 400 ms"] });
  expect(standing(broken, null)).toBe(broken);
  expect(standing(figures, broken)).toBe(figures);
});
