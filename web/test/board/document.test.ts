import { describe, expect, it } from "vitest";
import { arrowName, arrowsOf, boxesOf, canonical, isName, layoutOf, linesOf, meaningOf } from "../../src/board/document";
import { document as palm } from "../sample";

describe("reading boxes", () => {
  it("takes a map, a list, or only what the arrows name", () => {
    const names = (document: Record<string, unknown>) => boxesOf(document).map((box) => box.name);
    expect(names({ boxes: { a: null, b: { copies: 2 } } })).toEqual(["a", "b"]);
    expect(names({ boxes: ["a", { b: { copies: 2 } }] })).toEqual(["a", "b"]);
    expect(names({ arrows: ["b -> c", "a ~> b"] })).toEqual(["b", "c", "a"]);
    expect(names({ boxes: ["a"], arrows: ["a -> z"] })).toEqual(["a", "z"]);
    expect(names({})).toEqual([]);
  });

  it("shows the label where there is one", () => {
    expect(boxesOf({ boxes: { a: { label: "Front door" }, b: { label: " " } } }).map((box) => box.label)).toEqual(["Front door", "b"]);
  });
});

describe("reading arrows", () => {
  it("reads plain arrows, options, and chains", () => {
    const document = { arrows: ["a -> b ~> c", { "b -> d": { on: "miss" } }] };
    expect(arrowsOf(document).map(arrowName)).toEqual(["a -> b", "b ~> c", "b -> d"]);
    expect(arrowsOf(document)[2]?.options).toEqual({ on: "miss" });
  });

  it("tells twins apart and keeps what it cannot read", () => {
    const document = { arrows: [{ "a -> b": { on: "hit" } }, { "a -> b": { on: "miss" } }, "nonsense", 7] };
    const ids = arrowsOf(document).map((arrow) => arrow.id);
    expect(new Set(ids).size).toBe(2);
    expect(linesOf(document).slice(2)).toEqual([{ unread: "nonsense" }, { unread: 7 }]);
  });
});

it("leaves out places that are no places", () => {
  expect(layoutOf({ layout: { a: [1, 2], b: [1], c: "x", d: ["3", 4], e: [null, Number.NaN] } })).toEqual({ a: [1, 2], d: [3, 4] });
});

it("knows which names the file allows", () => {
  expect(["a", "api-gw_2.b"].every(isName)).toBe(true);
  expect(["2a", "", "a b", "-a"].some(isName)).toBe(false);
});

describe("meaning", () => {
  it("is the same after moving, retitling and relabelling, and another after an edit", () => {
    const moved = { ...palm, layout: { scanner: [4, 4] }, title: "x", boxes: { ...(palm.boxes as object), scanner: { is: "clients", label: "Y" } } };
    expect(meaningOf(moved)).toBe(meaningOf(palm));
    expect(meaningOf({ ...palm, boxes: { ...(palm.boxes as object), scanner: { is: "device" } } })).not.toBe(meaningOf(palm));
    expect(meaningOf({ ...palm, arrows: [...(palm.arrows as unknown[]), "fraud -> audit"] })).not.toBe(meaningOf(palm));
  });

  it("does not depend on how it is written", () => {
    expect(meaningOf({ boxes: ["a", "b"], arrows: ["a -> b"] })).toBe(meaningOf({ boxes: { a: null, b: {} }, arrows: [{ "a -> b": null }] }));
    expect(canonical({ b: 1, a: { d: 1, c: 2 } })).toBe(canonical({ a: { c: 2, d: 1 }, b: 1 }));
  });
});
