import { useWidth } from "../charts/useWidth";
import "../charts/charts.css";
import { inWords, type Line } from "./trend";

const TOP = 10;
const LABEL = 34;

/** One measure over the sessions, its first and last figure written beside it; `bar` is a line to reach. */
export function TrendChart({ line, height, bar }: { line: Line; height: number; bar?: number }) {
  const [place, measured] = useWidth<HTMLElement>();
  const width = measured - 2 * LABEL;
  const across = (at: number): number => LABEL + (at / Math.max(1, line.points.length - 1)) * width;
  const down = (points: number): number => TOP + height * (1 - points / 100);
  const known = line.points.flatMap((points, at) => (points === null ? [] : [{ at, points }]));
  const [first, last] = [known[0], known.at(-1)];
  return (
    <figure className="chart" ref={place} role="img" aria-label={`${inWords(line)}.`}>
      <svg width={measured} height={TOP + height + 8} aria-hidden="true">
        <g className="chart-axis">
          <line x1={LABEL} x2={LABEL + width} y1={down(0)} y2={down(0)} />
        </g>
        {bar !== undefined && (
          <g className="chart-mark plain">
            <line x1={LABEL} x2={LABEL + width} y1={down(bar)} y2={down(bar)} />
            <text x={LABEL} y={down(bar) - 4}>{`the bar, ${bar}`}</text>
          </g>
        )}
        <g className="chart-curve">
          <polyline points={known.map(({ at, points }) => `${across(at)},${down(points)}`).join(" ")} />
          {known.map(({ at, points }) => <circle key={at} cx={across(at)} cy={down(points)} r={2.6} />)}
          {first && first !== last && (
            <text x={across(first.at) - 8} y={down(first.points) + 4} textAnchor="end">{Math.round(first.points)}</text>
          )}
          {last && <text className="trend-last" x={across(last.at) + 8} y={down(last.points) + 4}>{Math.round(last.points)}</text>}
        </g>
      </svg>
    </figure>
  );
}
