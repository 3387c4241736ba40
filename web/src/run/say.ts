/** A moment of a run in words: for the scrubber's value and for a screen reader. Pure. */

import { sayMs, sayShare } from "../app/say";
import type { JourneyMoment, Moment } from "./moment";

/** Seconds of the run as a clock: `0:45`, `12:30`, `1:40:00`. */
export function runClock(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), String(whole % 60).padStart(2, "0")];
  if (whole < 10 && !Number.isInteger(seconds)) return `${seconds.toFixed(1)} s`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/** The tail where it was measured, else the mean. */
export function sayLatency({ p99_ms, mean_ms }: JourneyMoment): string {
  if (p99_ms !== null) return `p99 ${sayMs(p99_ms)}`;
  return mean_ms === null ? "" : `${sayMs(mean_ms)} on average`;
}

/** `at 1:40:00, checkout 0 % succeed, 41 ms; matcher down; matcher 120 wait`. */
export function sayMoment(moment: Moment, labelOf: (box: string) => string, clock: (seconds: number) => string = runClock): string {
  const journeys = Object.entries(moment.journeys).map(([name, journey]) => {
    if (journey.offered_per_s <= 0 && journey.success === null) return `${name}: nothing yet`;
    const parts = [journey.success === null ? "" : `${sayShare(journey.success)} succeed`, sayLatency(journey)];
    return `${name} ${parts.filter(Boolean).join(", ")}`;
  });
  const failing = moment.failing.map((each) => `${each.whom ? labelOf(each.whom) : "load"} ${each.how}`);
  const piled = Object.entries(moment.boxes)
    .filter(([, box]) => box.queue >= 1)
    .sort(([, a], [, b]) => b.queue - a.queue)
    .slice(0, 2)
    .map(([name, box]) => `${Math.round(box.queue).toLocaleString("en-US")} wait at ${labelOf(name)}`);
  return [`at ${clock(moment.to_s)}`, ...journeys, ...failing, ...piled].join("; ");
}
