import { useMemo } from "react";
import type { Series } from "../api/types";
import { useWidth } from "../charts/useWidth";
import { stretchesOf } from "./failures";
import { linesOf } from "./lines";

const HIGH = 30;

/** The run from its first second to its last: how long requests took, how many were lost, and what failed when. */
export function Strip({ series, failures, at }: { series: Series; failures: readonly string[]; at: number | null }) {
  const [place, width] = useWidth<HTMLDivElement>(600);
  const end = series.t_s.at(-1) ?? 1;
  const across = (seconds: number): number => (Math.min(seconds, end) / end) * width;
  const stretches = useMemo(() => stretchesOf(failures), [failures]);
  const { latency, lost } = useMemo(() => linesOf(series), [series]);
  const slice = width / series.t_s.length;
  return (
    <div className="strip-picture" ref={place}>
      <svg width={width} height={HIGH} aria-hidden="true">
        {stretches.map((each) => (
          <rect key={each.what + each.from_s} className="strip-failure" x={across(each.from_s)} y={0} width={Math.max(3, across(each.to_s) - across(each.from_s))} height={HIGH} />
        ))}
        {lost.map((share, slot) => share > 0 && (
          <rect key={slot} className="strip-lost" x={slot * slice} width={Math.max(1.5, slice)} y={0} height={Math.max(2, share * HIGH)} />
        ))}
        <path className="strip-line" d={pathOf(latency, slice)} />
        {at !== null && <line className="strip-now" x1={(at + 0.5) * slice} x2={(at + 0.5) * slice} y1={0} y2={HIGH} />}
      </svg>
    </div>
  );
}

/** A line with gaps where nothing was measured. */
function pathOf(heights: readonly (number | null)[], slice: number): string {
  let pen = "M";
  return heights.map((height, at) => {
    if (height === null) {
      pen = "M";
      return "";
    }
    const point = `${pen}${((at + 0.5) * slice).toFixed(1)},${(HIGH - 2 - height * (HIGH - 6)).toFixed(1)}`;
    pen = "L";
    return point;
  }).join("");
}
