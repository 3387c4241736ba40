/** Finding the place on the board that a mistake of the server's speaks of. Pure. */

import type { Mistake } from "../api/types";
import { arrowName, arrowsOf, boxesOf, type BoardDocument } from "../board/document";

export interface Placed {
  /** By box name, then by field; the field is empty where the box as a whole is meant. */
  readonly boxes: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The same by arrow id. */
  readonly arrows: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Those that speak of neither a box nor an arrow. */
  readonly elsewhere: readonly string[];
}

/** Each mistake where it belongs: `boxes.matcher.time`, `matcher`, `arrow gateway -> matcher timeout`. */
export function placed(document: BoardDocument, mistakes: readonly Mistake[]): Placed {
  const boxes = new Map<string, Map<string, string>>();
  const arrows = new Map<string, Map<string, string>>();
  const elsewhere: string[] = [];
  const longestFirst = [...boxesOf(document)].sort((a, b) => b.name.length - a.name.length);
  for (const mistake of mistakes) {
    const text = sentence(mistake);
    const where = ` ${mistake.where.replace(/\s+/g, " ").trim()} `;
    const arrow = arrowsOf(document).find((each) => where.includes(arrowName(each)));
    if (arrow) {
      put(arrows, arrow.id, after(where, arrowName(arrow)), text);
      continue;
    }
    const box = longestFirst.find(({ name }) => stands(where, name));
    if (box) put(boxes, box.name, after(where, box.name), text);
    else elsewhere.push(text);
  }
  return { boxes, arrows, elsewhere };
}

export function sentence({ rule, mend }: Pick<Mistake, "rule" | "mend">): string {
  return [rule, mend].map((part) => part.trim().replace(/\.$/, "")).filter(Boolean).join(". ") + ".";
}

function put(into: Map<string, Map<string, string>>, key: string, field: string, text: string): void {
  const fields = into.get(key) ?? new Map<string, string>();
  fields.set(field, fields.has(field) ? `${fields.get(field) ?? ""} ${text}` : text);
  into.set(key, fields);
}

function stands(where: string, name: string): boolean {
  const at = where.indexOf(name);
  if (at < 1) return false;
  return !/[\p{L}\p{N}_-]/u.test(where[at - 1] ?? "") && !/[\p{L}\p{N}_-]/u.test(where[at + name.length] ?? "");
}

/** The first word after the name: the field. */
function after(where: string, name: string): string {
  const rest = where.slice(where.indexOf(name) + name.length);
  return /[\p{L}][\p{L}-]*/u.exec(rest)?.[0] ?? "";
}
