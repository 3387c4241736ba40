/** Typing `scanner -> gateway -> matcher` draws it. */

import { boxesOf, layoutOf, type BoardDocument, type Point } from "./document";
import { addBox, moveBoxes } from "./edit";
import { connect } from "./arrows";
import { saidOf, type Catalog } from "./kinds";
import { BOX, GAP, freePlace } from "./geometry";

export interface Chain {
  labels: string[];
  /** One fewer than labels: does the arrow after each label wait? */
  waits: boolean[];
}

const SIGN = /\s*(-{1,2}>|→|=>|~>|-\.->)\s*/;

/** The chains of a text, one a line (or between `;`); `null` where it holds no arrow or a loose end. */
export function readChains(text: string): Chain[] | null {
  const chains = text
    .split(/[\n;]+/)
    .map((line) => line.replace(/^\s*[-*•]\s+/, "").trim())
    .filter(Boolean)
    .map(readChain);
  return chains.length > 0 && chains.every((chain) => chain !== null) ? chains : null;
}

function readChain(line: string): Chain | null {
  const parts = line.split(SIGN);
  const labels = parts.filter((_, at) => at % 2 === 0).map((label) => label.trim());
  if (labels.length < 2 || labels.some((label) => !label)) return null;
  const waits = parts.filter((_, at) => at % 2 === 1).map((sign) => sign !== "~>" && sign !== "-.->");
  return { labels, waits };
}

export interface Drawn {
  document: BoardDocument;
  /** Every box of the chains, old and new, in order. */
  names: string[];
}

/**
 * Draws chains from `at` on, across or `down`: boxes that are there already (by name or label) are used
 * again, and the chain goes on from where they stand.
 */
export function drawChains(document: BoardDocument, chains: readonly Chain[], at: Point, catalog: Catalog | null, down = false): Drawn {
  const step = ([x, y]: Point): Point => (down ? [x, y + BOX.height + GAP.y] : [x + BOX.width + GAP.x, y]);
  const aside = ([x, y]: Point): Point => (down ? [x + BOX.width + GAP.x, y] : [x, y + BOX.height + GAP.y]);
  let next = document;
  const names: string[] = [];
  let row = at;
  for (const { labels, waits } of chains) {
    let wanted = row;
    let before: string | null = null;
    labels.forEach((label, number) => {
      let name = existing(next, label);
      if (!name) {
        const place = freePlace(wanted, Object.values(layoutOf(next)), down);
        ({ document: next, name } = addBox(next, label, saidOf(label, catalog), place));
      }
      if (before) next = connect(next, before, name, waits[number - 1] ?? true);
      const here = layoutOf(next)[name] ?? wanted;
      if (!layoutOf(next)[name]) next = moveBoxes(next, { [name]: here });
      wanted = step(here);
      before = name;
      names.push(name);
    });
    row = aside(row);
  }
  return { document: next, names: [...new Set(names)] };
}

function existing(document: BoardDocument, label: string): string | null {
  const sought = label.toLowerCase();
  const boxes = boxesOf(document);
  const found = boxes.find((box) => box.name.toLowerCase() === sought) ?? boxes.find((box) => box.label.toLowerCase() === sought);
  return found?.name ?? null;
}
