import { useRef } from "react";
import type { Look, Run, RunResult } from "../api/types";
import type { Change } from "./freshness";

/**
 * What the board shows as measured: the newest run where nothing but what is asked has changed since, else what looking
 * at the drawing came to. Where neither is there yet, what was shown last stays while only the drawing has changed, and
 * the board fades it by itself; nothing of an older drawing is shown to who comes new, nothing of an older load to anybody.
 */
export function useSteadyResult(run: Run | null, change: Change | null, look: Look | null): RunResult | null {
  const shown = useRef<RunResult | null>(null);
  const now = change === null || change === "target" ? run?.result : look?.result;
  if (now || change === "load") shown.current = now ?? null;
  return shown.current;
}
