/** What the tour asks for, and how it sees that it was done. Pure. */

import type { Estimate } from "../api/types";
import { arrowsOf, boxesOf, type BoardDocument } from "../board/document";

/** A small shop at its peak, with a matcher nearly full: there is something to mend at once. */
export const FIRST: BoardDocument = {
  peakday: 1,
  title: "The tour",
  boxes: {
    scanners: { is: "clients", label: "Scanners" },
    gateway: { is: "gateway", label: "Gateway" },
    matcher: { is: "service", label: "Matcher", copies: 2, slots: 2, time: "exp 40 ms" },
  },
  arrows: ["scanners -> gateway", "gateway -> matcher"],
  journeys: { scan: { from: "scanners", load: "96/s" } },
  layout: { scanners: [0, 80], gateway: [220, 80], matcher: [440, 80] },
};

/** Under this share of its time at work a box has room for a burst. */
const EASY = 0.7;

export interface TourStep {
  title: string;
  how: string;
  done: (document: BoardDocument, estimate: Estimate | null) => boolean;
}

export const STEPS: readonly TourStep[] = [
  {
    title: "This board runs.",
    how: "96 scans a second arrive, and the fill of Matcher says it is nearly full. Select it and set its copies to 4.",
    done: (_document, estimate) => (estimate?.boxes.matcher?.utilisation ?? 1) < EASY,
  },
  {
    title: "Draw as on paper.",
    how: "Double-click the paper, type Redis and press Enter. Or press n first. The words find the right kind of box.",
    done: (document) => newBoxes(document).length > 0,
  },
  {
    title: "Connect them.",
    how: "Drag from the edge of Matcher to the new box. Or select Matcher and press c. The new box fills at once.",
    done: (document) => {
      const made = newBoxes(document);
      return arrowsOf(document).some((arrow) => made.includes(arrow.source) || made.includes(arrow.target));
    },
  },
];

/** Which step is next, counted from 0; `STEPS.length` when all are done. A step once done stays done. */
export function stepAt(reached: number, document: BoardDocument, estimate: Estimate | null): number {
  let at = reached;
  while (STEPS[at]?.done(document, estimate)) at += 1;
  return at;
}

function newBoxes(document: BoardDocument): string[] {
  return boxesOf(document).map((box) => box.name).filter((name) => !(name in (FIRST.boxes as object)));
}
