/** Copy, paste and duplicate. What is copied is text: a small board file in its own right. */

import { arrowsOf, boxesOf, isMap, layoutOf, linesOf, type BoardDocument, type Fields, type Point } from "./document";
import { addBox, moveBoxes } from "./edit";
import { withLines } from "./arrows";
import { drawChains, readChains } from "./chain";
import { around } from "./geometry";
import type { Catalog } from "./kinds";

/** The named boxes and the arrows among them, as text that `paste` (and any YAML reader) understands. */
export function copy(document: BoardDocument, names: readonly string[]): string {
  const taken = new Set(names);
  const boxes = boxesOf(document).filter((box) => taken.has(box.name));
  const lines = linesOf(document).filter(
    (line) => "arrow" in line && taken.has(line.arrow.source) && taken.has(line.arrow.target),
  );
  const layout = Object.fromEntries(Object.entries(layoutOf(document)).filter(([name]) => taken.has(name)));
  const part = withLines({ boxes: Object.fromEntries(boxes.map((box) => [box.name, box.fields])) }, lines);
  return JSON.stringify({ ...part, layout }, null, 1);
}

export interface Pasted {
  document: BoardDocument;
  names: string[];
}

/** Puts copied boxes, or chains such as `a -> b`, on the board at `at`; `null` where the text is neither. */
export function paste(document: BoardDocument, text: string, at: Point, catalog: Catalog | null): Pasted | null {
  const part = readPart(text);
  if (part) return placed(document, part, at);
  const chains = readChains(text);
  return chains && text.length < 20_000 ? drawChains(document, chains, at, catalog) : null;
}

/** The named boxes once more, a little aside, with the arrows among them. */
export function duplicate(document: BoardDocument, names: readonly string[], aside = 32): Pasted {
  const corner = around(names.flatMap((name) => {
    const place = layoutOf(document)[name];
    return place ? [place] : [];
  }));
  const at: Point = corner ? [corner.x + aside, corner.y + aside] : [0, 0];
  return placed(document, JSON.parse(copy(document, names)) as BoardDocument, at);
}

/** Where there is room for more: under everything drawn. */
export function belowAll(document: BoardDocument): Point {
  const corner = around(Object.values(layoutOf(document)));
  return corner ? [corner.x + 40, corner.y + corner.height + 48] : [0, 0];
}

/** Another board's boxes and arrows, under what is drawn; its journeys, targets and run stay behind. */
export function putBeside(document: BoardDocument, other: BoardDocument): BoardDocument {
  return placed(document, other, belowAll(document)).document;
}

function placed(document: BoardDocument, part: BoardDocument, at: Point): Pasted {
  let next = document;
  const names = new Map<string, string>();
  const layout = layoutOf(part);
  const corner = around(Object.values(layout));
  for (const [number, box] of boxesOf(part).entries()) {
    const { label: _label, ...fields } = box.fields;
    const added = addBox(next, box.label, fields);
    const from = layout[box.name];
    const to: Point = from && corner ? [at[0] + from[0] - corner.x, at[1] + from[1] - corner.y] : [at[0] + 32 * number, at[1] + 32 * number];
    next = moveBoxes(added.document, { [added.name]: to });
    names.set(box.name, added.name);
  }
  const own = (name: string): string => names.get(name) ?? name;
  const lines = arrowsOf(part).map(({ options, ...arrow }) => ({
    arrow: { ...arrow, source: own(arrow.source), target: own(arrow.target), options: otherwise(options, own) },
  }));
  return { document: lines.length > 0 ? withLines(next, [...linesOf(next), ...lines]) : next, names: [...names.values()] };
}

function otherwise(options: Fields, own: (name: string) => string): Fields {
  return typeof options.else === "string" ? { ...options, else: own(options.else) } : options;
}

function readPart(text: string): BoardDocument | null {
  if (!/^\s*\{/.test(text) || text.length > 2_000_000) return null;
  try {
    const read: unknown = JSON.parse(text);
    return isMap(read) && ("boxes" in read || "arrows" in read) && boxesOf(read).length > 0 ? read : null;
  } catch {
    return null;
  }
}
