import { useInternalNode, type EdgeProps, type InternalNode } from "@xyflow/react";
import { memo } from "react";
import { BOX, arrowPath, type Rectangle } from "../board/geometry";
import type { ArrowEdge as ArrowEdgeType } from "./elements";

/** Where xyflow has a box right now, also in the middle of a drag. */
export function rectangleOf(node: InternalNode | undefined): Rectangle | null {
  return node ? { ...node.internals.positionAbsolute, ...BOX } : null;
}

/** One arrow: solid waits, dashed does not; after a run its width follows the load. */
export const ArrowEdge = memo(function ArrowEdge({ source, target, data, selected }: EdgeProps<ArrowEdgeType>) {
  const from = rectangleOf(useInternalNode(source));
  const to = rectangleOf(useInternalNode(target));
  if (!from || !to || !data) return null;
  const { arrow, lane, says, flow, mistake } = data;
  const path = arrowPath(from, to, lane);
  const width = flow ? 1.25 + flow.load * 4.25 : 1.5;
  const head = 4 + width * 0.9;
  const classes = ["wb-arrow"];
  if (selected) classes.push("selected");
  if (!arrow.waits) classes.push("wb-tells");
  if (mistake) classes.push("wb-mistaken");
  const [x, y] = path.middle;
  // Beside a line that runs down, above one that runs across: the words never lie on it.
  const upright = Math.abs(path.end[1] - path.start[1]) > Math.abs(path.end[0] - path.start[0]);
  const place = upright ? { x: x + 8, y: y + 4, anchor: "start" as const } : { x, y: y - 7, anchor: "middle" as const };
  return (
    <g className={classes.join(" ")}>
      <path d={path.d} className="wb-line" strokeWidth={width} />
      <path d={`M0,0 L${-head * 1.5},${head * 0.72} L${-head * 1.15},0 L${-head * 1.5},${-head * 0.72} Z`} className="wb-head"
        transform={`translate(${path.end[0]} ${path.end[1]}) rotate(${path.angle})`} />
      <path d={path.d} className="react-flow__edge-interaction" fill="none" strokeOpacity={0} strokeWidth={22} />
      {says && <text className="wb-says" x={place.x} y={place.y} textAnchor={place.anchor}>{says}</text>}
      {flow?.trouble && (
        <text className="wb-trouble" x={place.x} y={place.y + (upright || !says ? (says ? 15 : 0) : 22)} textAnchor={place.anchor}>{flow.trouble}</text>
      )}
      {mistake && <text className="wb-arrow-mistake" x={x} y={y + 4} textAnchor="middle">!<title>{mistake}</title></text>}
    </g>
  );
});
