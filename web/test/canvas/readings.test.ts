import { describe, expect, it } from "vitest";
import { inLines } from "../../src/board/labels";
import { edgesOf, nodesOf, type Look } from "../../src/canvas/elements";
import { placed, sentence } from "../../src/canvas/mistakes";
import { loadColour } from "../../src/canvas/ramp";
import { flows, readings, spoken } from "../../src/canvas/readings";
import { tidy } from "../../src/board/layout";
import { editBox, moveBoxes } from "../../src/board/edit";
import { catalog, document as palm, estimate, result } from "../sample";

describe("what a box shows", () => {
  it("is how busy it is, or how much comes in where it has no bound", () => {
    const found = readings(palm, null, result);
    expect(found.get("matcher")).toMatchObject({ busy: 0.78, figure: "78\u2009%", measured: true, limits: false });
    expect(found.get("scanner")).toMatchObject({ busy: null, figure: "13.9/s" });
    expect(found.get("templates")).toMatchObject({ limits: true });
    expect(found.get("profiles")?.sentence).toBe("6\u2009% busy, 92.1\u2009% hit");
    expect(found.get("templates")?.sentence).toBe("97\u2009% busy, waits 12\u2009ms, it limits the board");
  });

  it("counts who waits as the findings do, at the end, and says when", () => {
    const one = (queue: { mean: number; max: number; end?: number }) =>
      readings(palm, null, { ...result, boxes: { ...result.boxes, matcher: { ...result.boxes.matcher!, queue } } }).get("matcher");
    expect(one({ mean: 248_000, max: 481_000, end: 480_000 })).toMatchObject({ queue: 480_000, counted: "at the end", sentence: expect.stringContaining("in line at the end") as string });
    expect(one({ mean: 12, max: 40, end: 0 })).toMatchObject({ queue: 12, counted: "on average" });
  });

  it("is the estimate until there is a result, and says so", () => {
    expect(readings(palm, estimate, null).get("matcher")).toMatchObject({ measured: false, sentence: expect.stringContaining("estimate") as string });
    expect(readings(palm, estimate, result).get("matcher")?.measured).toBe(true);
    expect(readings(palm, null, null).size).toBe(0);
  });

  it("keeps an overload in sight", () => {
    const over = { ...estimate, boxes: { matcher: { utilisation: 3.4, wait_ms: Infinity, offered_per_s: 9 } } };
    expect(readings(palm, over, null).get("matcher")).toMatchObject({ busy: 3.4, figure: "340\u2009%", sentence: "340\u2009% busy, estimate" });
  });

  it("is read aloud with its name and kind", () => {
    expect(spoken("matcher", "service", readings(palm, null, result).get("matcher") ?? null, ["no unit"])).toBe(
      "matcher, service, 78\u2009% busy, waits 31\u2009ms, mistake: no unit",
    );
    expect(spoken("matcher", "service", null, [])).toBe("matcher, service");
  });
});

it("shows an arrow's load against the busiest, and its trouble", () => {
  const found = flows(palm, result);
  expect(found.get("gateway → matcher")).toMatchObject({ load: 1, trouble: "1.3k retries · 1.2k timeouts" });
  expect(found.get("scanner → gateway")?.trouble).toBe("");
  expect(found.get("profiles → templates")?.load).toBeLessThan(0.5);
  expect(flows(palm, null).size).toBe(0);
});

it("mixes load from calm to warm to full", () => {
  expect(loadColour(0, "fill")).toContain("--load-calm-fill), var(--load-warm-fill) 0%");
  expect(loadColour(0.7, "mark")).toContain("--load-warm-mark), var(--load-full-mark) 0%");
  expect(loadColour(5, "fill")).toContain("--load-full-fill) 100%");
});

it("breaks words on an arrow only where there is no room", () => {
  expect(inLines("400 ms · 2 retries", 200)).toEqual(["400 ms · 2 retries"]);
  expect(inLines("400 ms · 2 retries", 60)).toEqual(["400 ms", "2 retries"]);
  expect(inLines("", 60)).toEqual([]);
});

describe("mistakes", () => {
  const mistake = (where: string) => ({ line: 1, where, rule: "`80` has no unit.", mend: "Write `80 ms`" });

  it("stand where they are", () => {
    const found = placed(palm, ["box matcher, time", "box matcher", "arrow matcher ~> audit, timeout", "journey checkout, from", "box nowhere"].map(mistake));
    expect([...(found.boxes.get("matcher")?.keys() ?? [])]).toEqual(["time", ""]);
    expect(found.arrows.get("matcher → audit")?.get("timeout")).toBe("“80” has no unit. Write “80 ms”.");
    expect(found.elsewhere).toEqual(["journey checkout, from", "box nowhere"].map((where) => `${where}: ${sentence(mistake(where))}`));
  });
});

describe("elements", () => {
  const look = (document: typeof palm, editing: string | null = null): Look => ({
    catalog, editing, taken: new Map(), marked: new Set(), mistakes: placed(document, []), readings: new Map(), flows: new Map(),
  });

  it("keep their object where nothing about them changed", () => {
    const board = tidy(palm);
    const nodes = nodesOf(board, {}, look(board), [], null);
    const edges = edgesOf(board, nodes, look(board), [], null);
    const next = editBox(moveBoxes(board, { audit: [900, 900] }), "matcher", { copies: 9 });
    const again = nodesOf(next, {}, look(next), nodes, null);
    expect(again.flatMap((node, at) => (node === nodes[at] ? [] : [node.id]))).toEqual(["matcher", "audit"]);
    expect(edgesOf(next, again, look(next), edges, null).every((edge, at) => edge === edges[at])).toBe(true);
  });

  it("say what they are", () => {
    const board = tidy(palm);
    const nodes = nodesOf(board, {}, { ...look(board), readings: readings(board, null, result) }, [], new Set(["matcher"]));
    const matcher = nodes.find((node) => node.id === "matcher");
    expect(matcher).toMatchObject({ selected: true, ariaLabel: "Palm matcher, service, 78\u2009% busy, waits 31\u2009ms" });
    expect(edgesOf(board, nodes, look(board), [], null).map((edge) => edge.ariaLabel)).toContain("matcher tells audit");
    expect(nodes.map((node) => node.data.shape)).toEqual(["person", "box", "box", "cylinder", "cylinder", "queue", "cloud"]);
  });

  it("wait for a place before they are drawn", () => {
    expect(nodesOf(palm, { audit: [1, 2] }, look(palm), [], null).map((node) => node.id)).toEqual(["audit"]);
  });
});
