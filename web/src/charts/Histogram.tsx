import { sayMs, sayShare } from "../app/say";
import { logAcross, TimeAxis } from "./axis";
import { bars, quantile, rangeOf, slowerThan } from "./bins";
import { rowsOf } from "./marks";
import { useWidth } from "./useWidth";
import "./charts.css";

/** A promise drawn on the time axis. */
export interface Target {
  ms: number;
  text: string;
  met: boolean | null;
}

interface HistogramProps {
  edgesMs: readonly number[];
  counts: readonly number[];
  targets?: readonly Target[];
  /** What it shows, in a sentence, for who cannot see it. */
  label: string;
  /** The run's own p50 and p99 where it tells them; read off the bins otherwise. */
  p50?: number | null;
  p99?: number | null;
  height?: number;
}

const ROW = 16;

/** How long requests took: the whole shape on a logarithmic axis, with the targets drawn on it. */
export function Histogram({ edgesMs, counts, targets = [], label, p50, p99, height = 96 }: HistogramProps) {
  const [place, width] = useWidth<HTMLElement>();
  const counted = { edgesMs, counts };
  const range = rangeOf(counted, targets.map((target) => target.ms));
  const across = logAcross(range, width);
  const shown = bars(counted, range, Math.max(20, Math.floor(width / 5)));
  const most = Math.max(...shown.map((bar) => bar.share), 1e-9);
  const middle = p50 ?? quantile(counted, 0.5);
  const tail = p99 ?? quantile(counted, 0.99);
  const figures = [
    { x: across(middle), text: `p50 ${sayMs(middle)}`, state: "plain" },
    { x: across(tail), text: `p99 ${sayMs(tail)}`, state: "plain" },
    ...targets.map((target) => ({ x: across(target.ms), text: target.text, state: target.met === false ? "missed" : target.met ? "met" : "open" })),
  ];
  const rows = rowsOf(figures, width);
  const top = (Math.max(...rows) + 1) * ROW + 2;
  const floor = top + height;
  const strictest = targets.length > 0 ? Math.min(...targets.map((target) => target.ms)) : Infinity;
  const late = targets.length > 0 ? `; ${sayShare(slowerThan(counted, strictest))} took longer than ${sayMs(strictest)}` : "";
  return (
    <figure className="chart" ref={place} aria-label={`${label}${late}`} role="img">
      <svg width={width} height={floor + 22} aria-hidden="true">
        {shown.map((bar) => {
          if (bar.share <= 0) return null;
          const tall = Math.max(1, (bar.share / most) * height);
          const x = across(bar.fromMs);
          return (
            <rect
              key={bar.fromMs}
              className={bar.fromMs >= strictest * 0.999 ? "chart-bar late" : "chart-bar"}
              x={x}
              y={floor - tall}
              width={Math.max(1, across(bar.toMs) - x - 1)}
              height={tall}
            />
          );
        })}
        {figures.map(({ x, text, state }, at) => {
          const y = (rows[at] ?? 0) * ROW;
          const left = x + text.length * 6.2 + 10 > width;
          return (
            <g key={text} className={`chart-mark ${state}`}>
              <line x1={x} x2={x} y1={y + 3} y2={floor} />
              <text x={left ? x - 5 : x + 5} y={y + 12} textAnchor={left ? "end" : "start"}>{text}</text>
            </g>
          );
        })}
        <TimeAxis range={range} across={across} y={floor} width={width} />
      </svg>
    </figure>
  );
}

