import { expect, it } from "vitest";
import { unbounded } from "../../src/session/Targets";
import { whatLimits } from "../../src/session/whatLimits";
import { result } from "../sample";

const calm = {
  ...result,
  journeys: { checkout: { ...result.journeys.checkout!, failed: {}, where_the_time_goes: { matcher: { wait_ms: 0.1, work_ms: 80, share: 1 } } } },
  boxes: { matcher: { ...result.boxes.matcher!, utilisation: 0.25 } },
};

it("names the line that holds requests up, and how busy its box is", () => {
  const time = { matcher: { wait_ms: 165, work_ms: 20, share: 0.9 }, templates: { wait_ms: 1, work_ms: 14, share: 0.1 } };
  const run = { ...calm, journeys: { checkout: { ...calm.journeys.checkout, where_the_time_goes: time } } };
  expect(whatLimits(run)).toEqual([{ before: "165\u2009ms of 200\u2009ms is waiting in line at", box: "matcher", after: ", 25\u2009% busy." }]);
});

it("names where requests are lost, and to what", () => {
  const run = {
    ...calm,
    journeys: { checkout: { ...calm.journeys.checkout, failed: { error: 3000, timeout: 2 } } },
    arrows: { "gateway -> matcher": { calls_per_s: 9, retries: 0, timeouts: 0, refused: 3000 } },
  };
  expect(whatLimits(run)).toEqual([{ before: "3,000 requests failed, most of them at", box: "matcher", after: "." }]);
});

it("tells the causes the run found, the dearest first", () => {
  const says = "lets in 10 000/s and is asked for 100 000/s: 146 M calls were over it";
  const run = { ...calm, causes: [{ box: "gateway", why: "limit", share: 0.9, says }] };
  expect(whatLimits(run)).toMatchObject([{ before: "", box: "gateway" }]);
  expect(whatLimits(run)[0]?.after.replace(/\s/g, " ")).toBe(` ${says}.`);
});

it("says how much more the fullest box would take where nothing limits", () => {
  expect(whatLimits(calm)[0]).toMatchObject({ box: "matcher", after: ", 25\u2009% busy: about 4.0 times this load would fill it." });
  expect(whatLimits({ ...calm, boxes: {} })[0]?.before).toBe("Nothing on this board can fill up.");
});

it("keeps a bound to itself", () => {
  expect(unbounded("checkout success during failures > 99 %")).toBe("checkout success during failures");
  expect(unbounded("cost < $10 000/month")).toBe("cost");
});
