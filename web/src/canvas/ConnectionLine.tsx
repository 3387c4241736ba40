import type { ConnectionLineComponentProps } from "@xyflow/react";
import { BOX, arrowPath } from "../board/geometry";
import { rectangleOf } from "./ArrowEdge";

/** The arrow while it is being drawn. */
export function ConnectionLine({ fromNode, toX, toY, toNode }: ConnectionLineComponentProps) {
  const from = rectangleOf(fromNode);
  if (!from) return null;
  const to = toNode ? { ...toNode.internals.positionAbsolute, ...BOX } : { x: toX, y: toY, width: 0, height: 0 };
  return <path d={arrowPath(from, to).d} className="wb-drawing" />;
}
