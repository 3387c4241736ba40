/** How somebody's scores went over their finished sessions. Pure. */

import type { SessionSummary } from "../api/types";
import { DIMENSIONS } from "../report/rubric";

/** One line of the trend: points of 100, oldest first; `null` where a session was not read for it. */
export interface Line {
  name: string;
  points: (number | null)[];
}

export interface Trend {
  /** The sessions behind the points, oldest first. */
  sessions: SessionSummary[];
  total: Line;
  dimensions: Line[];
}

/** The trend of every finished session that has a total; `null` before the second, since one is no trend. */
export function trendOf(sessions: readonly SessionSummary[]): Trend | null {
  const scored = sessions
    .filter((session) => session.ended && typeof session.total === "number")
    .sort((a, b) => a.started.localeCompare(b.started));
  if (scored.length < 2) return null;
  return {
    sessions: scored,
    total: { name: "Total", points: scored.map((session) => session.total ?? null) },
    dimensions: Object.entries(DIMENSIONS).map(([id, name]) => ({
      name,
      points: scored.map((session) => session.dimensions[id] ?? null),
    })),
  };
}

/** What the line did, in words: for who does not see it. */
export function inWords({ name, points }: Line): string {
  const known = points.filter((point) => point !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return `${name}: not read yet`;
  if (known.length === 1) return `${name}: ${Math.round(last)}`;
  return `${name}: from ${Math.round(first)} to ${Math.round(last)} over ${known.length} sessions`;
}
