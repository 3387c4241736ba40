import { expect, it } from "vitest";
import { placeInside } from "../../src/canvas/Labeller";

it("opens where it was asked to, and wholly inside the frame near its edges", () => {
  expect(placeInside([40, 90], { width: 900, height: 600 })).toEqual([40, 90]);
  expect(placeInside([380, 590], { width: 390, height: 500 })).toEqual([174, 294]);
  expect(placeInside([-30, -4], { width: 390, height: 500 })).toEqual([6, 6]);
  expect(placeInside([100, 100], { width: 180, height: 160 })).toEqual([6, 6]);
});
