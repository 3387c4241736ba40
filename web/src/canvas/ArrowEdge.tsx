import { useInternalNode, type EdgeProps, type InternalNode } from "@xyflow/react";
import { memo } from "react";
import { BOX, arrowPath, type Rectangle } from "../board/geometry";
import { LINE, isUpright, wordsAt, written } from "../board/labels";
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
  const { arrow, lane, down, says, flow, mistake, label, otherwise } = data;
  const width = flow ? 1.25 + flow.load * 3.75 : 1.5;
  const head = { long: 8 + width * 1.3, half: 2.6 + width * 1.15 };
  const path = arrowPath(from, to, lane, head.long + 2, down, otherwise);
  const classes = ["wb-arrow"];
  if (selected) classes.push("selected");
  if (otherwise) classes.push("wb-otherwise");
  if (!arrow.waits) classes.push("wb-tells");
  if (mistake) classes.push("wb-mistaken");
  if (flow?.cut) classes.push("wb-cut");
  const upright = isUpright(path);
  const { lines, size } = written(path, says, flow?.trouble ?? "");
  const words = wordsAt(path, size, label);
  // Beside the line the words begin at it; above or below it they are centred.
  const [at, anchor] = upright ? (label.side === 1 ? [words.x, "start"] as const : [words.x + size.width, "end"] as const) : [words.x + size.width / 2, "middle"] as const;
  return (
    <g className={classes.join(" ")}>
      <path d={path.d} className="wb-line" strokeWidth={width} />
      <path d={`M${head.long},0 L0,${head.half} L${head.long * 0.22},0 L0,${-head.half} Z`} className="wb-head"
        transform={`translate(${path.end[0]} ${path.end[1]}) rotate(${path.angle})`} />
      {flow && flow.travels > 0 && <Travellers d={path.d} count={flow.travels} long={Math.hypot(path.end[0] - path.start[0], path.end[1] - path.start[1])} />}
      <path d={path.d} className="react-flow__edge-interaction" fill="none" strokeOpacity={0} strokeWidth={22} />
      {lines.map(({ text, trouble }, row) => <text key={`${trouble} ${text}`} className={trouble ? "wb-trouble" : "wb-says"} x={at} y={words.y + 12 + row * LINE} textAnchor={anchor}>{text}</text>)}
      {mistake && <text className="wb-arrow-mistake" x={path.start[0] + 10} y={path.start[1] - 7} textAnchor="middle">!<title>{mistake}</title></text>}
    </g>
  );
});

/** Points of the board that a drawn request travels in a second. */
const SPEED = 130;

/** Requests on their way, evenly spaced; drawn only while a replay plays. */
function Travellers({ d, count, long }: { d: string; count: number; long: number }) {
  const lasts = Math.max(0.4, long / SPEED);
  const shown = Math.max(1, Math.min(count, Math.floor(long / 24)));
  return (
    <g className="wb-travellers">
      {Array.from({ length: shown }, (_, at) => (
        <circle key={`${shown} ${at}`} r={3.2}>
          <animateMotion path={d} dur={`${lasts.toFixed(2)}s`} begin={`${(-(at * lasts) / shown).toFixed(2)}s`} repeatCount="indefinite" />
        </circle>
      ))}
    </g>
  );
}
