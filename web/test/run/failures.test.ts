import { expect, it } from "vitest";
import { failuresOf, seconds, stretchOf } from "../../src/run/failures";

it("reads when a failure strikes, whom and how", () => {
  expect(stretchOf("at 100 min for 2 min: palm-matcher down")).toEqual({
    from_s: 6000, to_s: 6120, what: "palm-matcher down", whom: "palm-matcher", how: "down",
  });
  expect(stretchOf("at 60 min for 30 s: templates slow x20")).toMatchObject({ whom: "templates", how: "slow ×20" });
  expect(stretchOf("at 1 h 30 min: scanners -> gateway cut")).toMatchObject({ from_s: 5400, to_s: Infinity, whom: "scanners -> gateway", how: "cut" });
  expect(stretchOf("at 5 min for 5 min: load x5")).toMatchObject({ whom: "", how: "×5" });
  expect(stretchOf("at 5 min for 5 min: db errors 5 %")).toMatchObject({ whom: "db", how: "errors 5 %" });
  expect(stretchOf("at 5 min for 5 min: eu-west-1 lost")).toMatchObject({ whom: "eu-west-1", how: "lost" });
});

it("lets through what it cannot read", () => {
  for (const text of ["", "matcher down", "at noon: matcher down", "at 5: x down"]) expect(stretchOf(text)).toBeNull();
});

it("reads times as the board writes them", () => {
  expect(seconds("1 500 ms")).toBe(1.5);
  expect(seconds("2 hours")).toBe(7200);
  expect(seconds("soon")).toBeNull();
  expect(seconds("")).toBeNull();
});

it("takes the board's own failures with those the run was given", () => {
  expect(failuresOf({ failures: ["b"] }, { failures: ["a", 7] })).toEqual(["a", "b"]);
  expect(failuresOf({ failures: [] }, { failures: [{ "at 5 min for 30 s": "db down" }] })).toEqual(["at 5 min for 30 s: db down"]);
  expect(failuresOf({ failures: [] }, {})).toEqual([]);
});
