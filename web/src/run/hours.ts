/** At which hours of the day a run is, and who is on shift then. Pure. */

import type { RunResult } from "../api/types";
import { sayMs } from "../app/say";
import { runClock } from "./say";

/** When a run begins, how long it is, and how far it came. */
export type Hours = Pick<RunResult, "window" | "stopped"> & Partial<Pick<RunResult, "simulated_s">>;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a run ran: `the whole day, from 05:00`, `8 h from 12:00`, `10 min at the peak`; empty for runs of before that do not say. */
export function sayHours({ window, simulated_s, stopped }: Hours): string {
  if (!window) return "";
  const { starts, for_s, warm_up_s, at_peak } = window;
  const wholeDay = starts !== null && for_s >= DAY && for_s - warm_up_s <= DAY;
  const long = wholeDay ? "the whole day" : sayMs(1000 * for_s);
  const begins = wholeDay ? `, from ${starts}` : at_peak ? (for_s < HOUR ? " at the peak" : ` around the peak, from ${starts}`) : starts ? ` from ${starts}` : "";
  const short = stopped && simulated_s !== undefined && simulated_s < for_s - warm_up_s ? `the first ${sayMs(1000 * simulated_s)} of ` : "";
  return `${short}${long}${begins}`;
}

/** A moment of a run on the clock on the wall; on the run's own where the hour means nothing to it, or where it is shorter than one. */
export function clockAt({ window }: Hours, seconds: number): string {
  if (!window || window.starts_s === null || !byTheHour(window)) return runClock(seconds);
  const step = window.for_s < 2 * HOUR ? 1 : MINUTE;
  const told = Math.round((window.starts_s + seconds) / step) * step;
  const days = Math.floor(seconds / DAY);
  const day = days === 0 ? "" : days === 1 ? " next day" : `, day ${days + 1}`;
  return `${onTheWall(told, seconds > 0)}${day}`;
}

/** From when to when a run was: `05:00 to 05:00 next day`, or how long by its own clock. */
export function sayWhole(hours: Hours, end_s: number): string {
  return byTheHour(hours.window) ? `${clockAt(hours, 0)} to ${clockAt(hours, end_s)}` : clockAt(hours, end_s);
}

function byTheHour(window: Hours["window"]): boolean {
  return window !== undefined && window.starts_s !== null && window.for_s >= HOUR;
}

/** `14:05`, and `14:05:30` where the seconds count; midnight at a stretch's end is 24:00. */
function onTheWall(seconds: number, ends: boolean): string {
  const of = seconds % DAY;
  if (of === 0 && ends) return "24:00";
  const parts = [Math.floor(of / HOUR), Math.floor((of % HOUR) / MINUTE), ...(of % MINUTE ? [of % MINUTE] : [])];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

export interface Shift {
  /** Seconds after midnight; the end may pass 24 h. */
  from_s: number;
  to_s: number;
  people: number;
  /** `14:00–22:00`. */
  says: string;
}

const SHIFT = /(\d{1,2}):(\d{2})\s*(?:-|–|to)\s*(\d{1,2}):(\d{2})\s*x\s*(\d[\d\s_,]*)/g;

/** The shifts a box writes, those that can be read here; the server is the judge. */
export function shiftsOf(written: unknown): Shift[] {
  const text = (Array.isArray(written) ? written : [written]).filter((each) => typeof each === "string").join("; ");
  return [...text.matchAll(SHIFT)].map(([, h0 = "", m0 = "", h1 = "", m1 = "", people = ""]) => {
    const [from_s, to_s] = [Number(h0) * HOUR + Number(m0) * MINUTE, Number(h1) * HOUR + Number(m1) * MINUTE];
    const said = `${h0.padStart(2, "0")}:${m0}–${h1.padStart(2, "0")}:${m1}`;
    return { from_s, to_s: to_s > from_s ? to_s : to_s + DAY, people: Number(people.replace(/\D/g, "")), says: said };
  });
}

/** Those at work in the middle of a stretch of a run; none where the run knows no hours. */
export function onShift(shifts: readonly Shift[], { window }: Hours, from_s: number, to_s: number): Shift[] {
  if (!window || window.starts_s === null) return [];
  const at = (window.starts_s + (from_s + to_s) / 2) % DAY;
  return shifts.filter((each) => (each.from_s <= at && at < each.to_s) || at + DAY < each.to_s);
}
