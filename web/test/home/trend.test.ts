import { expect, it } from "vitest";
import type { SessionSummary } from "../../src/api/types";
import { inWords, trendOf } from "../../src/home/trend";

const session = (started: string, total: number | null, scoping: number | null = null, ended = true): SessionSummary => ({
  id: started, prompt: "a", title: "A", started, minutes: 45, step: "improve", now_s: 0, running: false, ended, total, dimensions: { scoping },
});

it("is no trend before the second scored session", () => {
  expect(trendOf([])).toBeNull();
  expect(trendOf([session("2026-01-01", 50), session("2026-01-02", null), session("2026-01-03", 60, 1, false)])).toBeNull();
});

it("goes from the oldest to the newest, gaps kept", () => {
  const trend = trendOf([session("2026-01-03", 71.6, 80), session("2026-01-02", 60), session("2026-01-01", 50, 40)]);
  expect(trend?.total.points).toEqual([50, 60, 71.6]);
  expect(trend?.dimensions[0]).toEqual({ name: "Scoping", points: [40, null, 80] });
  expect(inWords(trend!.dimensions[0]!)).toBe("Scoping: from 40 to 80 over 2 sessions");
  expect(inWords(trend!.dimensions[1]!)).toBe("Architecture: not read yet");
});
