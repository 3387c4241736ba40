import { expect, it } from "vitest";
import { failureName, failureNames, failureTime } from "../../src/session/failureName";

it.each([
  ["at 60 min for 2 min: templates slow x20", "templates slow ×20"],
  ["at 140 min for 2 min: scanners -> gateway cut", "scanners → gateway cut"],
  ["at 200 min for 5 min: load x5", "load ×5"],
  ["at 3 min: box2x down", "box2x down"],
  ["us-east-1 lost", "us-east-1 lost"],
])("%s", (text, name) => {
  expect(failureName(text)).toBe(name);
});

it("says what it hits by its label on this board", () => {
  const labels: Record<string, string> = { scanners: "Palm scanner", "api-gw": "API Gateway" };
  expect(failureName("at 140 min for 2 min: scanners -> api-gw cut", (box) => labels[box] ?? box)).toBe("Palm scanner → API Gateway cut");
});

it("calls no two failures the same", () => {
  expect(failureNames(["at 5 s for 400 ms: app down", "at 8 s for 1 s: app down", "at 4 s for 6 s: load x1.5"])).toEqual(
    ["app down for 400 ms", "app down for 1 s", "load ×1.5"],
  );
  expect(failureNames(["at 1 min for 2 min: app down", "at 9 min for 2 min: app down"])).toEqual(
    ["app down for 2 min from 1 min", "app down for 2 min from 9 min"],
  );
  expect(failureNames(["at 1 min: app down", "at 1 min for 2 min: app down"])).toEqual(["app down to the end", "app down for 2 min"]);
});

it("says when it begins and how long it lasts", () => {
  const said = (text: string): string => failureTime(text).replaceAll("\u00a0", " ");
  expect(said("at 5 s for 400 ms: position-intake down")).toBe("From 5 s into the run, for 400 ms.");
  expect(said("at 3 min: app down")).toBe("From 3 min into the run, to its end.");
  expect(said("us-east-1 lost")).toBe("");
});
