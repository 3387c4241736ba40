/** What a run is called, and what it was run under. Pure. */

import type { Run } from "../api/types";
import { sayLoad } from "../app/say";
import { failureName } from "./failureName";

/** `Run 2`, counted as they were made. */
export function runName(runs: readonly Run[], run: Run | null): string {
  return `Run ${runs.findIndex((each) => each.id === run?.id) + 1}`;
}

/** `Palm matcher down, at twice the load`; empty for a run of the board as it was drawn. */
export function whatRan(run: Run, labelOf: (box: string) => string): string {
  const failures = run.failures.map((each) => failureName(each, labelOf)).join("; ");
  return [failures, run.load ? `${/^[x×]/i.test(run.load) ? "at " : ""}${sayLoad(run.load)}` : ""].filter(Boolean).join(", ");
}
