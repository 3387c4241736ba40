import { expect, it } from "vitest";
import type { Series } from "../../src/api/types";
import { flows, readings } from "../../src/canvas/readings";
import { linesOf } from "../../src/run/lines";
import { dwells, momentAt, seriesOf } from "../../src/run/moment";
import { runClock, sayMoment } from "../../src/run/say";
import { document as palm, result } from "../sample";

const FAILS = ["at 100 s for 60 s: matcher down"];
const series: Series = {
  t_s: [60, 120, 180, 240],
  boxes: {
    gateway: { utilisation: [null, null, null, null], queue: [0, 0, 0, 0], copies: [1, 1, 1, 1], arrivals_per_s: [14, 14, 14, 14] },
    matcher: { utilisation: [0.5, 0, 0.98, 0.6], queue: [0, 0, 1240, 2], copies: [3, 3, 3, 3], arrivals_per_s: [14, 14, 28, 14] },
  },
  journeys: {
    checkout: {
      offered_per_s: [14, 14, 14, 14], completed_per_s: [14, 0, 14, 14], success: [1, 0, 1, 1], mean_ms: [100, null, 900, 110],
    },
  },
};

it("shows the board as it stood in one slice of the run", () => {
  const down = momentAt(series, FAILS, 1);
  expect(down).toMatchObject({ from_s: 60, to_s: 120, boxes: { matcher: { busy: 0 } }, journeys: { checkout: { success: 0, mean_ms: null } } });
  expect(down.failing.map((each) => each.what)).toEqual(["matcher down"]);
  expect(readings(palm, null, result, down).get("matcher")).toMatchObject({ failing: "down", copies: 3, limits: false });
  const piled = readings(palm, null, result, momentAt(series, FAILS, 2)).get("matcher");
  expect(piled).toMatchObject({ busy: 0.98, queue: 1240, sentence: "down, 98\u2009% busy, 1.2k in line" });
  expect(momentAt(series, FAILS, 3).failing).toEqual([]);
  expect(momentAt(series, FAILS, 99).at).toBe(3);
});

it("lets requests travel only while it plays, and none into what is down", () => {
  const calm = momentAt(series, FAILS, 0);
  expect(flows(palm, result, calm).get("gateway → matcher")).toMatchObject({ travels: 0, cut: false });
  expect(flows(palm, result, calm, true).get("gateway → matcher")?.travels).toBeGreaterThan(0);
  expect(flows(palm, result, momentAt(series, FAILS, 1), true).get("gateway → matcher")).toMatchObject({ cut: true, trouble: "fails" });
});

it("says a moment in words", () => {
  const labelOf = (name: string): string => name.toUpperCase();
  expect(sayMoment(momentAt(series, FAILS, 2), labelOf)).toBe(
    "at 3:00; checkout 100\u2009% succeed, 900\u2009ms on average; MATCHER down; 1,240 wait at MATCHER",
  );
  expect([0.5, 75, 6120].map(runClock)).toEqual(["0.5 s", "1:15", "1:42:00"]);
});

it("stays where something happens and hurries through the calm", () => {
  const stays = dwells(series, FAILS);
  expect(stays[1]).toBeGreaterThan(5 * (stays[0] ?? 0));
  expect(stays[3]).toBe(stays[0]);
  const long: Series = { ...series, t_s: Array.from({ length: 400 }, (_, at) => at + 1), journeys: { a: { offered_per_s: [], completed_per_s: [], success: Array<number>(400).fill(0), mean_ms: [] } } };
  expect(dwells(long, []).reduce((sum, each) => sum + each, 0)).toBeLessThan(30_000);
});

it("draws latency between its least and its most, and what was lost", () => {
  expect(linesOf(series)).toEqual({ latency: [0, null, 1, expect.closeTo(0.043, 2)], lost: [0, 1, 0, 0] });
  const flat: Series = { ...series, journeys: { a: { offered_per_s: [], completed_per_s: [], success: [1, 1], mean_ms: [100, 101] } }, t_s: [1, 2] };
  expect(Math.abs((linesOf(flat).latency[0] ?? 0) - (linesOf(flat).latency[1] ?? 0))).toBeLessThan(0.02);
});

it("has no time to show where the log left it out", () => {
  expect(seriesOf(null)).toBeNull();
  expect(seriesOf(result)).toBeNull();
});
