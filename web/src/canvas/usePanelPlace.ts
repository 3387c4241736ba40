import { Position, useStore, type Align, type ReactFlowState } from "@xyflow/react";
import { BOX, into, type Rectangle } from "../board/geometry";

/** As wide as a panel may get: `max-inline-size` of `.wb-panel`. */
const WIDTH = 292;
const ROW = 32;
const APART = 10;
/** Of the page's height a panel takes at most this, `max-block-size` of `.wb-panel`; the rest of it is scrolled to. */
const MOST = 0.62;
/** Points along the edges of the frame, and above the zoom's own bar, that a panel keeps free. */
const EDGE = 6;
const ZOOM = 46;

interface Place {
  position: Position;
  align: Align;
  /** How far it is pushed, in points of the screen, so that the whole of it is seen. */
  push: readonly [number, number];
}

/**
 * Where a panel of so many rows stands beside a box or a point of the board, as words that change seldom: where it fits
 * the frame and covers least of the other boxes, and not `next`, where the next box would go.
 */
export function usePanelPlace(at: Rectangle | null, rows: number, next: Rectangle | null = null): Place {
  const told = useStore((state: ReactFlowState) => (at ? placeOf(state, at, Math.min(64 + rows * ROW, MOST * innerHeight), next) : "bottom center 0 0"));
  const [position, align, x, y] = told.split(" ") as [Position, Align, string, string];
  return { position, align, push: [Number(x), Number(y)] };
}

const SIDES = [Position.Bottom, Position.Right, Position.Left, Position.Top] as const;

function placeOf({ transform: [left, top, zoom], width, height, nodeLookup }: ReactFlowState, at: Rectangle, tall: number, next: Rectangle | null): string {
  const seen = (board: Rectangle): Rectangle => ({ x: board.x * zoom + left, y: board.y * zoom + top, width: board.width * zoom, height: board.height * zoom });
  const here = seen(at);
  const boxes = [...nodeLookup.values()].map((node) => ({ ...node.internals.positionAbsolute, ...BOX })).filter((box) => box.x !== at.x || box.y !== at.y);
  const kept = [...boxes, ...(next ? [next] : [])].map(seen);
  const frame = { x: EDGE, y: EDGE, width: width - 2 * EDGE, height: height - EDGE - ZOOM };
  const choices = SIDES.map((position, at) => {
    const upright = position === Position.Top || position === Position.Bottom;
    const align = upright ? alignOf(here.x + here.width / 2, WIDTH, width) : alignOf(here.y + here.height / 2, tall, height);
    const panel = standing(here, position, align, tall);
    const [x, y] = [into(panel.x, WIDTH, frame.x, frame.width), into(panel.y, tall, frame.y, frame.height)];
    const pushed = { ...panel, x: panel.x + x, y: panel.y + y };
    // Its own box is the last to be covered; among equals the first side is taken.
    const covers = 4 * overlap(pushed, here) + kept.reduce((sum, each) => sum + overlap(pushed, each), 0);
    return { told: `${position} ${align} ${Math.round(x)} ${Math.round(y)}`, cost: covers + at };
  });
  return choices.reduce((best, each) => (each.cost < best.cost ? each : best)).told;
}

function standing(here: Rectangle, position: Position, align: Align, tall: number): Rectangle {
  const upright = position === Position.Top || position === Position.Bottom;
  const along = (from: number, long: number, mine: number): number =>
    align === "start" ? from : align === "end" ? from + long - mine : from + (long - mine) / 2;
  const x = upright ? along(here.x, here.width, WIDTH) : position === Position.Right ? here.x + here.width + APART : here.x - APART - WIDTH;
  const y = upright ? (position === Position.Bottom ? here.y + here.height + APART : here.y - APART - tall) : along(here.y, here.height, tall);
  return { x, y, width: WIDTH, height: tall };
}

function overlap(a: Rectangle, b: Rectangle): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > 0 && down > 0 ? across * down : 0;
}

function alignOf(middle: number, long: number, most: number): Align {
  if (middle - long / 2 < 0) return "start";
  return middle + long / 2 > most ? "end" : "center";
}
