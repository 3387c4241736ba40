/** The board's keys, for the sheet of all keys and for the board's own help. */

export const BOARD_KEYS: readonly (readonly [key: string, what: string])[] = [
  ["double-click", "a box where you click; type its label"],
  ["n", "new box: type, pick or drag a kind"],
  ["c", "connect the selected box to another"],
  ["a -> b -> c", "typed as a label, draws a whole chain (~> does not wait)"],
  ["s", "a sticky note; notes never change a result"],
  ["d", "draw by hand; d or esc puts the pen down"],
  ["tab", "next box; shift tab goes back"],
  ["a", "from a box to its arrows, one after another"],
  ["enter", "edit the label"],
  ["arrows", "move the selection; shift moves further"],
  ["delete", "remove the selection"],
  ["ctrl d", "duplicate"],
  ["ctrl c, ctrl v", "copy, paste"],
  ["ctrl a", "select all"],
  ["ctrl z", "undo"],
  ["ctrl shift z", "redo"],
  ["0", "show the whole board"],
  ["f", "the board takes the whole screen"],
  ["esc", "back out"],
];

/** Is this where letters are typed, so that a letter must stay a letter? */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select, [role=textbox]"));
}
