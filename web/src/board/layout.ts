/** Laying a board out by itself, without moving what a person has placed. */

import { Graph, layout as arrange } from "@dagrejs/dagre";
import { arrowsOf, boxesOf, layoutOf, otherwiseOf, type BoardDocument, type Point } from "./document";
import { moveBoxes } from "./edit";
import { arrowSays } from "./fields";
import { BOX, GAP, around, freePlace, runsDown } from "./geometry";

/** The room a board is seen in, in points. */
export interface View {
  width: number;
  height: number;
}

/** How much smaller left-to-right may be than top-down before the board is turned: people draw across. */
const PATIENCE = 1.35;

/** Letters of `timeouts`, which a run may write on an arrow that can time out or try again, under its number. */
const MEASURED = 8;

/** Every box laid out anew along the arrows: left to right, or downwards where that is much better seen. */
export function tidy(document: BoardDocument, view?: View): BoardDocument {
  const across = arranged(document, "LR");
  if (!view) return moveBoxes(document, across);
  const down = arranged(document, "TB");
  return moveBoxes(document, zoom(down, view) > zoom(across, view) * PATIENCE ? down : across);
}

/** How large the board can be shown, at most life size. */
function zoom(places: Record<string, Point>, view: View): number {
  const frame = around(Object.values(places));
  return frame ? Math.min(1, view.width / frame.width, view.height / frame.height) : 1;
}

/** A place for each box that has none yet; those that have one stay where they are. */
export function placeTheRest(document: BoardDocument, view?: View): BoardDocument {
  const placed = layoutOf(document);
  const loose = boxesOf(document).filter((box) => !placed[box.name]);
  if (loose.length === 0) return document;
  if (Object.keys(placed).length === 0) return tidy(document, view);
  const down = runsDown(arrowsOf(document), placed);
  const ideal = arranged(document, down ? "TB" : "LR");
  const shift = middleShift(ideal, placed);
  const places: Record<string, Point> = {};
  for (const { name } of loose) {
    const at = ideal[name] ?? [0, 0];
    const near = neighbourShift(document, name, ideal, { ...placed, ...places }) ?? shift;
    places[name] = freePlace([at[0] + near[0], at[1] + near[1]], [...Object.values(placed), ...Object.values(places)], down);
  }
  return moveBoxes(document, places);
}

function arranged(document: BoardDocument, direction: "LR" | "TB"): Record<string, Point> {
  const graph = new Graph({ multigraph: true });
  const [nodesep, ranksep] = direction === "LR" ? [GAP.y, GAP.x] : [GAP.x / 2, GAP.y + 8];
  graph.setGraph({ rankdir: direction, nodesep, ranksep, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { name } of boxesOf(document)) graph.setNode(name, { ...BOX });
  for (const { id, source, target, waits, options } of arrowsOf(document)) {
    // What is written on an arrow needs room beside the boxes it joins.
    const trouble = options.timeout !== undefined || options.retries !== undefined ? MEASURED : 0;
    const words = Math.max(0, Math.max(trouble, ...arrowSays(options).split(" · ").map((word) => word.length)) * 6.3 + 26 - GAP.x);
    if (source !== target) graph.setEdge(source, target, { weight: waits ? 2 : 1, width: direction === "LR" ? Math.min(120, words) : 0, height: 8, labelpos: "c" }, id);
  }
  for (const { id, source, target } of otherwiseOf(document)) graph.setEdge(source, target, { weight: 1, width: 0, height: 8, labelpos: "c" }, id);
  arrange(graph);
  return Object.fromEntries(
    boxesOf(document).map(({ name }) => {
      const { x = 0, y = 0 } = graph.node(name) as { x?: number; y?: number };
      return [name, [x - BOX.width / 2, y - BOX.height / 2] as Point];
    }),
  );
}

/** How far the person's drawing stands from the ideal one, on the whole. */
function middleShift(ideal: Record<string, Point>, placed: Readonly<Record<string, Point>>): Point {
  const shifts = Object.entries(placed).flatMap(([name, at]) => {
    const wish = ideal[name];
    return wish ? [[at[0] - wish[0], at[1] - wish[1]] as Point] : [];
  });
  if (shifts.length === 0) return [0, 0];
  return [median(shifts.map(([x]) => x)), median(shifts.map(([, y]) => y))];
}

/** The same, of the box's own neighbours: a new box belongs beside what it is joined to. */
function neighbourShift(
  document: BoardDocument,
  name: string,
  ideal: Record<string, Point>,
  placed: Readonly<Record<string, Point>>,
): Point | null {
  const near = arrowsOf(document).flatMap(({ source, target }) => (source === name ? [target] : target === name ? [source] : []));
  const known = Object.fromEntries(near.flatMap((each) => (placed[each] ? [[each, placed[each]]] : [])));
  return Object.keys(known).length > 0 ? middleShift(ideal, known) : null;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 ? half : half - 1] ?? 0, sorted[half] ?? 0];
  return (low + high) / 2;
}
