import { useEffect, useMemo, useState } from "react";
import type { RunResult } from "../api/types";
import { dwells, momentAt, seriesOf, type Moment } from "./moment";

export interface Playback {
  /** Where the scrubber stands; `null` while the board shows the run as a whole. */
  moment: Moment | null;
  playing: boolean;
  /** To a slice of the run, or back to the whole with `null`. */
  go(at: number | null): void;
  toggle(): void;
}

/** Time of the run's own, that stands where it is put and runs while it plays. */
export function usePlayback(result: RunResult | null, failures: readonly string[]): Playback {
  const series = seriesOf(result);
  const [at, setAt] = useState<number | null>(null);
  const [playing, setPlaying] = useState(false);
  const [shown, setShown] = useState(series);
  if (shown !== series) {
    // Another run: its own time begins anew.
    setShown(series);
    setAt(null);
    setPlaying(false);
  }
  const text = failures.join("\n");
  const told = useMemo(() => (text ? text.split("\n") : []), [text]);
  const stays = useMemo(() => (series ? dwells(series, told) : []), [series, told]);
  const last = stays.length - 1;
  useEffect(() => {
    if (!playing || at === null) return;
    if (at >= last) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => { setAt(next(at, last)); }, stillsOnly() ? 1000 : (stays[at] ?? 0));
    return () => { clearTimeout(timer); };
  }, [playing, at, last, stays]);
  const moment = useMemo(() => (series && at !== null ? momentAt(series, told, at) : null), [series, told, at]);
  return useMemo(() => ({
    moment,
    playing,
    go: (to) => {
      setPlaying(false);
      setAt(to);
    },
    toggle: () => {
      if (!series) return;
      if (playing) setPlaying(false);
      else {
        setAt((now) => (now === null || now >= last ? 0 : now));
        setPlaying(true);
      }
    },
  }), [moment, playing, series, last]);
}

/** Who wants no motion gets a dozen stills, a second each. */
function next(at: number, last: number): number {
  return Math.min(last, at + (stillsOnly() ? Math.max(1, Math.round(last / 12)) : 1));
}

export function stillsOnly(): boolean {
  return typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches;
}
