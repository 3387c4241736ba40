/** Regions and zones: which boxes stand where, and where that is on the paper. */

import { boxesOf, layoutOf, type BoardDocument } from "./document";
import { editBox } from "./edit";
import { around, overlaps, rectangleAt, type Rectangle } from "./geometry";

/** Puts boxes in a place such as `us-east-1`; an empty place takes them out of it. */
export function groupIntoPlace(document: BoardDocument, names: readonly string[], place: string): BoardDocument {
  return names.reduce((next, name) => editBox(next, name, { place: place.trim() }), document);
}

export interface Region extends Rectangle {
  place: string;
}

/** A frame round the boxes of each place, where every box inside the frame is in that place. */
export function regionsOf(document: BoardDocument, room = 22): Region[] {
  const layout = layoutOf(document);
  const placeOf = new Map(boxesOf(document).map((box) => [box.name, box.fields.place]));
  const places = new Set([...placeOf.values()].filter((place): place is string => typeof place === "string"));
  return [...places].flatMap((place) => {
    const inside = Object.entries(layout).filter(([name]) => placeOf.get(name) === place);
    const frame = around(inside.map(([, at]) => at));
    if (!frame) return [];
    const stranger = Object.entries(layout).some(([name, [x, y]]) =>
      placeOf.get(name) !== place && overlaps(rectangleAt([x, y]), frame));
    if (stranger) return [];
    return [{ place, x: frame.x - room, y: frame.y - room, width: frame.width + 2 * room, height: frame.height + 2 * room }];
  });
}
