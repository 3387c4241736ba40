import { expect, it } from "vitest";
import { meaningOf, type Point } from "../../src/board/document";
import { addNote, addStroke, editNote, notesOf, remove, strokePath, strokesOf, thinned, withoutStrokes } from "../../src/board/notes";

const board = { boxes: { a: {} } };

it("keeps notes and strokes in the board file, where they mean nothing", () => {
  const noted = addStroke(addNote(board, "Ask about PIN", [10.4, 20.6]), [[0, 0], [5, 0.1], [10, 0]]);
  expect(noted.notes).toEqual([{ text: "Ask about PIN", at: [10, 21] }, { stroke: "0,0 10,0" }]);
  expect(meaningOf(noted)).toBe(meaningOf(board));
  expect(notesOf(noted)).toEqual([{ index: 0, text: "Ask about PIN", at: [10, 21] }]);
  expect(strokesOf(noted)).toEqual([{ index: 1, points: [[0, 0], [10, 0]] }]);
  expect(withoutStrokes(noted).notes).toEqual([{ text: "Ask about PIN", at: [10, 21] }]);
});

it("edits, moves and removes; an emptied note is gone", () => {
  const noted = addNote(board, "a", [0, 0]);
  expect(notesOf(editNote(noted, 0, { at: [7, 8] }))[0]).toMatchObject({ text: "a", at: [7, 8] });
  expect(editNote(noted, 0, { text: " " })).toEqual(board);
  expect(remove(noted, 0)).toEqual(board);
});

it("shows what somebody wrote under notes by hand, and keeps what it does not understand", () => {
  expect(notesOf({ notes: "remember GDPR" })[0]?.text).toBe("remember GDPR");
  const odd = addNote({ notes: [7, { colour: "red" }] }, "b", [0, 0]);
  expect(odd.notes).toEqual([7, { colour: "red" }, { text: "b", at: [0, 0] }]);
  expect(strokesOf({ notes: [{ stroke: "1,2 x" }, { stroke: "nonsense" }] })).toEqual([{ index: 0, points: [[1, 2]] }]);
});

it("thins a stroke without leaving its line", () => {
  const circle = Array.from({ length: 200 }, (_, at): Point => [100 * Math.cos(at / 30), 100 * Math.sin(at / 30)]);
  const thin = thinned(circle, 1);
  expect(thin.length).toBeLessThan(60);
  expect(thin[0]).toEqual(circle[0]);
  expect(thin.at(-1)).toEqual(circle.at(-1));
  expect(strokePath([[0, 0], [10, 10], [20, 0]])).toBe("M0,0 Q10,10 15,5 L20,0");
  expect(strokePath([])).toBe("");
});
