/** Thinking on the board: sticky notes and freehand strokes, under `notes:`. They never change a result. */

import { isMap, type BoardDocument, type Point } from "./document";

export interface Note {
  /** Its place in the file's list, by which it is edited. */
  index: number;
  text: string;
  at: Point;
}

export interface Stroke {
  index: number;
  points: readonly Point[];
}

/** Every entry as the file has it; a text alone is a note without a place, and what is not understood is kept. */
function entriesOf(document: BoardDocument): unknown[] {
  const { notes } = document;
  if (Array.isArray(notes)) return notes as unknown[];
  return notes === undefined || notes === null || notes === "" ? [] : [notes];
}

export function notesOf(document: BoardDocument): Note[] {
  return entriesOf(document).flatMap((entry, index) => {
    if (typeof entry === "string") return [{ index, text: entry, at: [0, -120 - 110 * index] as Point }];
    if (!isMap(entry) || typeof entry.text !== "string") return [];
    const at = Array.isArray(entry.at) ? entry.at.map(Number) : [];
    return [{ index, text: entry.text, at: [finite(at[0]), finite(at[1])] as Point }];
  });
}

/** A stroke is written as `x,y x,y …`. */
export function strokesOf(document: BoardDocument): Stroke[] {
  return entriesOf(document).flatMap((entry, index) => {
    if (!isMap(entry) || typeof entry.stroke !== "string") return [];
    const points = entry.stroke.trim().split(/\s+/).map((pair) => pair.split(",").map(Number)).filter((pair) => pair.length === 2 && pair.every(Number.isFinite));
    return points.length > 0 ? [{ index, points: points as unknown as Point[] }] : [];
  });
}

export function addNote(document: BoardDocument, text: string, [x, y]: Point): BoardDocument {
  return withEntries(document, [...entriesOf(document), { text, at: [Math.round(x), Math.round(y)] }]);
}

/** Changes a note's text or place; one without text is gone. */
export function editNote(document: BoardDocument, index: number, change: { text?: string; at?: Point }): BoardDocument {
  const note = notesOf(document).find((each) => each.index === index);
  if (!note) return document;
  const { text, at: [x, y] } = { ...note, ...change };
  if (!text.trim()) return remove(document, index);
  const entry = { text, at: [Math.round(x), Math.round(y)] };
  return withEntries(document, entriesOf(document).map((each, at) => (at === index ? entry : each)));
}

export function addStroke(document: BoardDocument, points: readonly Point[]): BoardDocument {
  const thin = thinned(points, 1.2);
  if (thin.length < 2) return document;
  const stroke = thin.map(([x, y]) => `${Math.round(x)},${Math.round(y)}`).join(" ");
  return withEntries(document, [...entriesOf(document), { stroke }]);
}

export function remove(document: BoardDocument, index: number): BoardDocument {
  return withEntries(document, entriesOf(document).filter((_, at) => at !== index));
}

export function withoutStrokes(document: BoardDocument): BoardDocument {
  const strokes = new Set(strokesOf(document).map((stroke) => stroke.index));
  return strokes.size === 0 ? document : withEntries(document, entriesOf(document).filter((_, at) => !strokes.has(at)));
}

/** A smooth line through the points, as an SVG path. */
export function strokePath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return "";
  const middles = rest.map(([x, y], at) => {
    const next = rest[at + 1];
    return next ? ` Q${x},${y} ${(x + next[0]) / 2},${(y + next[1]) / 2}` : ` L${x},${y}`;
  });
  return `M${first[0]},${first[1]}${middles.join("")}`;
}

/** Fewer points, none of the left-out ones further than `most` from the line (Ramer, Douglas, Peucker). */
export function thinned(points: readonly Point[], most: number): Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3) return [...points];
  let furthest = 0;
  let at = 0;
  for (let place = 1; place < points.length - 1; place++) {
    const off = distance(points[place] as Point, first, last);
    if (off > furthest) [furthest, at] = [off, place];
  }
  if (furthest <= most) return [first, last];
  return [...thinned(points.slice(0, at + 1), most).slice(0, -1), ...thinned(points.slice(at), most)];
}

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const long = Math.hypot(bx - ax, by - ay);
  return long === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((by - ay) * x - (bx - ax) * y + bx * ay - by * ax) / long;
}

function withEntries(document: BoardDocument, entries: unknown[]): BoardDocument {
  const { notes: _notes, ...rest } = document;
  return entries.length > 0 ? { ...rest, notes: entries } : rest;
}

function finite(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : 0;
}
