import { expect, it } from "vitest";
import { failureName } from "../../src/session/failureName";

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
