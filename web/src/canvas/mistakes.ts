/** Finding the place on the board that a mistake of the server's speaks of. Pure. */

import type { Mistake } from "../api/types";
import { arrowName, arrowsOf, boxOf, type BoardDocument } from "../board/document";

/** What is wrong, by field; the empty field is the box or arrow as a whole. */
export type ByField = ReadonlyMap<string, string>;

export interface Placed {
  readonly boxes: ReadonlyMap<string, ByField>;
  /** By arrow id. */
  readonly arrows: ReadonlyMap<string, ByField>;
  /** Those that speak of neither a box nor an arrow. */
  readonly elsewhere: readonly string[];
}

const WHERE = /^(box|arrow) ([^,]+)(?:, (\S+))?/;

/** Each mistake where it belongs. The server says where in words: `box matcher, time`, `arrow a -> b, timeout`. */
export function placed(document: BoardDocument, mistakes: readonly Mistake[]): Placed {
  const boxes = new Map<string, Map<string, string>>();
  const arrows = new Map<string, Map<string, string>>();
  const elsewhere: string[] = [];
  for (const mistake of mistakes) {
    const [, what, name = "", field = ""] = WHERE.exec(mistake.where) ?? [];
    const arrow = what === "arrow" ? arrowsOf(document).find((each) => arrowName(each) === name) : undefined;
    if (what === "box" && boxOf(document, name)) put(boxes, name, field, sentence(mistake));
    else if (arrow) put(arrows, arrow.id, field, sentence(mistake));
    else elsewhere.push(`${mistake.where}: ${sentence(mistake)}`);
  }
  return { boxes, arrows, elsewhere };
}

/** The rule and the mend as one line of prose. */
export function sentence({ rule, mend }: Pick<Mistake, "rule" | "mend">): string {
  const parts = [rule, mend].map((part) => part.trim().replace(/\.$/, "").replace(/`([^`]*)`/g, "“$1”")).filter(Boolean);
  return `${parts.join(". ")}.`;
}

function put(into: Map<string, Map<string, string>>, key: string, field: string, text: string): void {
  const fields = into.get(key) ?? new Map<string, string>();
  const before = fields.get(field);
  fields.set(field, before ? `${before} ${text}` : text);
  into.set(key, fields);
}
