/** The figures a design stands on, and how many of them are the candidate's own. Pure. */

import type { Assumed } from "../api/types";
import { boxesOf, type BoardDocument } from "./document";

/** What decides how a box fares, and is the designer's to say: how many, how long, how often it hits. */
const DECIDING: ReadonlySet<string> = new Set(["copies", "shifts", "time", "hit"]);

export interface Figures {
  /** Written on the board. */
  own: number;
  /** Left to the catalog, in the order of the boxes. */
  assumed: readonly Assumed[];
}

export function figuresOf(document: BoardDocument, assumed: readonly Assumed[]): Figures {
  const written = boxesOf(document).flatMap((box) => Object.keys(box.fields).filter((field) => DECIDING.has(field)));
  return { own: written.length, assumed: assumed.filter((each) => DECIDING.has(each.field)) };
}

/** `7 of 9 figures are the catalog’s, not yours.`; nothing where all are one's own, or none is asked for. */
export function sayFigures({ own, assumed }: Figures): string | null {
  const [theirs, all] = [assumed.length, own + assumed.length];
  if (theirs === 0) return null;
  if (all === 1) return "Its one figure is the catalog’s, not yours.";
  if (own === 0) return `All ${all} figures are the catalog’s, not yours.`;
  return `${theirs} of ${all} figures ${theirs === 1 ? "is" : "are"} the catalog’s, not yours.`;
}
