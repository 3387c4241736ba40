/** Does a run still tell what the board would do now? Pure. */

import type { Curveball, Run } from "../api/types";
import { sayLoad, unbroken } from "../app/say";
import type { SessionView } from "./state";

/** What has changed since a run was made: the board, the load it is given, or what is asked of it. */
export type Change = "board" | "load" | "target";

type Scene = Pick<SessionView, "board" | "curveballs">;

/** The load every run carries now, as the newest curveball that speaks of one set it; `null` for the prompt's own. */
export function loadNow(curveballs: readonly Curveball[]): string | null {
  return curveballs.findLast((each) => each.load)?.load ?? null;
}

/** What has changed since this run; `null` where nothing has, as far as can be told. */
export function changedSince(run: Run, { board, curveballs }: Scene): Change | null {
  const since = board.since ?? board.number;
  if (run.drawn !== undefined && since !== undefined && run.drawn < since) return "board";
  if ((run.load ?? null) !== loadNow(curveballs)) return "load";
  return curveballs.some((each) => each.target && (each.at ?? 0) > run.at) ? "target" : null;
}

/** What has changed, in a sentence; `name` is the run's, such as `Run 2`. */
export function sayChange(change: Change, name: string, curveballs: readonly Curveball[]): string {
  if (change === "board") return `The board has changed since ${name.toLowerCase()}.`;
  const load = loadNow(curveballs);
  if (change === "load") return `${name} was at the load of before. ${load ? `A run now carries ${sayLoad(load)}.` : ""}`.trim();
  const target = curveballs.findLast((each) => each.target)?.target ?? "";
  return `${name} was not held to what is asked now: ${unbroken(target)}.`;
}
