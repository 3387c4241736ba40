/** Every edit of arrows: a document in, a new document out. */

import { arrowName, linesOf, type Arrow, type BoardDocument, type Fields, type Line } from "./document";
import { patched } from "./patch";

/** Draws an arrow. Where the same one is there already, nothing changes. */
export function connect(document: BoardDocument, source: string, target: string, waits = true): BoardDocument {
  const lines = linesOf(document);
  if (source === target || lines.some((line) => "arrow" in line && joins(line.arrow, source, target))) return document;
  return withLines(document, [...lines, { arrow: { id: "", source, target, waits, options: {} } }]);
}

/** Sets options of an arrow; `undefined`, `null`, an empty text or `false` takes one away. */
export function editArrow(document: BoardDocument, id: string, change: Fields): BoardDocument {
  const said = Object.fromEntries(Object.entries(change).map(([option, value]) => [option, value === false ? undefined : value]));
  return over(document, id, (arrow) => ({ ...arrow, options: patched(arrow.options, said) }));
}

/** Leaves an arrow to one of the journeys that travel the board, which are then named in it; to all without one. */
export function onlyFor(document: BoardDocument, id: string, journey: string | undefined, journeys: readonly string[]): BoardDocument {
  const next = editArrow(document, id, { only: journey ? [journey] : undefined });
  if (!journey) return next;
  const told = typeof document.journeys === "object" && document.journeys !== null ? document.journeys : {};
  return { ...next, journeys: { ...Object.fromEntries(journeys.map((name) => [name, {}])), ...told } };
}

/** Whether the caller waits for the answer. */
export function setWaits(document: BoardDocument, id: string, waits: boolean): BoardDocument {
  return over(document, id, (arrow) => ({ ...arrow, waits }));
}

/** Turns an arrow round, its options with it. */
export function reverse(document: BoardDocument, id: string): BoardDocument {
  return over(document, id, (arrow) => ({ ...arrow, source: arrow.target, target: arrow.source }));
}

/** Takes an arrow to other boxes. */
export function reconnect(document: BoardDocument, id: string, source: string, target: string): BoardDocument {
  if (source === target) return document;
  return over(document, id, (arrow) => ({ ...arrow, source, target }));
}

export function removeArrows(document: BoardDocument, ids: readonly string[]): BoardDocument {
  if (ids.length === 0) return document;
  const gone = new Set(ids);
  return withLines(document, linesOf(document).filter((line) => !("arrow" in line && gone.has(line.arrow.id))));
}

/** Writes the lines back, each as the file writes it: `a -> b`, or a map where it has options. */
export function withLines(document: BoardDocument, lines: readonly Line[]): BoardDocument {
  const arrows = lines.map((line) => {
    if (!("arrow" in line)) return line.unread;
    const name = arrowName(line.arrow);
    return Object.keys(line.arrow.options).length > 0 ? { [name]: line.arrow.options } : name;
  });
  return { ...document, arrows };
}

function joins(arrow: Arrow, source: string, target: string): boolean {
  return arrow.source === source && arrow.target === target;
}

function over(document: BoardDocument, id: string, change: (arrow: Arrow) => Arrow): BoardDocument {
  return withLines(document, linesOf(document).map((line) => ("arrow" in line && line.arrow.id === id ? { arrow: change(line.arrow) } : line)));
}
