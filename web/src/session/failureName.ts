/** A failure in the few words a button has. Pure. */

/** `at 60 min for 2 min: templates slow x20` as `templates slow ×20`; what is not so written stays as it is. */
export function failureName(text: string): string {
  const what = /^at\s[^:]*:\s*(.+)$/.exec(text.trim())?.[1] ?? text.trim();
  return what.replace(/\s*->\s*/g, " → ").replace(/\bx(?=\d)/g, "×");
}
