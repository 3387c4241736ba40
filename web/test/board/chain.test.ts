import { describe, expect, it } from "vitest";
import { drawChains, readChains } from "../../src/board/chain";
import { copy, duplicate, paste } from "../../src/board/clipboard";
import { arrowName, arrowsOf, boxesOf, layoutOf } from "../../src/board/document";
import { overlaps, rectangleAt } from "../../src/board/geometry";
import { catalog, document as palm } from "../sample";

describe("reading chains", () => {
  it("reads labels and whether each arrow waits", () => {
    expect(readChains("scanner -> API Gateway ~> audit")).toEqual([{ labels: ["scanner", "API Gateway", "audit"], waits: [true, false] }]);
    expect(readChains("a → b\n- c --> d; e => f")?.map((chain) => chain.labels)).toEqual([["a", "b"], ["c", "d"], ["e", "f"]]);
  });

  it.each(["", "just a label", "a ->", "-> b", "a -> -> b", "a -> b\nno arrow"])("is no chain: %j", (text) => { expect(readChains(text)).toBeNull(); });
});

describe("drawing chains", () => {
  it("makes each box once, of the right kind, and none on another", () => {
    const { document, names } = drawChains({}, readChains("app -> API Gateway -> orders\norders ~> SQS\norders -> Redis") ?? [], [0, 0], catalog);
    expect(names).toEqual(["app", "api-gateway", "orders", "sqs", "redis"]);
    expect(boxesOf(document).map((box) => box.is)).toEqual(["clients", "aws/api-gateway", null, "aws/sqs", "cache"]);
    expect(arrowsOf(document).map(arrowName)).toEqual(["app -> api-gateway", "api-gateway -> orders", "orders ~> sqs", "orders -> redis"]);
    const places = Object.values(layoutOf(document));
    places.forEach((a, at) => { places.slice(at + 1).forEach((b) => { expect(overlaps(rectangleAt(a), rectangleAt(b))).toBe(false); }); });
  });

  it("leaves it to the drawing whether people ask or work", () => {
    const { document } = drawChains({}, readChains("couriers -> orders -> packers") ?? [], [0, 0], catalog);
    expect(document.boxes).toEqual({ couriers: {}, orders: {}, packers: {} });
  });

  it("goes on from what is there", () => {
    const { document } = drawChains(palm, readChains("Palm matcher -> Vault") ?? [], [0, 0], catalog);
    expect(boxesOf(document)).toHaveLength(boxesOf(palm).length + 1);
    expect(arrowsOf(document).at(-1)).toMatchObject({ source: "matcher", target: "vault" });
  });
});

describe("copy and paste", () => {
  it("is text, and comes back with fields, arrows and shape under free names", () => {
    const board = { ...palm, layout: { profiles: [500, 40], templates: [700, 90] } };
    const text = copy(board, ["profiles", "templates"]);
    const pasted = paste(board, text, [0, 400], catalog);
    expect(pasted?.names).toEqual(["profile-cache", "templates-2"]);
    expect(layoutOf(pasted?.document ?? {})["profile-cache"]).toEqual([0, 400]);
    expect(layoutOf(pasted?.document ?? {})["templates-2"]).toEqual([200, 450]);
    const arrow = arrowsOf(pasted?.document ?? {}).at(-1);
    expect(arrow).toMatchObject({ source: "profile-cache", target: "templates-2", options: { on: "miss" } });
    expect(boxesOf(pasted?.document ?? {}).find((box) => box.name === "profile-cache")?.fields.hit).toBe("92%");
  });

  it("takes chains too, and leaves other text alone", () => {
    expect(paste({}, "a -> b", [0, 0], catalog)?.names).toEqual(["a", "b"]);
    expect(paste({}, "a sentence about nothing", [0, 0], catalog)).toBeNull();
    expect(paste({}, "{broken", [0, 0], catalog)).toBeNull();
    expect(paste({}, '{"boxes": {}}', [0, 0], catalog)).toBeNull();
  });

  it("duplicates aside, and follows an else among the copied", () => {
    const board = { boxes: { a: {}, b: {}, c: {} }, arrows: [{ "a -> b": { else: "c" } }], layout: { a: [0, 0], b: [300, 0], c: [300, 100] } };
    const { document, names } = duplicate(board, ["a", "b", "c"]);
    expect(names).toEqual(["a-2", "b-2", "c-2"]);
    expect(arrowsOf(document).at(-1)).toMatchObject({ source: "a-2", target: "b-2", options: { else: "c-2" } });
    expect(layoutOf(document)["a-2"]).toEqual([32, 32]);
  });
});

it("draws downwards when asked to", () => {
  const layout = layoutOf(drawChains({}, readChains("a -> b -> c") ?? [], [0, 0], catalog, true).document);
  expect(Object.values(layout).map(([x]) => x)).toEqual([0, 0, 0]);
  expect(layout.c?.[1]).toBeGreaterThan(layout.b?.[1] ?? Infinity);
});

it("sets a branch of a board that runs down beside the trunk", () => {
  const { document } = drawChains({}, readChains("a -> b -> c\na -> d") ?? [], [0, 0], catalog, true);
  const { a, b, d } = layoutOf(document);
  expect(d?.[1]).toBe(b?.[1]);
  expect(d?.[0]).toBeGreaterThan(a?.[0] ?? Infinity);
});
