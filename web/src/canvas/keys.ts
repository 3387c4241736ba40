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
  ["e", "edit the numbers of the selected box or arrow; esc goes back to the box"],
  ["k", "change the kind of the selected box"],
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

export { isWriting as isTyping } from "../app/keys";
