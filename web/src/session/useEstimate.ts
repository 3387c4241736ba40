import { useEffect, useRef, useState } from "react";
import { api } from "../api/http";
import type { EstimateAnswer } from "../api/types";
import type { Room } from "./store";

/** Between two questions while the board goes on changing, as in a drag; a change after a rest is asked at once. */
const REST_MS = 60;

/** The closed-form answer for the board as it is drawn now; a stale question is dropped, the last answer stays. */
export function useEstimate({ document, view, knownAt }: Room): EstimateAnswer | null {
  const [answer, setAnswer] = useState<EstimateAnswer | null>(null);
  const { id } = view;
  const prompt = view.prompt.id;
  const asked = useRef(-Infinity);
  useEffect(() => {
    const stale = new AbortController();
    const rested = performance.now() - asked.current > REST_MS;
    asked.current = performance.now();
    const timer = setTimeout(() => {
      api.estimate(document, prompt, id, stale.signal).then((next) => { setAnswer((before) => standing(next, before)); }, () => {
        // Aborted, or the server is away: the last answer is still the best one.
      });
    }, rested ? 0 : REST_MS);
    return () => {
      clearTimeout(timer);
      stale.abort();
    };
  }, [document, prompt, id, knownAt]);
  return answer;
}

/** Where a drawing has mistakes it has no figures: those of the drawing before stand until it is mended. */
export function standing(next: EstimateAnswer, before: EstimateAnswer | null): EstimateAnswer {
  return next.mistakes.length > 0 && before ? { ...before, mistakes: next.mistakes, agreed: next.agreed } : next;
}
