import { expect, it } from "vitest";
import { latencyTargets } from "../../src/session/latencyTargets";

const target = (text: string) => ({ text, measured: 1, unit: "ms", met: true, ci95: null });

it("marks this journey's latency targets, in milliseconds", () => {
  const marks = latencyTargets("checkout", [
    target("checkout p99 < 500 ms"),
    target("checkout mean < 1.5 s"),
    target("refund p99 < 900 ms"),
    target("checkout success > 99.9 %"),
    target("checkout success during failures > 30 %"),
    target("cost < $2 000/month"),
  ]);
  expect(marks.map((mark) => [mark.ms, mark.text])).toEqual([[500, "p99 < 500 ms"], [1500, "mean < 1.5 s"]]);
});
