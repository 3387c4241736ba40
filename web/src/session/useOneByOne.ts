import { useLayoutEffect, useRef, useState } from "react";
import type { Said } from "../api/types";

/** Milliseconds until the next of several sentences: what the one before takes to be taken in, at most a few seconds. */
export function pauseAfter(text: string): number {
  return Math.min(2600, 500 + 18 * text.length);
}

/** How many lines to show at once: up to the last one's own words; what the interviewer says after those comes one by one. */
export function shownAtOnce(said: readonly Said[], shown: number): number {
  return Math.max(shown, said.findLastIndex(({ speaker }) => speaker === "candidate") + 1);
}

/**
 * The conversation as a person would hear it: where the interviewer says several things in a row, one after another.
 * What was said before this page came is there at once. `more` is true while something is still to come.
 */
export function useOneByOne(said: readonly Said[]): { heard: readonly Said[]; more: boolean } {
  const [shown, setShown] = useState(said.length);
  const since = useRef(-Infinity);
  const now = Math.min(shownAtOnce(said, shown), said.length);
  useLayoutEffect(() => {
    if (now >= said.length) return;
    const before = said[now - 1];
    const pause = before?.speaker === "interviewer" ? since.current + pauseAfter(before.text) - performance.now() : 0;
    const next = (): void => {
      since.current = performance.now();
      setShown(now + 1);
    };
    if (pause <= 0) {
      next();
      return;
    }
    const timer = setTimeout(next, pause);
    return () => { clearTimeout(timer); };
  }, [said, now]);
  return { heard: now < said.length ? said.slice(0, now) : said, more: now < said.length };
}
