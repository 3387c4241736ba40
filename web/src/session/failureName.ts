/** A failure in the few words a button has. Pure. */

/** `at 60 min for 2 min: templates slow x20` as `templates slow ×20`, boxes by their labels; what is not so written stays as it is. */
export function failureName(text: string, labelOf: (box: string) => string = (box) => box): string {
  const what = /^at\s[^:]*:\s*(.+)$/.exec(text.trim())?.[1] ?? text.trim();
  return what
    .split(/(\s*->\s*|\s+)/)
    .map((word, at) => (at % 2 === 0 ? labelOf(word) : word))
    .join("")
    .replace(/\s*->\s*/g, " → ")
    .replace(/\bx(?=\d)/g, "×");
}
