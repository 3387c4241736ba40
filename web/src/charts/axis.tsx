import { sayMs } from "../app/say";
import { ticks } from "./bins";

/** From milliseconds to points across, on a logarithmic axis. */
export type Across = (ms: number) => number;

export function logAcross([low, high]: readonly [number, number], width: number): Across {
  return (ms) => (Math.log(Math.max(ms, low) / low) / Math.log(high / low)) * width;
}

/** The time axis that every latency picture shares: a hairline and a few round times. */
export function TimeAxis({ range, across, y, width }: { range: readonly [number, number]; across: Across; y: number; width: number }) {
  return (
    <g className="chart-axis">
      <line x1={0} x2={width} y1={y} y2={y} />
      {ticks(range, Math.max(3, Math.floor(width / 62))).map((ms) => (
        <text key={ms} x={across(ms)} y={y + 15} textAnchor={anchorAt(across(ms), width)}>{sayMs(ms)}</text>
      ))}
    </g>
  );
}

/** Text near an edge turns inwards so that it is never cut. */
export function anchorAt(x: number, width: number, room = 26): "start" | "middle" | "end" {
  if (x < room) return "start";
  return x > width - room ? "end" : "middle";
}
