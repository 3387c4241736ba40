/** The latency targets of one journey, as marks on a time axis. Pure. */

import type { TargetResult } from "../api/types";

export interface Mark {
  ms: number;
  text: string;
  met: boolean | null;
}

const IN_MS: Record<string, number> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 };

export function latencyTargets(journey: string, targets: readonly TargetResult[]): Mark[] {
  const marks: Mark[] = [];
  for (const target of targets) {
    const found = /^(\S+)\s+(mean|p[\d.]+|max)\s*[<≤=]+\s*([\d.\s]+?)\s*(ms|s|min|h)$/.exec(target.text.trim());
    if (found?.[1] !== journey) continue;
    const value = Number(found[3]!.replace(/\s/g, ""));
    marks.push({ ms: value * (IN_MS[found[4]!] ?? 1), text: `${found[2]} < ${found[3]} ${found[4]}`, met: target.met });
  }
  return marks;
}
