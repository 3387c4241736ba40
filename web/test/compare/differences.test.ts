import { describe, expect, it } from "vitest";
import { boxChanges, measured, moved, scores } from "../../src/compare/differences";
import type { Report } from "../../src/report/types";

function report(total: number, level: number, p99: number, usd: number): Report {
  return {
    prompt: "amazon-one", title: "Palm checkout", minutes: 40,
    total, total_equal_weights: total, partial: false, clears_the_bar: total >= 70,
    dimensions: { scoping: { weight: 20, score: total, criteria: { S1: { level, evidence: [] }, S2: { level: 2, evidence: [] } } } },
    principles: [], mistakes: [], claims: [], ablation: [], judge: "offline",
    runs: {
      peak: {
        targets: [
          { text: "checkout p99 < 500 ms", measured: p99, unit: "ms", met: p99 < 500, ci95: null },
          { text: "checkout success > 99 %", measured: 99.5, unit: "%", met: true, ci95: null },
        ],
        usd_per_month: usd,
      } as never,
    },
  };
}

describe("two attempts", () => {
  const then = report(40, 1, 900, 2000);
  const now = report(71.4, 3, 320, 2600);

  it("says which way every score went", () => {
    expect(scores(then, now)).toEqual([
      { says: "Total", then: "40", now: "71", way: "better" },
      { says: "Scoping", then: "40", now: "71", way: "better" },
    ]);
  });

  it("lists only criteria that moved", () => {
    expect(moved(then, now)).toEqual([{ says: "Clarifying questions", then: "poor", now: "good", way: "better" }]);
  });

  it("knows that less is better where a target says so, and for money", () => {
    expect(measured(then, now).map(({ says, way }) => [says, way])).toEqual([
      ["checkout p99 < 500 ms", "better"],
      ["checkout success > 99 %", "same"],
      ["cost a month", "worse"],
    ]);
  });

  it("does not compare what was not run", () => {
    expect(measured({ ...then, runs: {} }, now).every(({ way }) => way === "unknown")).toBe(true);
  });

  it("names boxes that came, went and changed", () => {
    const before = { boxes: { a: { is: "clients" }, b: { copies: 1 }, old: {} } };
    const after = { boxes: { a: { is: "clients" }, b: { copies: 3, time: "8 ms" }, new: { label: "Redis" } } };
    expect(boxChanges(before, after)).toEqual([
      { box: "b", what: "changed", how: ["copies 1 → 3", "time open → 8 ms"] },
      { box: "Redis", what: "added", how: [] },
      { box: "old", what: "removed", how: [] },
    ]);
  });
});
