/** Names for the file, made from labels as people type them. */

import { isName } from "./document";

/** `Palm matcher` → `palm-matcher`, and `palm-matcher-2` where that is taken. */
export function nameFrom(label: string, taken: Iterable<string>): string {
  const plain = stem(label);
  const used = new Set(taken);
  if (!used.has(plain)) return plain;
  for (let number = 2; ; number++) {
    const name = `${plain}-${number}`;
    if (!used.has(name)) return name;
  }
}

/** Was this name made from this label, by `nameFrom`? Then it may follow when the label changes. */
export function isNameFrom(name: string, label: string): boolean {
  const plain = stem(label);
  return name === label || name === plain || (name.startsWith(`${plain}-`) && /^\d+$/.test(name.slice(plain.length + 1)));
}

function stem(label: string): string {
  const plain = label
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, "-")
    .replace(/^[-._]+|[-._]+$/g, "");
  if (isName(plain)) return plain;
  return plain ? `box-${plain}` : "box";
}
