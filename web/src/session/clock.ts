/** Time on the session's clock, between two words from the server. Pure. */

import type { Clock, Step, StepId } from "../api/types";

/** The server's clock, and the moment (this page's own monotonic milliseconds) it was heard. */
export interface ClockReading {
  clock: Clock;
  heardAt: number;
}

export interface Times {
  /** Seconds of the session used so far, pauses left out. */
  now: number;
  /** Seconds left of what was allotted; negative once over. */
  left: number;
  /** Seconds spent in the current step. */
  step: number;
}

export function times(reading: ClockReading, step: StepId, minutes: number, nowMs: number): Times {
  const { clock, heardAt } = reading;
  const since = clock.running ? Math.max(0, (nowMs - heardAt) / 1000) : 0;
  const now = clock.now_s + since;
  return { now, left: minutes * 60 - now, step: (clock.step_s[step] ?? 0) + since };
}

/** `7:12`, `1:02:09`; a minus sign once over. */
export function clockFace(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, "0");
  const face = hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
  return seconds < 0 && whole > 0 ? `−${face}` : face;
}

/** The same in words, for a screen reader and for the report. */
export function inWords(seconds: number): string {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const rest = Math.floor(Math.abs(seconds) % 60);
  const parts = [];
  if (minutes > 0) parts.push(`${minutes} ${minutes === 1 ? "minute" : "minutes"}`);
  if (minutes === 0 || rest > 0) parts.push(`${rest} ${rest === 1 ? "second" : "seconds"}`);
  return parts.join(" ");
}

/** A step's budget, where the session is not the usual length. */
export function budget(step: Step): number {
  return step.minutes * 60;
}
