import { useEffect, type RefObject } from "react";

/** Where `what` has just come and nothing has the focus, `place` gets it: a keyboard goes on from there, and a reader says it. */
export function useArrival(place: RefObject<HTMLElement | null>, what: unknown): void {
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, [place, what]);
}
