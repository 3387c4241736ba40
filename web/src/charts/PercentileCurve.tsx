import { sayMs } from "../app/say";
import { anchorAt } from "./axis";
import { quantile, type Counted } from "./bins";
import type { Target } from "./Histogram";
import { useWidth } from "./useWidth";
import "./charts.css";

export interface Curve extends Counted {
  /** Drawn at the curve's end, instead of a legend. */
  name: string;
  /** Percentiles the run tells itself, by `p99` and so on; the others are read off the bins. */
  known?: Readonly<Record<string, number | null | undefined>>;
}

/** Room in points that `p99.9` takes on the axis; with less between two, only the numbers stand there. */
const NAME = 34;

function nameOf(share: number, room: number): string {
  return room < NAME ? full(share).slice(1) : full(share);
}

function full(share: number): string {
  return `p${Number((share * 100).toFixed(1))}`;
}

const LAST = 0.999;
const NINES = [0.5, 0.9, 0.95, 0.99, LAST] as const;
const TOP = 22;
/** Room at the curves' end for a name and its last figure. */
const END = 100;

/** How latency grows towards the slowest requests; one curve a journey or run, labelled where it ends. */
export function PercentileCurve({ curves, targets = [], label, height = 120 }: {
  curves: readonly Curve[];
  targets?: readonly Target[];
  label: string;
  height?: number;
}) {
  const [place, measured] = useWidth<HTMLElement>();
  const width = measured - END;
  const points = curves.map((curve) => NINES.map((share) => Math.max(curve.known?.[full(share)] ?? quantile(curve, share), 1e-3)));
  const all = [...points.flat(), ...targets.map((target) => target.ms)];
  const [low, high] = [Math.min(...all) / 1.25, Math.max(...all) * 1.25];
  const down = (ms: number): number => TOP + height * (1 - Math.log(ms / low) / Math.log(high / low));
  const over = (at: number): number => (at / (NINES.length - 1)) * width;
  const ends = spreadApart(points.map((line) => down(line.at(-1) ?? low)), 28);
  return (
    <figure className="chart" ref={place} role="img" aria-label={label}>
      <svg width={measured} height={TOP + height + 24} aria-hidden="true">
        {targets.map((target) => (
          <g key={target.text} className={`chart-mark ${target.met === false ? "missed" : target.met ? "met" : "open"}`}>
            <line x1={0} x2={width} y1={down(target.ms)} y2={down(target.ms)} />
            <text x={0} y={down(target.ms) - 5}>{target.text}</text>
          </g>
        ))}
        {points.map((line, number) => (
          <g key={curves[number]?.name} className={number % 2 ? "chart-curve other" : "chart-curve"}>
            <polyline points={line.map((ms, at) => `${over(at)},${down(ms)}`).join(" ")} />
            {line.map((ms, at) => <circle key={at} cx={over(at)} cy={down(ms)} r={2.2} />)}
            <text x={width + 7} y={(ends[number] ?? 0) + 4}>{curves[number]?.name ?? ""}</text>
            <text className="chart-end" x={width + 7} y={(ends[number] ?? 0) + 17}>{`${full(LAST)} ${sayMs(line.at(-1) ?? 0)}`}</text>
          </g>
        ))}
        <g className="chart-axis">
          <line x1={0} x2={width} y1={TOP + height} y2={TOP + height} />
          {NINES.map((share, at) => (
            <text key={share} x={over(at)} y={TOP + height + 15} textAnchor={anchorAt(over(at), width + 24, 12)}>
              {nameOf(share, over(1))}
            </text>
          ))}
        </g>
      </svg>
    </figure>
  );
}

/** The same heights, moved down where two labels would touch. */
export function spreadApart(heights: readonly number[], room: number): number[] {
  const order = heights.map((y, at) => ({ y, at })).sort((a, b) => a.y - b.y);
  const found = [...heights];
  let last = -Infinity;
  for (const { y, at } of order) {
    last = Math.max(y, last + room);
    found[at] = last;
  }
  return found;
}
