import { expect, it } from "vitest";
import { advance, begin, redo, redoes, undo, undoes } from "../../src/board/history";

it("goes back and forth without limit", () => {
  let history = begin(0);
  for (let at = 1; at <= 5000; at++) history = advance(history, at, `step ${at}`);
  expect(undoes(history)).toBe("step 5000");
  for (let at = 0; at < 5000; at++) history = undo(history);
  expect(history.present).toBe(0);
  expect(undo(history)).toBe(history);
  expect(redoes(history)).toBe("step 1");
  for (let at = 0; at < 5000; at++) history = redo(history);
  expect(history.present).toBe(5000);
  expect(redo(history)).toBe(history);
});

it("forgets what was undone once something else is done", () => {
  const history = advance(undo(advance(begin("a"), "b", "b")), "c", "c");
  expect(redoes(history)).toBeNull();
  expect(undo(history).present).toBe("a");
});

it("undoes one gesture as one, and two gestures as two", () => {
  let history = begin(0);
  for (const value of [1, 2, 3]) history = advance(history, value, "nudge", "nudge a");
  expect(undo(history).present).toBe(0);
  history = advance(history, 4, "nudge", "nudge b");
  expect(undo(history).present).toBe(3);
  history = advance(undo(history), 9, "nudge", "nudge a");
  expect(undo(history).present).toBe(3);
});

it("keeps nothing of a change that changed nothing", () => {
  const history = begin("a");
  expect(advance(history, "a", "nothing")).toBe(history);
});
