import type { JourneyResult, TargetResult } from "../api/types";
import { sayMs } from "../app/say";
import { Histogram, PercentileCurve } from "../charts";
import { latencyTargets } from "./latencyTargets";

interface LatencyProps {
  name: string;
  journey: JourneyResult;
  targets: readonly TargetResult[];
  /** The same journey in the run before, to be seen beside it. */
  before?: JourneyResult | undefined;
  /** Its p99 as the target was judged, which counts who was still inside at the end. */
  judged: number | null;
}

/** How long this journey took, as a picture with its targets drawn in. */
export function Latency({ name, journey, targets, before, judged }: LatencyProps) {
  const { histogram, latency_ms: latency } = journey;
  if (!histogram || histogram.counts.length === 0) return null;
  const tail = latency.p99;
  const marks = latencyTargets(name, targets);
  const curves = [
    { name: "now", edgesMs: histogram.edges_ms, counts: histogram.counts, known: latency },
    ...(before?.histogram && before.histogram.counts.length > 0 ? [{ name: "before", edgesMs: before.histogram.edges_ms, counts: before.histogram.counts, known: before.latency_ms }] : []),
  ];
  return (
    <section className="latency">
      <h2>How long {name} takes</h2>
      <Histogram
        edgesMs={histogram.edges_ms}
        counts={histogram.counts}
        targets={marks}
        p50={latency.p50 ?? null}
        p99={tail ?? null}
        label={`Latency of ${name}${typeof tail === "number" ? `, p99 ${sayMs(tail)}` : ""}`}
      />
      <h3>From the usual request to the slowest</h3>
      <PercentileCurve
        curves={curves}
        targets={marks}
        height={84}
        label={`Percentiles of ${name}: ${["p50", "p95", "p99"].flatMap((each) => (typeof latency[each] === "number" ? [`${each} ${sayMs(latency[each])}`] : [])).join(", ")}`}
      />
      <p className="faint">
        p99 is the time that 99 of 100 stay under.
        {judged !== null && typeof tail === "number" && judged > 1.02 * tail && ` The pictures are of those that were done; with those still inside at the end it is ${sayMs(judged)}.`}
      </p>
    </section>
  );
}
