import { expect, it } from "vitest";
import { otherwiseOf } from "../../src/board/document";
import { BOX, arrowPath, overlaps, rectangleAt } from "../../src/board/geometry";
import { alongside, labelPlace, wordsAt, written } from "../../src/board/labels";

const [a, b] = [rectangleAt([0, 0]), rectangleAt([400, 200])];

it("puts an arrow's words at its middle where nothing is in the way", () => {
  const path = arrowPath(a, b);
  expect(labelPlace(path, written(path, "miss", "").size, [a, b])).toEqual({ along: 0.5, side: 1, far: false });
});

it("moves them to where no box covers them", () => {
  const path = arrowPath(a, b);
  const size = written(path, "400 ms · 2 retries", "1.2k timeouts").size;
  const [x, y] = path.middle;
  const boxes = [a, b, rectangleAt([x - BOX.width / 2, y - BOX.height - 2]), rectangleAt([x - BOX.width / 2, y + 4])];
  const words = wordsAt(path, size, labelPlace(path, size, boxes));
  expect(boxes.filter((box) => overlaps(words, box))).toEqual([]);
});

it("keeps them off the lines of this arrow and of others", () => {
  const [top, below, aside] = [rectangleAt([0, 0]), rectangleAt([0, 100]), rectangleAt([190, 100])];
  const [straight, bent] = [arrowPath(top, below, 0, 10, true), arrowPath(top, aside, 0, 10, true)];
  const lines = [straight, bent].flatMap(alongside);
  for (const path of [straight, bent]) {
    const { size } = written(path, "20 %", "");
    const words = wordsAt(path, size, labelPlace(path, size, [top, below, aside, ...lines]));
    expect([top, below, aside, ...lines].filter((each) => overlaps(words, each))).toEqual([]);
  }
});

it("breaks words to the room there is", () => {
  const near = arrowPath(a, rectangleAt([BOX.width + 60, 0]));
  expect(written(near, "miss · 400 ms · 2 retries", "").lines.map(({ text }) => text)).toEqual(["miss", "400 ms", "2 retries"]);
});

it("breaks a number from its word where there is no room for both, and keeps clear of other words", () => {
  const near = arrowPath(a, rectangleAt([BOX.width + 60, 0]));
  const { lines, size } = written(near, "", "9.4k timeouts");
  expect(lines.map(({ text }) => text)).toEqual(["9.4k", "timeouts"]);
  const first = wordsAt(near, size, labelPlace(near, size, [a]));
  const second = wordsAt(near, size, labelPlace(near, size, [a, first]));
  expect(overlaps(first, second)).toBe(false);
});

it("draws an else as an arrow of its own, where its box is there", () => {
  const document = { boxes: { a: {}, b: {}, c: {} }, arrows: [{ "a -> b": { else: "c" } }, { "a -> c": { else: "gone" } }] };
  expect(otherwiseOf(document)).toEqual([{ id: "a → b else", source: "a", target: "c", of: "a → b" }]);
});

it("puts them over the boxes where the gap between is too narrow", () => {
  const boxes = [a, rectangleAt([BOX.width + 60, 0])];
  const path = arrowPath(a, boxes[1]!);
  const size = written(path, "", "138 reconsiderations").size;
  const place = labelPlace(path, size, boxes);
  expect(place.far).toBe(true);
  expect(boxes.filter((box) => overlaps(wordsAt(path, size, place), box))).toEqual([]);
});
