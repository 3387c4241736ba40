/** Lining boxes up. */

import type { Point } from "./document";
import { BOX, GAP } from "./geometry";

export type Alignment = "left" | "centre" | "right" | "top" | "middle" | "bottom" | "across" | "down";
type Places = Readonly<Record<string, Point>>;

/** New places for boxes: on one line, or (`across`, `down`) the same distance apart. */
export function aligned(places: Places, how: Alignment): Record<string, Point> {
  const all = Object.values(places);
  if (all.length < 2) return { ...places };
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
  const middle = (values: number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  switch (how) {
    case "left": return each(places, ([, y]) => [Math.min(...xs), y]);
    case "right": return each(places, ([, y]) => [Math.max(...xs), y]);
    case "centre": return each(places, ([, y]) => [middle(xs), y]);
    case "top": return each(places, ([x]) => [x, Math.min(...ys)]);
    case "bottom": return each(places, ([x]) => [x, Math.max(...ys)]);
    case "middle": return each(places, ([x]) => [x, middle(ys)]);
    case "across": return spread(places, 0, BOX.width + GAP.x / 2);
    case "down": return spread(places, 1, BOX.height + GAP.y / 2);
  }
}

function each(places: Places, move: (at: Point) => Point): Record<string, Point> {
  return Object.fromEntries(Object.entries(places).map(([name, at]) => [name, move(at)]));
}

/** Equal steps between the outermost two; wider where boxes would touch. */
function spread(places: Places, axis: 0 | 1, least: number): Record<string, Point> {
  const order = Object.entries(places).sort(([, a], [, b]) => a[axis] - b[axis]);
  const first = order[0]?.[1][axis] ?? 0;
  const last = order.at(-1)?.[1][axis] ?? 0;
  const step = Math.max(least, (last - first) / (order.length - 1));
  return Object.fromEntries(
    order.map(([name, [x, y]], number) => [name, axis === 0 ? [first + step * number, y] : [x, first + step * number]]),
  );
}
