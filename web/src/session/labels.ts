/** What a box is called on the board. Pure. */

import type { BoardDocument } from "../api/types";

/** The box's label, or its name where it has none. */
export function labelIn(document: BoardDocument, name: string): string {
  const boxes = document.boxes;
  if (boxes === null || typeof boxes !== "object" || Array.isArray(boxes)) return name;
  const box = (boxes as Record<string, { label?: unknown } | null>)[name];
  return typeof box?.label === "string" && box.label.trim() ? box.label : name;
}
