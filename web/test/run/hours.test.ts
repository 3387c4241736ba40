import { describe, expect, it } from "vitest";
import type { RunResult, Series } from "../../src/api/types";
import { readings } from "../../src/canvas/readings";
import { clockAt, onShift, sayHours, sayWhole, shiftsOf, type Hours } from "../../src/run/hours";
import { momentAt } from "../../src/run/moment";
import { result } from "../sample";

const HOUR = 3600;

function hours(starts: string | null, long_h: number, more: { warm_up_s?: number; at_peak?: boolean } = {}): Hours {
  const [h = 0, m = 0] = (starts ?? "").split(":").map(Number);
  return {
    simulated_s: long_h * HOUR - 60,
    window: { starts, starts_s: starts === null ? null : h * HOUR + m * 60, for_s: long_h * HOUR, warm_up_s: 60, ...more },
  };
}

describe("the hours of a run", () => {
  it.each([
    [hours("00:00", 24), "the whole day, from 00:00"],
    [hours("06:00", 25, { warm_up_s: HOUR }), "the whole day, from 06:00"],
    [hours("00:00", 28, { warm_up_s: 0 }), "28\u2009h from 00:00"],
    [hours("12:00", 8), "8\u2009h from 12:00"],
    [hours("18:00", 4, { at_peak: true }), "4\u2009h around the peak, from 18:00"],
    [hours("19:55", 1 / 6, { at_peak: true }), "10\u2009min at the peak"],
    [hours(null, 0.3), "18\u2009min"],
    [{ ...hours("00:00", 24), stopped: "long enough", simulated_s: 3 * HOUR }, "the first 3\u2009h of the whole day, from 00:00"],
    [{}, ""],
  ])("are said in a few words: %#", (run, says) => {
    expect(sayHours(run)).toBe(says);
  });

  it("are on the clock on the wall, also past midnight and past a day", () => {
    const day = hours("05:00", 25, { warm_up_s: HOUR });
    expect([0, 7920, 19 * HOUR, 19 * HOUR + 60, 25 * HOUR].map((at) => clockAt(day, at))).toEqual([
      "05:00", "07:12", "24:00", "00:01", "06:00 next day",
    ]);
    expect(clockAt(hours("19:00", 1), 1830)).toBe("19:30:30");
    expect(clockAt(hours("10:00", 8), 750)).toBe("10:13");
    expect(sayWhole(hours("10:00", 8), 8 * HOUR)).toBe("10:00 to 18:00");
  });

  it("are the run's own where the hour means nothing, and in a run too short for one", () => {
    expect(clockAt(hours(null, 4), 7920)).toBe("2:12:00");
    expect(clockAt(hours("19:55", 1 / 6), 130)).toBe("2:10");
    expect(sayWhole(hours(null, 4), 4 * HOUR)).toBe("4:00:00");
    expect(clockAt({}, 75)).toBe("1:15");
  });
});

describe("people on shifts", () => {
  const written = ["06:00-14:00 x 1250", "14:00 to 22:00 x 1 750", "22:00-06:00 x 800"];
  const from = (at_h: number): string[] => onShift(shiftsOf(written), hours("05:00", 25), at_h * HOUR, (at_h + 0.2) * HOUR).map((each) => each.says);

  it("are those whose hours it is, through the night", () => {
    expect(shiftsOf(written).map((each) => each.people)).toEqual([1250, 1750, 800]);
    expect([0, 1, 8.8, 9, 18, 20].map(from)).toEqual([
      ["22:00–06:00"], ["06:00–14:00"], ["06:00–14:00"], ["14:00–22:00"], ["22:00–06:00"], ["22:00–06:00"],
    ]);
    expect(onShift(shiftsOf(written), {}, 0, 60)).toEqual([]);
    expect(shiftsOf(undefined)).toEqual([]);
  });

  it("are told on their box at the moment shown, by their shift only where it is as many as were measured", () => {
    const board = { boxes: { crew: { is: "people", shifts: written } }, arrows: [] };
    const at = (copies: number): ReturnType<typeof readings> => {
      const series: Series = { t_s: [600, 1200], journeys: {}, boxes: { crew: { utilisation: [0.9, 0.9], queue: [0, 0], copies: [copies, copies], arrivals_per_s: [9, 9] } } };
      const ran: RunResult = { ...result, ...hours("15:00", 8) };
      return readings(board, null, ran, momentAt(series, [], 1));
    };
    expect(at(1750).get("crew")).toMatchObject({ shift: "1,750 on shift", sentence: "90\u2009% busy, 1,750 on shift 14:00–22:00" });
    expect(at(1500).get("crew")?.sentence).toBe("90\u2009% busy, 1,500 on shift");
    expect(at(0).get("crew")?.shift).toBe("nobody on shift");
  });
});
