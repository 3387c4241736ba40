/** The outline of each shape of box, as SVG paths for `BOX`'s size. Pure. */

import { BOX } from "../board/geometry";

export type Shape = "box" | "cylinder" | "queue" | "cloud" | "person";

interface Outline {
  /** The closed edge, which also cuts the fill. */
  edge: string;
  /** A line inside that makes the shape plain, such as a cylinder's rim. */
  inner: string;
}

const { width: W, height: H } = BOX;

const OUTLINES: Readonly<Record<Shape, Outline>> = {
  box: { edge: rounded(10), inner: "" },
  person: { edge: rounded(H / 2), inner: "" },
  cylinder: {
    edge: `M0,9 A${W / 2},9 0 0 1 ${W},9 V${H - 9} A${W / 2},9 0 0 1 0,${H - 9} Z`,
    inner: `M0,9 A${W / 2},9 0 0 0 ${W},9`,
  },
  queue: {
    edge: `M10,0 H${W - 10} A10,${H / 2} 0 0 1 ${W - 10},${H} H10 A10,${H / 2} 0 0 1 10,0 Z`,
    inner: `M${W - 10},0 A10,${H / 2} 0 0 0 ${W - 10},${H}`,
  },
  cloud: { edge: cloud(), inner: "" },
};

/** What the catalog says a kind looks like, where this page knows that shape; else a plain box. */
export function outlineOf(shape: string): Outline {
  return OUTLINES[shape as Shape] ?? OUTLINES.box;
}

/** Shapes by kind, for before the catalog has come. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  clients: "person", people: "person", cache: "cylinder", database: "cylinder", store: "cylinder",
  queue: "queue", stream: "queue", topic: "queue", cdn: "cloud", external: "cloud",
};

function rounded(r: number): string {
  return `M${r},0 H${W - r} A${r},${r} 0 0 1 ${W},${r} V${H - r} A${r},${r} 0 0 1 ${W - r},${H} H${r} A${r},${r} 0 0 1 0,${H - r} V${r} A${r},${r} 0 0 1 ${r},0 Z`;
}

/** Bumps along the top and round ends: a cloud that still holds a name. */
function cloud(): string {
  const bump = (to: number, y: number, r: number): string => `A${r},${r} 0 0 1 ${to},${y}`;
  return [
    `M22,${H}`, bump(15, 21, 20), bump(W * 0.31, 8, 24), bump(W * 0.63, 7, 33), bump(W - 20, 19, 27), bump(W - 20, H, 21), "Z",
  ].join(" ");
}
