/** Load as colour: calm blue-grey, amber, deep red, mixed in a perceptual space by the browser. */

/** Where amber stands; below it load is calm. */
const WARM = 0.7;

/** A CSS colour for a share of 1; `fill` goes behind ink, `mark` stands on paper. */
export function loadColour(busy: number, use: "fill" | "mark"): string {
  const share = Math.max(0, Math.min(1, busy));
  const [from, to, part] = share < WARM
    ? ["calm", "warm", Math.max(0, share - 0.3) / (WARM - 0.3)]
    : ["warm", "full", (share - WARM) / (1 - WARM)];
  return `color-mix(in oklab, var(--load-${from}-${use}), var(--load-${to}-${use}) ${Math.round(Number(part) * 100)}%)`;
}
