import { useInternalNode, type EdgeProps, type InternalNode } from "@xyflow/react";
import { memo } from "react";
import { BOX, arrowPath, type Rectangle } from "../board/geometry";
import type { ArrowEdge as ArrowEdgeType } from "./elements";

/** Where xyflow has a box right now, also in the middle of a drag. */
export function rectangleOf(node: InternalNode | undefined): Rectangle | null {
  return node ? { ...node.internals.positionAbsolute, ...BOX } : null;
}

const LINE = 15;

/** The parts of `a · b · c` on as few lines as there is room for; a letter takes about 6.3 points. */
export function inLines(text: string, room: number): string[] {
  const lines: string[] = [];
  for (const part of text.split(" · ").filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines.at(-1) ?? ""} · ${part}` : part;
    if (lines.length > 0 && longer.length * 6.3 <= room) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}

/** One arrow: solid waits, dashed does not; after a run its width follows the load. */
export const ArrowEdge = memo(function ArrowEdge({ source, target, data, selected }: EdgeProps<ArrowEdgeType>) {
  const from = rectangleOf(useInternalNode(source));
  const to = rectangleOf(useInternalNode(target));
  if (!from || !to || !data) return null;
  const { arrow, lane, down, says, flow, mistake } = data;
  const width = flow ? 1.25 + flow.load * 3.75 : 1.5;
  const head = { long: 8 + width * 1.3, half: 2.6 + width * 1.15 };
  const path = arrowPath(from, to, lane, head.long + 2, down);
  const classes = ["wb-arrow"];
  if (selected) classes.push("selected");
  if (!arrow.waits) classes.push("wb-tells");
  if (mistake) classes.push("wb-mistaken");
  if (flow?.cut) classes.push("wb-cut");
  const [x, y] = path.middle;
  // Beside a line that runs down, above one that runs across: the words never lie on it.
  const upright = Math.abs(path.end[1] - path.start[1]) > Math.abs(path.end[0] - path.start[0]);
  const room = upright ? Infinity : Math.abs(path.end[0] - path.start[0]) + head.long;
  const anchor = upright ? "start" : "middle";
  const [above, below] = [inLines(says, room), inLines(flow?.trouble ?? "", room)];
  const first = upright ? y + 4 - (above.length + below.length - 1) * (LINE / 2) : y - 7 - width / 2 - (above.length - 1) * LINE;
  const under = upright ? first + above.length * LINE : y + 15 + width / 2;
  const at = upright ? x + 8 + width / 2 : x;
  return (
    <g className={classes.join(" ")}>
      <path d={path.d} className="wb-line" strokeWidth={width} />
      <path d={`M${head.long},0 L0,${head.half} L${head.long * 0.22},0 L0,${-head.half} Z`} className="wb-head"
        transform={`translate(${path.end[0]} ${path.end[1]}) rotate(${path.angle})`} />
      {flow && flow.travels > 0 && <Travellers d={path.d} count={flow.travels} long={Math.hypot(path.end[0] - path.start[0], path.end[1] - path.start[1])} />}
      <path d={path.d} className="react-flow__edge-interaction" fill="none" strokeOpacity={0} strokeWidth={22} />
      {above.map((line, row) => <text key={line} className="wb-says" x={at} y={first + row * LINE} textAnchor={anchor}>{line}</text>)}
      {below.map((line, row) => <text key={line} className="wb-trouble" x={at} y={under + row * LINE} textAnchor={anchor}>{line}</text>)}
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
