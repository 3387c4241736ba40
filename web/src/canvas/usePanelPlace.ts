import { Position, useStore, type Align, type ReactFlowState } from "@xyflow/react";
import type { Rectangle } from "../board/geometry";

const WIDTH = 310;
const ROW = 32;

/** Where a panel of so many rows has room beside a box or a point of the board, as words that change seldom. */
export function usePanelPlace(at: Rectangle | null, rows: number): { position: Position; align: Align } {
  const told = useStore((state: ReactFlowState) => (at ? placeOf(state, at, 64 + rows * ROW) : "bottom center"));
  const [position, align] = told.split(" ") as [Position, Align];
  return { position, align };
}

function placeOf({ transform: [left, top, zoom], width, height }: ReactFlowState, at: Rectangle, tall: number): string {
  const [x, y] = [at.x * zoom + left, at.y * zoom + top];
  const [right, bottom] = [x + at.width * zoom, y + at.height * zoom];
  const side = sideOf({ left: x, above: y, right: width - right, below: height - bottom }, tall + 16);
  const upright = side === Position.Top || side === Position.Bottom;
  const align = upright ? alignOf((x + right) / 2, WIDTH, width) : alignOf((y + bottom) / 2, tall, height);
  return `${side} ${align}`;
}

function sideOf(room: { left: number; above: number; right: number; below: number }, tall: number): Position {
  if (room.below >= tall) return Position.Bottom;
  if (room.right >= WIDTH + 16) return Position.Right;
  if (room.left >= WIDTH + 16) return Position.Left;
  return room.above > room.below ? Position.Top : Position.Bottom;
}

function alignOf(middle: number, long: number, most: number): Align {
  if (middle - long / 2 < 0) return "start";
  return middle + long / 2 > most ? "end" : "center";
}
