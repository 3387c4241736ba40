import { describe, expect, it } from "vitest";
import { connect, editArrow, onlyFor, reconnect, removeArrows, reverse, setWaits } from "../../src/board/arrows";
import { arrowName, arrowsOf, boxesOf, boxOf, layoutOf } from "../../src/board/document";
import { addBox, editBox, labelBox, moveBoxes, placeAt, removeBoxes, renameBox, retitle } from "../../src/board/edit";
import { isNameFrom, nameFrom } from "../../src/board/names";
import { groupIntoPlace, regionsOf } from "../../src/board/places";
import { document as palm } from "../sample";

describe("names", () => {
  it.each([
    ["Palm matcher", "palm-matcher"], ["Café (EU)", "cafe-eu"], ["3rd party", "box-3rd-party"], ["数据库", "box"], ["S3", "s3"], ["--x--", "x"],
  ])("%s becomes %s", (label, name) => { expect(nameFrom(label, [])).toBe(name); });

  it("numbers what is taken", () => {
    expect(nameFrom("Cache", ["cache", "cache-2"])).toBe("cache-3");
    expect(isNameFrom("cache-3", "Cache")).toBe(true);
    expect(isNameFrom("cache-of-mine", "Cache")).toBe(false);
  });
});

describe("boxes", () => {
  it("are added with a name, a label and a place, and the rest is carried along", () => {
    const { document, name } = addBox({ title: "T", arrows: ["a -> b"], run: { for: "1 min" } }, "Palm matcher", { is: "service" }, [3.4, 8.6]);
    expect(name).toBe("palm-matcher");
    expect(document).toEqual({
      title: "T", arrows: ["a -> b"], run: { for: "1 min" }, layout: { "palm-matcher": [3, 9] },
      boxes: { a: {}, b: {}, "palm-matcher": { is: "service", label: "Palm matcher" } },
    });
    expect(Object.keys(document).indexOf("boxes")).toBeLessThan(Object.keys(document).indexOf("arrows"));
  });

  it("need no label where the name says it", () => {
    expect(addBox({}, "cache").document).toEqual({ boxes: { cache: {} } });
  });

  it("are renamed everywhere they are spoken of, and nowhere else", () => {
    const board = {
      boxes: { a: {}, "a-b": {}, c: {} },
      arrows: [{ "a -> c": { else: "a-b" } }, { "a-b -> c": { else: "a" } }],
      journeys: { go: { from: "a", until: "a-b" } },
      failures: ["at 5 min for 30 s: a slow x10", "at 1 min: a-b down", "at 2 min: a -> c cut"],
      layout: { a: [1, 1], c: [2, 2] },
      targets: ["a p99 < 5 ms"],
    };
    expect(renameBox(board, "a", "front")).toEqual({
      boxes: { front: {}, "a-b": {}, c: {} },
      arrows: [{ "front -> c": { else: "a-b" } }, { "a-b -> c": { else: "front" } }],
      journeys: { go: { from: "front", until: "a-b" } },
      failures: ["at 5 min for 30 s: front slow x10", "at 1 min: a-b down", "at 2 min: front -> c cut"],
      layout: { front: [1, 1], c: [2, 2] },
      targets: ["a p99 < 5 ms"],
    });
    expect(renameBox(board, "a", "c")).toBe(board);
  });

  it("follow their label where the name was made from it", () => {
    const { document } = addBox({}, "Palm matcher");
    const said = labelBox(document, "palm-matcher", "Face matcher");
    expect(said.name).toBe("face-matcher");
    expect(boxOf(said.document, "face-matcher")?.label).toBe("Face matcher");
    const kept = labelBox({ boxes: { m: { label: "Palm matcher" } } }, "m", "Face matcher");
    expect(kept).toEqual({ name: "m", document: { boxes: { m: { label: "Face matcher" } } } });
    expect(labelBox(document, "palm-matcher", "  ").document).toBe(document);
  });

  it("take fields and give them back", () => {
    const set = editBox({ boxes: { a: { copies: 2, time: "5 ms" } } }, "a", { copies: 3, time: "", queue: 5 });
    expect(set).toEqual({ boxes: { a: { copies: 3, queue: 5 } } });
  });

  it("go with everything that speaks of them", () => {
    const gone = removeBoxes({ ...palm, layout: { templates: [1, 1], audit: [2, 2] } }, ["templates", "gateway"]);
    expect(boxesOf(gone).map((box) => box.name)).toEqual(["scanner", "matcher", "profiles", "audit", "fraud"]);
    expect(arrowsOf(gone).map(arrowName)).toEqual(["matcher -> profiles", "matcher ~> audit", "matcher -> fraud"]);
    expect(gone.failures).toEqual([]);
    expect(gone.journeys).toEqual(palm.journeys);
    expect(gone.layout).toEqual({ audit: [2, 2] });
    expect((removeBoxes(palm, ["scanner"]).journeys as { checkout: object }).checkout).toEqual({ load: "50 000/h" });
  });

  it("stay where they are when nothing moves them", () => {
    const board = { layout: { a: [1, 2] } };
    expect(moveBoxes(board, { a: [1.2, 2.3] })).toBe(board);
    expect(placeAt({ boxes: ["a", "b"], layout: { a: [1, 2] } }, { a: [9, 9], b: [3, 4] }).layout).toEqual({ a: [1, 2], b: [3, 4] });
  });

  it("carry a title", () => {
    expect(retitle({ boxes: {} }, " Peak ")).toEqual({ title: "Peak", boxes: {} });
    expect(retitle({ title: "x", boxes: {} }, "")).toEqual({ boxes: {} });
  });
});

describe("arrows", () => {
  it("are drawn once, and never from a box to itself", () => {
    const once = connect({ boxes: ["a", "b"] }, "a", "b");
    expect(once.arrows).toEqual(["a -> b"]);
    expect(connect(once, "a", "b", false)).toBe(once);
    expect(connect(once, "a", "a")).toBe(once);
    expect(connect(once, "b", "a", false).arrows).toEqual(["a -> b", "b ~> a"]);
  });

  it("take options, and lose them again", () => {
    const id = "a → b";
    const routed = onlyFor({ arrows: ["a -> b"], journeys: { start: { load: "4/s" } } }, id, "start", ["start", "progress"]);
    expect(routed).toEqual({ arrows: [{ "a -> b": { only: ["start"] } }], journeys: { start: { load: "4/s" }, progress: {} } });
    expect(onlyFor(routed, id, undefined, ["start", "progress"]).arrows).toEqual(["a -> b"]);
    const set = editArrow({ arrows: ["a -> b"] }, id, { timeout: "400 ms", retries: 2, cancel: true });
    expect(set.arrows).toEqual([{ "a -> b": { timeout: "400 ms", retries: 2, cancel: true } }]);
    expect(editArrow(set, id, { timeout: "", retries: undefined, cancel: false }).arrows).toEqual(["a -> b"]);
  });

  it("turn, wait or not, move and go, with the unreadable kept in place", () => {
    const board = { arrows: [{ "a -> b": { on: "miss" } }, 7, "b -> c"] };
    expect(reverse(board, "a → b").arrows).toEqual([{ "b -> a": { on: "miss" } }, 7, "b -> c"]);
    expect(setWaits(board, "b → c", false).arrows).toEqual([{ "a -> b": { on: "miss" } }, 7, "b ~> c"]);
    expect(reconnect(board, "b → c", "b", "d").arrows).toEqual([{ "a -> b": { on: "miss" } }, 7, "b -> d"]);
    expect(removeArrows(board, ["a → b"]).arrows).toEqual([7, "b -> c"]);
  });
});

describe("places", () => {
  it("are given to many boxes at once, and taken away", () => {
    const set = groupIntoPlace({ boxes: { a: {}, b: {}, c: {} } }, ["a", "b"], "us-east-1");
    expect(set.boxes).toEqual({ a: { place: "us-east-1" }, b: { place: "us-east-1" }, c: {} });
    expect(groupIntoPlace(set, ["a"], " ").boxes).toEqual({ a: {}, b: { place: "us-east-1" }, c: {} });
  });

  it("are framed where no stranger stands among their boxes", () => {
    const board = groupIntoPlace({ boxes: { a: {}, b: {}, c: {} }, layout: { a: [0, 0], b: [600, 0], c: [300, 400] } }, ["a", "b"], "eu");
    expect(regionsOf(board)).toEqual([{ place: "eu", x: -22, y: -22, width: 600 + 164 + 44, height: 60 + 44 }]);
    expect(regionsOf(moveBoxes(board, { c: [300, 0] }))).toEqual([]);
    expect(layoutOf(board).a).toEqual([0, 0]);
  });
});
