/** Fields set and taken away, of boxes and arrows alike. */

import type { Fields } from "./document";

/** `fields` with `change` laid over; `undefined`, `null` or an empty text takes a field away. */
export function patched(fields: Fields, change: Fields): Fields {
  const next: Record<string, unknown> = { ...fields };
  for (const [field, value] of Object.entries(change)) {
    if (value === undefined || value === null || value === "") delete next[field];
    else next[field] = value;
  }
  return next;
}
