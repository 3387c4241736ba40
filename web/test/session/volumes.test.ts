import { expect, it } from "vitest";
import { holdsANumber } from "../../src/session/Ledger";
import { asSentence, workedOut } from "../../src/session/volumes";

it("shows its arithmetic from a day's count to a year's bytes", () => {
  expect(workedOut({ many: "1 M", per: "day", peak: "3", size: "2 KB" })).toEqual([
    { sum: "1,000,000 a day ÷ 86,400 s", gives: "11.6/s on average" },
    { sum: "11.6/s × 3", gives: "34.7/s at peak" },
    { sum: "34.7/s × 2 KB", gives: "69.4 KB/s at peak" },
    { sum: "1,000,000 a day × 2 KB × 365", gives: "730 GB a year" },
  ]);
  expect(asSentence(workedOut({ many: "50 000", per: "hour", peak: "", size: "" }))).toBe("50,000 an hour ÷ 3,600 s = 13.9/s on average");
});

it("waits for a number it can read", () => {
  for (const many of ["", "lots", "1 zillion", "-3", "0"]) expect(workedOut({ many, per: "day", peak: "", size: "" })).toEqual([]);
  expect(workedOut({ many: "10", per: "second", peak: "x", size: "big" })).toHaveLength(1);
});

it("takes facts with a number for metrics", () => {
  expect(["Ten thousand stores in all.", "under 500 ms", "Any US store."].map(holdsANumber)).toEqual([true, true, false]);
});
