import { describe, expect, it } from "vitest";
import type { Curveball, Run } from "../../src/api/types";
import { changedSince, loadNow, sayChange } from "../../src/session/freshness";
import { apply } from "../../src/session/state";
import { begun } from "./snapshot";

const run = (more: Partial<Run>): Run => ({ id: "r", at: 100, result: null, failures: [], drawn: 5, load: null, ...more });
const board = { text: "", document: {}, mistakes: [], number: 5 };
const double: Curveball = { text: "Twice as many.", load: "x2", at: 200 };
const closer: Curveball = { text: "Faster.", target: "ping p99 < 80 ms", at: 300 };

describe("does a run still stand", () => {
  it("for the drawing, the load and the targets it was made with", () => {
    expect(changedSince(run({}), { board, curveballs: [] })).toBeNull();
    expect(changedSince(run({ drawn: 4 }), { board, curveballs: [] })).toBe("board");
    expect(changedSince(run({}), { board, curveballs: [double] })).toBe("load");
    expect(changedSince(run({ load: "x2", at: 250 }), { board, curveballs: [double] })).toBeNull();
    expect(changedSince(run({ load: "x2", at: 250 }), { board, curveballs: [double, closer] })).toBe("target");
    expect(loadNow([double, closer])).toBe("x2");
  });

  it("also after boxes were only moved", () => {
    const drawn = (n: number, document: object) => ({ n, at: n, kind: "drawn", data: { text: "", document, mistakes: [] } });
    const boxes = { a: { is: "clients" }, b: { is: "service" } };
    const first = apply(begun(), drawn(5, { boxes, arrows: ["a -> b"] }));
    const moved = apply(first, drawn(6, { boxes, arrows: ["a -> b"], layout: { a: [9, 9] } }));
    expect(changedSince(run({}), moved)).toBeNull();
    const more = apply(moved, drawn(7, { boxes: { ...boxes, b: { is: "service", copies: 2 } }, arrows: ["a -> b"] }));
    expect(changedSince(run({}), more)).toBe("board");
  });

  it("says what has changed", () => {
    expect(sayChange("load", "Run 1", [double])).toBe("Run 1 was at the load of before. A run now carries twice the load.");
    expect(sayChange("board", "Run 1", [])).toBe("The board has changed since run 1.");
    expect(sayChange("target", "Run 1", [closer])).toContain("not held to what is asked now: ping p99 <\u00a080\u00a0ms.");
  });
});
