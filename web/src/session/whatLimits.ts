/** What limits a run, in a sentence or two: the number first, then what it means. Pure. */

import type { RunResult } from "../api/types";
import { sayCount, sayMs, sayShare, unbroken } from "../app/say";

/** A sentence about one box; `box` is shown by its label between the two parts, and leads to it. */
export interface Finding {
  before: string;
  box: string | null;
  after: string;
}

/** What costs the missed targets, the dearest first; or the box that holds requests up or turns them away; or the fullest. */
export function whatLimits(result: RunResult): Finding[] {
  if (result.causes?.length) return result.causes.map(({ box, says }) => ({ before: "", box, after: ` ${unbroken(says)}.` }));
  const found = [waiting(result), losing(result)].filter((each) => each !== null);
  return found.length > 0 ? found : [fullest(result)];
}

/** Where most of the waiting is, where waiting is a good part of the time. */
function waiting(result: RunResult): Finding | null {
  const places = Object.values(result.journeys).flatMap((journey) => {
    const all = Object.values(journey.where_the_time_goes).reduce((sum, { wait_ms, work_ms }) => sum + wait_ms + work_ms, 0);
    return Object.entries(journey.where_the_time_goes).map(([box, { wait_ms, waits_for }]) => ({ box: waits_for ?? box, queue: waits_for !== undefined, wait_ms, all }));
  });
  const worst = places.sort((a, b) => b.wait_ms - a.wait_ms)[0];
  if (!worst || worst.wait_ms < 0.15 * worst.all || worst.wait_ms < 0.5) return null;
  const busy = result.boxes[worst.box]?.utilisation;
  return {
    before: `${sayMs(worst.wait_ms)} of ${sayMs(worst.all)} is waiting in line ${worst.queue ? "for" : "at"}`,
    box: worst.box,
    after: typeof busy === "number" ? `, ${sayShare(busy)} busy.` : ".",
  };
}

const WHY: Readonly<Record<string, string>> = {
  timeout: "timed out", rejected: "found a full line", limited: "were over a limit", error: "failed", abandoned: "gave up waiting",
};

/** What the lost requests were lost to, and at which box most calls were turned away. */
function losing(result: RunResult): Finding | null {
  const reasons: Record<string, number> = {};
  for (const journey of Object.values(result.journeys)) {
    for (const [why, count] of Object.entries(journey.failed)) reasons[why] = (reasons[why] ?? 0) + count;
  }
  const [why, count] = Object.entries(reasons).sort(([, a], [, b]) => b - a)[0] ?? ["", 0];
  if (count < 1 || count < 1e-5 * result.requests) return null;
  const turned = new Map<string, number>();
  for (const [arrow, { refused, timeouts }] of Object.entries(result.arrows)) {
    const to = arrow.split(/\s*(?:->|~>)\s*/).at(-1) ?? "";
    turned.set(to, (turned.get(to) ?? 0) + refused + timeouts);
  }
  const [box, most] = [...turned].sort(([, a], [, b]) => b - a)[0] ?? ["", 0];
  const lost = `${sayCount(count)} requests ${WHY[why] ?? why}`;
  return most > 0 ? { before: `${lost}, most of them at`, box, after: "." } : { before: `${lost}.`, box: null, after: "" };
}

function fullest(result: RunResult): Finding {
  const known = Object.entries(result.boxes).flatMap(([box, { utilisation }]) => (typeof utilisation === "number" ? [{ box, busy: utilisation }] : []));
  const most = known.sort((a, b) => b.busy - a.busy)[0];
  if (!most || most.busy <= 0) return { before: "Nothing on this board can fill up.", box: null, after: "" };
  const more = 1 / most.busy;
  return {
    before: "Nothing holds requests up. Fullest is",
    box: most.box,
    after: more >= 1.2
      ? `, ${sayShare(most.busy)} busy: about ${more >= 10 ? Math.round(more) : more.toFixed(1)} times this load would fill it.`
      : `, ${sayShare(most.busy)} busy: it is about to fill.`,
  };
}
