/** A run at one moment of its time: what the board shows while the scrubber stands there. Pure. */

import type { RunResult, Series } from "../api/types";
import { stretchesOf, type Stretch } from "./failures";

export interface BoxMoment {
  busy: number | null;
  queue: number;
  copies: number;
  arrivals_per_s: number;
}

export interface JourneyMoment {
  offered_per_s: number;
  completed_per_s: number;
  success: number | null;
  mean_ms: number | null;
  p99_ms: number | null;
}

export interface Moment {
  /** The slice of the run, from 0. */
  at: number;
  /** The slice's two ends, in seconds of the run. */
  from_s: number;
  to_s: number;
  boxes: Readonly<Record<string, BoxMoment>>;
  journeys: Readonly<Record<string, JourneyMoment>>;
  /** What fails in this slice. */
  failing: readonly Stretch[];
}

/** The run's series where it has one that can be shown. */
export function seriesOf(result: RunResult | null): Series | null {
  const series = result?.series;
  return series && series.t_s.length > 1 ? series : null;
}

export function momentAt(series: Series, failures: readonly string[], at: number): Moment {
  const last = series.t_s.length - 1;
  const here = Math.max(0, Math.min(last, Math.round(at)));
  const to_s = series.t_s[here] ?? 0;
  const from_s = here > 0 ? (series.t_s[here - 1] ?? 0) : 0;
  return {
    at: here,
    from_s,
    to_s,
    boxes: Object.fromEntries(Object.entries(series.boxes).map(([name, box]) => [name, {
      busy: box.utilisation[here] ?? null,
      queue: box.queue[here] ?? 0,
      copies: box.copies[here] ?? 1,
      arrivals_per_s: box.arrivals_per_s[here] ?? 0,
    }])),
    journeys: Object.fromEntries(Object.entries(series.journeys).map(([name, journey]) => [name, {
      offered_per_s: journey.offered_per_s[here] ?? 0,
      completed_per_s: journey.completed_per_s[here] ?? 0,
      success: journey.success[here] ?? null,
      mean_ms: journey.mean_ms[here] ?? null,
      p99_ms: journey.p99_ms?.[here] ?? null,
    }])),
    failing: failingIn(stretchesOf(failures), from_s, to_s),
  };
}

/** Failures that cover any part of a slice of time. */
export function failingIn(stretches: readonly Stretch[], from_s: number, to_s: number): Stretch[] {
  return stretches.filter((each) => each.from_s < to_s && each.to_s > from_s);
}

const CALM_MS = 70;
const EVENTFUL_MS = 650;
const MOST_MS = 16_000;

/**
 * How long a replay stays at each slice: calm stretches pass quickly, and where something fails, or requests
 * are lost, there is time to see it. The whole replay never takes longer than a quarter of a minute.
 */
export function dwells(series: Series, failures: readonly string[]): number[] {
  const stretches = stretchesOf(failures);
  const eventful = series.t_s.map((to_s, at) => {
    const from_s = at > 0 ? (series.t_s[at - 1] ?? 0) : 0;
    const fails = failingIn(stretches, from_s, to_s).some((each) => each.to_s - each.from_s < Infinity);
    return fails || Object.values(series.journeys).some((journey) => (journey.success[at] ?? 1) < 0.98);
  });
  const most = eventful.filter(Boolean).length;
  const slow = most > 0 ? Math.min(EVENTFUL_MS, MOST_MS / most) : EVENTFUL_MS;
  return eventful.map((each) => Math.max(CALM_MS, each ? slow : 0));
}
