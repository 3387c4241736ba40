import { useCallback, useEffect, useRef, useState } from "react";

export const SPEEDS = [1, 5, 20, 60] as const;
export type Speed = (typeof SPEEDS)[number];

export interface Time {
  at: number;
  playing: boolean;
  speed: Speed;
  go(at: number): void;
  toggle(): void;
  setSpeed(speed: Speed): void;
}

const TICK_MS = 100;

/** The replay's clock: where it stands, and that it moves while it plays. `length` and `start` in seconds. */
export function useTime(length: number, start: number): Time {
  const [at, setAt] = useState(Math.min(start, length));
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(20);
  const [asked, setAsked] = useState(start);
  if (asked !== start) {
    // The address names another moment.
    setAsked(start);
    setAt(Math.min(start, length));
    setPlaying(false);
  }
  const before = useRef(0);
  useEffect(() => {
    if (!playing) return;
    before.current = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      const passed = ((now - before.current) / 1000) * speed;
      before.current = now;
      setAt((was) => Math.min(length, was + passed));
    }, TICK_MS);
    return () => { clearInterval(timer); };
  }, [playing, speed, length]);
  const over = at >= length;
  if (playing && over) setPlaying(false);
  const go = useCallback((to: number) => {
    setPlaying(false);
    setAt(Math.max(0, Math.min(length, to)));
  }, [length]);
  const toggle = useCallback(() => {
    if (over) setAt(0);
    setPlaying((was) => !was);
  }, [over]);
  return { at, playing, speed, go, toggle, setSpeed };
}
