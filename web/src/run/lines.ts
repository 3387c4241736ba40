/** A run's series as the heights of its small picture. Pure. */

import type { Series } from "../api/types";

export interface Lines {
  /** The slowest journey's mean latency in each slice, on a logarithmic scale from 0 to 1; `null` where nothing finished. */
  latency: (number | null)[];
  /** The share lost in each slice, of the journey that lost most. */
  lost: number[];
}

export function linesOf(series: Series): Lines {
  const journeys = Object.values(series.journeys);
  const slowest = series.t_s.map((_, at) => {
    const times = journeys.flatMap((journey) => (journey.p99_ms ?? journey.mean_ms)[at] ?? []).filter((ms) => ms > 0);
    return times.length > 0 ? Math.max(...times) : null;
  });
  const known = slowest.filter((ms) => ms !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  // At least a factor of four from floor to ceiling, so that noise stays as small as it is.
  const middle = Math.sqrt(least * most);
  const [floor, ceiling] = [Math.log(Math.min(least, middle / 2)), Math.log(Math.max(most, middle * 2))];
  const height = (ms: number): number => (Math.log(ms) - floor) / (ceiling - floor);
  return {
    latency: slowest.map((ms) => (ms === null ? null : height(ms))),
    lost: series.t_s.map((_, at) => Math.max(0, ...journeys.map((journey) => 1 - (journey.success[at] ?? 1)))),
  };
}
