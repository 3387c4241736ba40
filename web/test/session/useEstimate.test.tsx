import { act } from "react";
import { expect, it, vi } from "vitest";
import { api } from "../../src/api/http";
import type { EstimateAnswer, Mistake } from "../../src/api/types";
import { still, type Room } from "../../src/session/store";
import { standing, useEstimate } from "../../src/session/useEstimate";
import { render } from "../render";
import { begun } from "./snapshot";

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

it("is asked anew for what is confirmed, not for what is still on its way", () => {
  vi.useFakeTimers();
  const asked = vi.spyOn(api, "estimate").mockReturnValue(new Promise(() => undefined));
  function Asking(room: Room) {
    useEstimate(room);
    return null;
  }
  const room = still(begun());
  const rest = (): void => { act(() => { vi.runAllTimers(); }); };
  const { again } = render(<Asking {...room} />);
  rest();
  again(<Asking {...room} view={{ ...room.view, cards: [{ id: "c", kind: "metric", text: "p99 < 500 ms" }] }} />);
  rest();
  expect(asked).toHaveBeenCalledTimes(1);
  again(<Asking {...room} knownAt={2} />);
  rest();
  expect(asked).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});
