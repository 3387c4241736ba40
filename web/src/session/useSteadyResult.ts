import { useRef } from "react";
import type { Look, Run, RunResult } from "../api/types";

/**
 * What the board shows as measured: the newest run where it is of this drawing, else what looking at the drawing came
 * to. Where neither is there yet, what was shown last stays, and the board fades it by itself; nothing of an older
 * drawing is shown to who comes new.
 */
export function useSteadyResult(run: Run | null, fresh: boolean, look: Look | null): RunResult | null {
  const shown = useRef<RunResult | null>(null);
  const now = fresh ? run?.result : look?.result;
  if (now) shown.current = now;
  return shown.current;
}
