import { useRef } from "react";
import type { Run, RunResult } from "../api/types";

/**
 * What the board shows as measured: the newest run. One that was already out of date when it was first seen (after
 * a reload) is not shown; its first look is shown until the run itself is done; one that goes out of date while it is looked at stays, and the board fades it by itself.
 */
export function useSteadyResult(run: Run | null, fresh: boolean): RunResult | null {
  const shown = useRef<{ id: string; result: RunResult | null } | null>(null);
  if (run && shown.current?.id !== run.id) shown.current = { id: run.id, result: fresh ? run.result : null };
  else if (run && shown.current?.result && shown.current.result !== run.result) shown.current = { id: run.id, result: run.result };
  return run ? (shown.current?.result ?? null) : null;
}
