/** The document as xyflow's nodes and edges. What did not change keeps its object, so that it is not drawn anew. */

import type { Edge, Node, Position } from "@xyflow/react";
import { arrowName, arrowsOf, boxesOf, layoutOf, otherwiseOf, type Arrow, type BoardDocument, type Box, type Point } from "../board/document";
import { arrowSays } from "../board/fields";
import { BOX, arrowPath, lanes, overlaps, rectangleAt, runsDown, type Path, type Rectangle } from "../board/geometry";
import { MIDDLE, alongside, extent, labelPlace, wordsAt, written, type LabelPlace } from "../board/labels";
import { kindOf, partOf, type Catalog } from "../board/kinds";
import type { Placed } from "./mistakes";
import { spoken, type Flow, type Reading } from "./readings";
import { SHAPES } from "./shapes";

const HANDLES = ([["left", 0, 0.5], ["right", 1, 0.5], ["top", 0.5, 0], ["bottom", 0.5, 1]] as const).map(([side, across, down]) => ({
  id: side, type: "source" as const, position: side as Position, x: across * BOX.width - 6, y: down * BOX.height - 6, width: 12, height: 12,
}));

export interface BoxData extends Record<string, unknown> {
  box: Box;
  kind: string;
  shape: string;
  /** The part's own name, such as "DynamoDB", where the label does not say it. */
  part: string;
  copies: number;
  reading: Reading | null;
  mistake: string;
  marked: boolean;
  editing: boolean;
}

export interface ArrowData extends Record<string, unknown> {
  arrow: Arrow;
  lane: number;
  /** Does the board run downwards? */
  down: boolean;
  says: string;
  flow: Flow | null;
  mistake: string;
  label: LabelPlace;
  /** Is this the `else` of another arrow, only drawn? */
  otherwise: boolean;
}

export type BoxNode = Node<BoxData, "box">;
export type ArrowEdge = Edge<ArrowData, "arrow">;

export interface Look {
  catalog: Catalog | null;
  readings: ReadonlyMap<string, Reading>;
  flows: ReadonlyMap<string, Flow>;
  mistakes: Placed;
  marked: ReadonlySet<string>;
  editing: string | null;
  /** The kind of a box that says none, as the run takes it. */
  taken: ReadonlyMap<string, string>;
}

/** A node a box that has a place; `auto` places those the document does not. */
export function nodesOf(
  document: BoardDocument, auto: Readonly<Record<string, Point>>, look: Look, before: readonly BoxNode[], selected: ReadonlySet<string> | null,
): BoxNode[] {
  const old = new Map(before.map((node) => [node.id, node]));
  const layout = layoutOf(document);
  return boxesOf(document).flatMap((box) => {
    const at = layout[box.name] ?? auto[box.name];
    if (!at) return [];
    const was = old.get(box.name);
    const data = boxData(box, look);
    const node: BoxNode = {
      id: box.name,
      type: "box",
      position: was?.dragging ? was.position : { x: at[0], y: at[1] },
      data: was && alike(was.data, data) ? was.data : data,
      selected: selected ? selected.has(box.name) : (was?.selected ?? false),
      width: BOX.width,
      height: BOX.height,
      // Said beforehand, so that nothing has to be measured and a box needs no handles on the page.
      measured: { width: BOX.width, height: BOX.height },
      handles: HANDLES,
      ariaLabel: spoken(box.label, data.kind, data.reading, data.mistake ? [data.mistake] : []),
    };
    return [was && sameNode(was, node) ? was : { ...was, ...node }];
  });
}

function boxData(box: Box, look: Look): BoxData {
  const kind = (box.is ? undefined : look.taken.get(box.name)) ?? kindOf(box, look.catalog);
  const part = partOf(box.is, look.catalog)?.label ?? "";
  const mistakes = look.mistakes.boxes.get(box.name);
  return {
    box,
    kind,
    shape: look.catalog?.kinds.find((each) => each.kind === kind)?.shape ?? SHAPES[kind] ?? "box",
    part: part.toLowerCase() === box.label.toLowerCase() ? "" : part,
    copies: typeof box.fields.copies === "number" ? box.fields.copies : 1,
    reading: look.readings.get(box.name) ?? null,
    mistake: mistakes ? [...mistakes.values()].join(" ") : "",
    marked: look.marked.has(box.name),
    editing: look.editing === box.name,
  };
}

export function edgesOf(
  document: BoardDocument, nodes: readonly BoxNode[], look: Look, before: readonly ArrowEdge[], selected: ReadonlySet<string> | null,
): ArrowEdge[] {
  const old = new Map(before.map((edge) => [edge.id, edge]));
  const known = new Set(nodes.map((node) => node.id));
  const arrows = arrowsOf(document).filter((arrow) => known.has(arrow.source) && known.has(arrow.target));
  const others = otherwiseOf(document).filter((each) => known.has(each.source) && known.has(each.target));
  const apart = lanes([...arrows, ...others]);
  const boxes = new Map(nodes.map((node) => [node.id, rectangleAt([node.position.x, node.position.y])]));
  // Words stand clear of boxes, of what is written at a box's edge, and of the words of other arrows.
  const taken = [...boxes.values(), ...nodes.flatMap(besides)];
  const down = runsDown(arrows, Object.fromEntries(nodes.map((node) => [node.id, [node.position.x, node.position.y] as Point])));
  const pathOf = (id: string, from: Rectangle, to: Rectangle, round: boolean): Path => arrowPath(from, to, apart.get(id) ?? 0, 10, down, round);
  // No arrow's line strikes through words: of this one or of another. Only worked out where something is written.
  let ways: { extent: Rectangle; squares: Rectangle[] }[] | undefined;
  const waysOf = (): { extent: Rectangle; squares: Rectangle[] }[] => [...arrows, ...others].flatMap((each) => {
    const [from, to] = [boxes.get(each.source), boxes.get(each.target)];
    if (!from || !to) return [];
    const path = pathOf(each.id, from, to, "of" in each);
    return [{ extent: extent(path), squares: alongside(path) }];
  });
  const placed = (id: string, source: string, target: string, says: string, trouble = "", round = false): LabelPlace => {
    const [from, to] = [boxes.get(source), boxes.get(target)];
    if (!(says || trouble) || !from || !to) return MIDDLE;
    const path = pathOf(id, from, to, round);
    const { size } = written(path, says, trouble);
    ways ??= waysOf();
    const here = extent(path);
    const lines = ways.filter((way) => overlaps(way.extent, here, size.width)).flatMap((way) => way.squares);
    const place = labelPlace(path, size, [...taken, ...lines]);
    taken.push(wordsAt(path, size, place));
    return place;
  };
  const drawn = others.map(({ id, source, target, of }): ArrowEdge => {
    const was = old.get(id);
    const data: ArrowData = {
      arrow: { id, source, target, waits: true, options: {} },
      lane: apart.get(id) ?? 0, down, says: "else", flow: null, mistake: "", label: placed(id, source, target, "else", "", true), otherwise: true,
    };
    if (was && alike(was.data, data)) return was;
    return { ...was, id, type: "arrow" as const, source, target, data, selectable: false, ariaLabel: `${source} asks ${target} where ${of} fails` };
  });
  const asked = arrows.map((arrow): ArrowEdge => {
    const was = old.get(arrow.id);
    const mistakes = look.mistakes.arrows.get(arrow.id);
    const [says, flow] = [arrowSays(arrow.options), look.flows.get(arrow.id) ?? null];
    const data: ArrowData = {
      arrow,
      lane: apart.get(arrow.id) ?? 0,
      down,
      says,
      flow,
      mistake: mistakes ? [...mistakes.values()].join(" ") : "",
      label: placed(arrow.id, arrow.source, arrow.target, says, flow?.trouble),
      otherwise: false,
    };
    const chosen = selected ? selected.has(arrow.id) : (was?.selected ?? false);
    if (was && was.selected === chosen && alike(was.data, data)) return was;
    const aria = [arrowName(arrow).replace("->", "asks").replace("~>", "tells"), data.says, data.flow?.sentence, data.mistake];
    return {
      ...was,
      id: arrow.id, type: "arrow", source: arrow.source, target: arrow.target, data, selected: chosen,
      ariaLabel: aria.filter(Boolean).join(", "),
    };
  });
  return [...asked, ...drawn];
}

/** Where a box has a word above it (`limits`, `down`, `1,650 on shift`) and a line waiting below. */
function besides({ position: { x, y }, data: { reading } }: BoxNode): Rectangle[] {
  if (!reading) return [];
  return [
    ...(reading.limits || reading.failing ? [{ x: x + 12, y: y - 20, width: 76, height: 18 }] : []),
    ...(reading.shift ? [{ x: x + 64, y: y - 24, width: 100, height: 20 }] : []),
    ...(reading.queue >= 1 ? [{ x: x + 8, y: y + BOX.height + 2, width: reading.counted ? 190 : 116, height: 18 }] : []),
  ];
}

function sameNode(a: BoxNode, b: BoxNode): boolean {
  return a.data === b.data && a.selected === b.selected && a.ariaLabel === b.ariaLabel && a.position.x === b.position.x && a.position.y === b.position.y;
}

/** Equal to the depth that matters: texts, numbers and the few plain objects in data. */
function alike(a: object | undefined, b: object): boolean {
  if (!a) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(right);
  return keys.length === Object.keys(left).length && keys.every((key) => {
    const [x, y] = [left[key], right[key]];
    if (Object.is(x, y)) return true;
    return typeof x === "object" && typeof y === "object" && x !== null && y !== null && JSON.stringify(x) === JSON.stringify(y);
  });
}
