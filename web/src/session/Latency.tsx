import type { JourneyResult, TargetResult } from "../api/types";
import { sayMs } from "../app/say";
import { Histogram } from "../charts";
import { latencyTargets } from "./latencyTargets";

interface LatencyProps {
  name: string;
  journey: JourneyResult;
  targets: readonly TargetResult[];
}

/** How long this journey took, as a picture with its targets drawn in. */
export function Latency({ name, journey, targets }: LatencyProps) {
  const { histogram, latency_ms: latency } = journey;
  if (!histogram || histogram.counts.length === 0) return null;
  const tail = latency.p99;
  return (
    <section className="latency">
      <h2>How long {name} takes</h2>
      <Histogram
        edgesMs={histogram.edges_ms}
        counts={histogram.counts}
        targets={latencyTargets(name, targets)}
        label={`Latency of ${name}${typeof tail === "number" ? `, p99 ${sayMs(tail)}` : ""}`}
      />
    </section>
  );
}
