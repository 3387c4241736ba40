import { describe, expect, it } from "vitest";
import { aligned } from "../../src/board/align";
import { layoutOf, type Point } from "../../src/board/document";
import { BOX, arrowPath, facing, freePlace, lanes, overlaps, readingOrder, rectangleAt, runsDown } from "../../src/board/geometry";
import { placeTheRest, tidy } from "../../src/board/layout";
import { document as palm } from "../sample";

function apart(layout: Readonly<Record<string, Point>>): boolean {
  const all = Object.values(layout).map(rectangleAt);
  return all.every((a, at) => all.slice(at + 1).every((b) => !overlaps(a, b)));
}

describe("laying out", () => {
  it("runs left to right along the arrows and lets no boxes touch", () => {
    const layout = layoutOf(tidy(palm));
    expect(Object.keys(layout)).toHaveLength(7);
    expect(apart(layout)).toBe(true);
    const across = (name: string) => layout[name]?.[0] ?? Number.NaN;
    expect(across("scanner")).toBeLessThan(across("gateway"));
    expect(across("gateway") + BOX.width).toBeLessThan(across("matcher"));
    expect(across("profiles")).toBeLessThan(across("templates"));
  });

  it("leaves what a person placed where it is", () => {
    const placed = { ...palm, layout: { scanner: [1000, 700], matcher: [1600, 900] } };
    const layout = layoutOf(placeTheRest(placed));
    expect(layout.scanner).toEqual([1000, 700]);
    expect(layout.matcher).toEqual([1600, 900]);
    expect(Object.keys(layout)).toHaveLength(7);
    expect(apart(layout)).toBe(true);
    expect(layout.profiles?.[0]).toBeGreaterThan(1600);
  });

  it("changes nothing where all have a place, and copes with loops and lone boxes", () => {
    const done = tidy(palm);
    expect(placeTheRest(done)).toBe(done);
    expect(apart(layoutOf(tidy({ boxes: ["x", "y"], arrows: ["a -> b", "b -> a", "a -> a"] })))).toBe(true);
    expect(layoutOf(tidy({}))).toEqual({});
  });
});

describe("geometry", () => {
  it("joins the sides that face each other", () => {
    const at = (x: number, y: number) => rectangleAt([x, y]);
    expect(facing(at(0, 0), at(400, 300))).toEqual(["right", "left"]);
    expect(facing(at(400, 0), at(0, 0))).toEqual(["left", "right"]);
    expect(facing(at(0, 0), at(60, 300))).toEqual(["bottom", "top"]);
    expect(facing(at(0, 300), at(0, 0))).toEqual(["top", "bottom"]);
  });

  it("draws an arrow from border to border, short of the head", () => {
    const path = arrowPath(rectangleAt([0, 0]), rectangleAt([400, 0]), 0, 10);
    expect(path.start).toEqual([BOX.width, BOX.height / 2]);
    expect(path.end).toEqual([390, BOX.height / 2]);
    expect(path.middle[1]).toBe(BOX.height / 2);
    expect(path.d).toMatch(/^M164,30 C/);
  });

  it("sets twins apart, whichever way they run", () => {
    const arrow = (id: string, source: string, target: string) => ({ id, source, target });
    expect([...lanes([arrow("1", "a", "b"), arrow("2", "b", "a"), arrow("3", "b", "c")])]).toEqual([["1", -0.5], ["2", 0.5], ["3", 0]]);
  });

  it("finds room below what is there", () => {
    const place = freePlace([0, 0], [[0, 0], [10, 90]]);
    expect(overlaps(rectangleAt(place), rectangleAt([0, 0]))).toBe(false);
    expect(overlaps(rectangleAt(place), rectangleAt([10, 90]))).toBe(false);
    expect(freePlace([500, 0], [[0, 0]])).toEqual([500, 0]);
  });

  it("reads by column, then down", () => {
    expect(readingOrder({ d: [400, 0], b: [4, 100], a: [0, 0], c: [8, 200] })).toEqual(["a", "b", "c", "d"]);
  });
});

describe("lining up", () => {
  const places = { a: [0, 0], b: [100, 50], c: [1000, 400] } as const satisfies Record<string, Point>;

  it("puts boxes on one line", () => {
    expect(aligned(places, "left")).toEqual({ a: [0, 0], b: [0, 50], c: [0, 400] });
    expect(aligned(places, "bottom")).toEqual({ a: [0, 400], b: [100, 400], c: [1000, 400] });
    expect(aligned(places, "middle").b).toEqual([100, 200]);
  });

  it("puts them the same distance apart, never touching", () => {
    expect(aligned(places, "across").b).toEqual([500, 50]);
    expect(apart(aligned({ a: [0, 0], b: [1, 0], c: [2, 0] }, "across"))).toBe(true);
    expect(aligned({ a: [5, 5] }, "down")).toEqual({ a: [5, 5] });
  });
});

describe("which way a board runs", () => {
  const chain = { arrows: ["a -> b", "b -> c", "c -> d", "d -> e", "e -> f", "f -> g"] };
  const arrows = [{ source: "a", target: "b" }, { source: "b", target: "c" }];

  it("is across, unless it can only be seen well downwards", () => {
    const across = layoutOf(tidy(chain, { width: 1600, height: 800 }));
    expect(across.g?.[0]).toBeGreaterThan(across.a?.[0] ?? 0);
    const down = layoutOf(tidy(chain, { width: 420, height: 800 }));
    expect(down.g?.[1]).toBeGreaterThan(down.a?.[1] ?? 0);
    expect(down.g?.[0]).toBe(down.a?.[0]);
    expect([runsDown(arrows, across), runsDown(arrows, down)]).toEqual([false, true]);
  });

  it("tells how its arrows join boxes that stand aslant", () => {
    const [from, to] = [rectangleAt([0, 0]), rectangleAt([300, 120])];
    expect(facing(from, to)).toEqual(["right", "left"]);
    expect(facing(from, to, true)).toEqual(["bottom", "top"]);
    expect(facing(from, rectangleAt([300, 10]), true)).toEqual(["right", "left"]);
  });
});
