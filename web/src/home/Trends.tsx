import type { SessionSummary } from "../api/types";
import { TrendChart } from "./TrendChart";
import { trendOf } from "./trend";

/** How the total and each dimension went, from the second scored session on. */
export function Trends({ sessions }: { sessions: readonly SessionSummary[] }) {
  const trend = trendOf(sessions);
  if (!trend) return null;
  return (
    <section className="trends" aria-labelledby="trends-title">
      <h2 id="trends-title">How it goes</h2>
      <h3>Total, over {trend.sessions.length} scored sessions</h3>
      <TrendChart line={trend.total} height={96} bar={70} />
      <ul>
        {trend.dimensions.map((line) => (
          <li key={line.name}>
            <h3>{line.name}</h3>
            <TrendChart line={line} height={44} />
          </li>
        ))}
      </ul>
    </section>
  );
}
