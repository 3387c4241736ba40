/** A failure in the few words a button has. Pure. */

import { unbroken } from "../app/say";

interface Written {
  at: string;
  lasts: string;
  what: string;
}

function written(text: string): Written {
  const [, at = "", lasts = "", what] = /^at\s+([^:]*?)(?:\s+for\s+([^:]*?))?\s*:\s*(.+)$/.exec(text.trim()) ?? [];
  return { at, lasts, what: what ?? text.trim() };
}

/** `at 60 min for 2 min: templates slow x20` as `templates slow ×20`, boxes by their labels; what is not so written stays as it is. */
export function failureName(text: string, labelOf: (box: string) => string = (box) => box): string {
  return written(text).what
    .split(/(\s*->\s*|\s+)/)
    .map((word, at) => (at % 2 === 0 ? labelOf(word) : word))
    .join("")
    .replace(/\s*->\s*/g, " → ")
    .replace(/\bx(?=\d)/g, "×");
}

/** When a failure begins and how long it lasts: `From 5 s into the run, for 400 ms.`; empty where it is not so written. */
export function failureTime(text: string): string {
  const { at, lasts } = written(text);
  return at && `From ${unbroken(at)} into the run, ${lasts ? `for ${unbroken(lasts)}` : "to its end"}.`;
}

/**
 * A name for each of several failures, so that no two are called the same: where two would be, each says how long it
 * lasts, and where that is the same too, when it begins.
 */
export function failureNames(texts: readonly string[], labelOf?: (box: string) => string): string[] {
  const names = texts.map((text) => failureName(text, labelOf));
  const longer = told(names, texts, ({ lasts }) => (lasts ? `for ${lasts}` : "to the end"));
  return told(longer, texts, ({ at }) => (at ? `from ${at}` : ""));
}

/** The names, with what `more` says after each that is not the only one of its name. */
function told(names: readonly string[], texts: readonly string[], more: (of: Written) => string): string[] {
  return names.map((name, at) => {
    const alone = names.filter((each) => each === name).length === 1;
    return alone ? name : `${name} ${more(written(texts[at] ?? ""))}`.trim();
  });
}
