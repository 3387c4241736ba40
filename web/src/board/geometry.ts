/** Where boxes stand and how arrows run between them. Points are the board's own, y downwards. */

import type { Point } from "./document";

/** Every box has one size, so that rows and columns come out straight by themselves. */
export const BOX = { width: 164, height: 60 } as const;
/** Room between boxes that the board lays out itself. */
export const GAP = { x: 52, y: 40 } as const;

export type Side = "left" | "right" | "top" | "bottom";

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Path {
  /** What an SVG `path` takes as `d`. */
  d: string;
  start: Point;
  end: Point;
  /** The two points that bend the curve. */
  bends: readonly [Point, Point];
  middle: Point;
  /** The way the arrow points where it ends, in degrees. */
  angle: number;
}

export function rectangleAt([x, y]: Point): Rectangle {
  return { x, y, ...BOX };
}

/** Which sides of two boxes an arrow joins, on a board that runs across or `down`. */
export function facing(from: Rectangle, to: Rectangle, down = false): [Side, Side] {
  const across = to.x + to.width / 2 - (from.x + from.width / 2);
  const below = to.y + to.height / 2 - (from.y + from.height / 2);
  const gapAcross = Math.abs(across) - (from.width + to.width) / 2;
  const gapDown = Math.abs(below) - (from.height + to.height) / 2;
  const enough = GAP.y / 4;
  // With room both ways the arrow runs as the board does; with room one way only, that way.
  const sideways = down ? gapDown < Math.min(gapAcross, enough) : gapAcross >= Math.min(gapDown, enough);
  if (sideways) return across >= 0 ? ["right", "left"] : ["left", "right"];
  return below >= 0 ? ["bottom", "top"] : ["top", "bottom"];
}

/** Does a board run downwards? So it does where more of its arrows step down than across. */
export function runsDown(arrows: readonly { source: string; target: string }[], layout: Readonly<Record<string, Point>>): boolean {
  let steps = 0;
  for (const { source, target } of arrows) {
    const [from, to] = [layout[source], layout[target]];
    if (!from || !to) continue;
    if (Math.abs(to[1] - from[1]) > BOX.height) steps += 1;
    if (Math.abs(to[0] - from[0]) > BOX.width) steps -= 1;
  }
  return steps > 0;
}

/**
 * A calm curve from one box to another. `lane` sets twins apart: 0 runs through the middle of the
 * sides, 1, -1, 2… beside it. `round` goes round what stands between, as an `else` does. The curve ends `headroom` short of the box, where the arrow's head goes.
 */
export function arrowPath(from: Rectangle, to: Rectangle, lane = 0, headroom = 3, down = false, round = false): Path {
  const [leaves, enters]: [Side, Side] = round ? (down ? ["right", "right"] : ["top", "top"]) : facing(from, to, down);
  const aside = lane * 16;
  const start = onSide(from, leaves, aside, 0);
  const end = onSide(to, enters, aside, headroom);
  const ahead = leaves === "left" || leaves === "right" ? Math.abs(end[0] - start[0]) : Math.abs(end[1] - start[1]);
  const reach = round ? 30 + distance(start, end) * 0.2 : Math.min(160, Math.max(Math.min(20, distance(start, end) * 0.5), ahead * 0.5));
  const first = along(start, leaves, reach);
  const second = along(end, enters, reach);
  const d = `M${say(start)} C${say(first)} ${say(second)} ${say(end)}`;
  const angle = { left: 0, right: 180, top: 90, bottom: 270 }[enters];
  return { d, start, end, bends: [first, second], middle: cubic(start, first, second, end, 0.5), angle };
}

/** A point of an arrow: 0 is where it leaves, 1 where it arrives. */
export function pointOn({ start, bends, end }: Path, along: number): Point {
  return cubic(start, bends[0], bends[1], end, along);
}

/** Lanes for arrows between the same two boxes, in the order given: 0 alone, else spread evenly. */
export function lanes(arrows: readonly { id: string; source: string; target: string }[]): ReadonlyMap<string, number> {
  const pairs = new Map<string, { id: string; source: string; target: string }[]>();
  for (const arrow of arrows) {
    const pair = [arrow.source, arrow.target].sort().join("\n");
    pairs.set(pair, [...(pairs.get(pair) ?? []), arrow]);
  }
  const found = new Map<string, number>();
  for (const twins of pairs.values()) {
    twins.forEach((arrow, number) => found.set(arrow.id, number - (twins.length - 1) / 2));
  }
  return found;
}

export function overlaps(a: Rectangle, b: Rectangle, room = 0): boolean {
  return a.x < b.x + b.width + room && b.x < a.x + a.width + room && a.y < b.y + b.height + room && b.y < a.y + a.height + room;
}

/** Is the whole of `inner` inside? */
export function holds(outer: Rectangle, inner: Rectangle): boolean {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
}

/** How far something so long must be pushed to stand inside; what is longer than the frame begins where it begins. */
export function into(from: number, long: number, start: number, most: number): number {
  return Math.max(start, Math.min(from, start + most - long)) - from;
}

/** The nearest place to the one wanted where a box touches no other: beside the way the board runs. */
export function freePlace(wanted: Point, taken: readonly Point[], down = false, room = 16): Point {
  let [x, y] = wanted;
  const others = taken.map(rectangleAt);
  for (let tries = 0; tries <= others.length; tries++) {
    const hit = others.find((other) => overlaps(rectangleAt([x, y]), other, room));
    if (!hit) break;
    if (down) x = hit.x + hit.width + Math.max(room, GAP.x / 2);
    else y = hit.y + hit.height + Math.max(room, GAP.y / 2);
  }
  return [x, y];
}

/** The smallest rectangle round boxes at these places. */
export function around(places: readonly Point[]): Rectangle | null {
  if (places.length === 0) return null;
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) + BOX.width - x, height: Math.max(...ys) + BOX.height - y };
}

/** Boxes in the order an eye reads them: by column, then down. */
export function readingOrder(layout: Readonly<Record<string, Point>>): string[] {
  const column = ([x]: Point): number => Math.round(x / (BOX.width / 2));
  return Object.entries(layout)
    .sort(([, a], [, b]) => column(a) - column(b) || a[1] - b[1])
    .map(([name]) => name);
}

function onSide(box: Rectangle, side: Side, aside: number, off: number): Point {
  const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2];
  const shiftX = clamp(aside, box.width / 2 - 14);
  const shiftY = clamp(aside, box.height / 2 - 12);
  if (side === "left") return [box.x - off, middleY + shiftY];
  if (side === "right") return [box.x + box.width + off, middleY + shiftY];
  if (side === "top") return [middleX + shiftX, box.y - off];
  return [middleX + shiftX, box.y + box.height + off];
}

function along([x, y]: Point, side: Side, by: number): Point {
  if (side === "left") return [x - by, y];
  if (side === "right") return [x + by, y];
  if (side === "top") return [x, y - by];
  return [x, y + by];
}

function cubic(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const u = 1 - t;
  const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return [p * a[0] + q * b[0] + r * c[0] + s * d[0], p * a[1] + q * b[1] + r * c[1] + s * d[1]];
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}

function say([x, y]: Point): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
}
