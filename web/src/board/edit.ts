/** Every edit of boxes and places: a document in, a new document out. */

import { boxesOf, boxOf, layoutOf, type BoardDocument, type Box, type Fields, type Point } from "./document";
import { nameFrom, isNameFrom } from "./names";
import { patched } from "./patch";
import { forget, renamed } from "./references";

/** A document and the box that the edit was about. */
export interface Edited {
  document: BoardDocument;
  name: string;
}

/** A new box with the given label; its name is made from the label. */
export function addBox(document: BoardDocument, label: string, fields: Fields = {}, at?: Point): Edited {
  const text = label.trim() || "box";
  const name = nameFrom(text, boxesOf(document).map((box) => box.name));
  const said = name === text ? fields : { ...fields, label: text };
  const next = withBoxes(document, [...boxesOf(document), asBox(name, said)]);
  return { document: at ? moveBoxes(next, { [name]: at }) : next, name };
}

/** Another name in the file; every mention of the box follows. Unchanged where the name is taken. */
export function renameBox(document: BoardDocument, from: string, to: string): BoardDocument {
  if (from === to || !boxOf(document, from) || boxOf(document, to)) return document;
  const boxes = boxesOf(document).map((box) => (box.name === from ? asBox(to, box.fields) : box));
  return renamed(withBoxes(document, boxes), from, to);
}

/** Another label; the name follows where it had been made from the old label. */
export function labelBox(document: BoardDocument, name: string, label: string): Edited {
  const box = boxOf(document, name);
  const text = label.trim();
  if (!box || !text || text === box.label) return { document, name };
  const others = boxesOf(document).flatMap((each) => (each.name === name ? [] : [each.name]));
  const next = isNameFrom(name, box.label) ? nameFrom(text, others) : name;
  return { document: editBox(renameBox(document, name, next), next, { label: text === next ? undefined : text }), name: next };
}

/** Sets fields of a box; `undefined`, `null` or an empty text takes a field away. */
export function editBox(document: BoardDocument, name: string, change: Fields): BoardDocument {
  const boxes = boxesOf(document).map((box) => (box.name === name ? asBox(name, patched(box.fields, change)) : box));
  return withBoxes(document, boxes);
}

/** Takes boxes away, with their arrows, their places and every mention of them. */
export function removeBoxes(document: BoardDocument, names: readonly string[]): BoardDocument {
  if (names.length === 0) return document;
  const gone = new Set(names);
  const kept = boxesOf(document).filter((box) => !gone.has(box.name));
  return forget(withBoxes(document, kept), gone);
}

/** Puts boxes at places, rounded to whole points so that the file stays readable. */
export function moveBoxes(document: BoardDocument, places: Readonly<Record<string, Point>>): BoardDocument {
  const layout = { ...layoutOf(document) };
  let moved = false;
  for (const [name, [x, y]] of Object.entries(places)) {
    const to: Point = [Math.round(x), Math.round(y)];
    const from = layout[name];
    if (from && from[0] === to[0] && from[1] === to[1]) continue;
    layout[name] = to;
    moved = true;
  }
  return moved ? { ...document, layout } : document;
}

/** Writes down places for boxes that have none; those that have one keep it. */
export function placeAt(document: BoardDocument, places: Readonly<Record<string, Point>>): BoardDocument {
  const layout = layoutOf(document);
  const loose = boxesOf(document).flatMap(({ name }) => {
    const at = places[name];
    return !layout[name] && at ? [[name, at] as const] : [];
  });
  return loose.length > 0 ? moveBoxes(document, Object.fromEntries(loose)) : document;
}

/** The title on the board; an empty one takes it away. */
export function retitle(document: BoardDocument, title: string): BoardDocument {
  const { title: _old, ...rest } = document;
  return title.trim() ? { title: title.trim(), ...rest } : rest;
}

/** Writes the boxes back as a map, which is the shape that has room for fields. */
function withBoxes(document: BoardDocument, boxes: readonly Box[]): BoardDocument {
  const written = Object.fromEntries(boxes.map((box) => [box.name, box.fields]));
  if ("boxes" in document) return { ...document, boxes: written };
  const { title, ...rest } = document;
  return { ...(title === undefined ? {} : { title }), boxes: written, ...rest };
}

function asBox(name: string, fields: Fields): Box {
  return { name, label: name, is: null, fields };
}

/** Is there nothing drawn yet? */
export function isEmpty(document: BoardDocument): boolean {
  return boxesOf(document).length === 0;
}
