/** What the board can do, by name, for the page's command palette. */

import type { Command } from "../app/commands";
import { strokesOf, withoutStrokes } from "../board/notes";
import type { Actions } from "./actions";
import type { Board } from "./useBoard";
import { KIND, NUMBERS } from "./usePaperKeys";

interface Parts {
  board: Board;
  actions: Actions;
  selected: readonly string[];
  openPalette: () => void;
  connectFrom: (name: string) => void;
  tidy: () => void;
  fit: () => void;
  newNote: () => void;
  fillIn: () => void;
  togglePen: () => void;
  all: () => void;
  toEditor: (entry: string) => void;
  /** The box an eye reads first, to begin from. */
  first: string | undefined;
}

export function boardCommands({ board, actions, selected, openPalette, connectFrom, tidy, fit, newNote, togglePen, fillIn, all, toEditor, first }: Parts): Command[] {
  const only = selected.length === 1 ? selected[0] : undefined;
  const look: Command[] = [
    { name: "Show the whole board", key: "0", also: "fit zoom", act: fit },
    { name: "Select everything", key: "ctrl a", also: "all boxes", act: all },
  ];
  if (board.readOnly) return look;
  const start: Command[] = first === undefined ? [] : [{
    name: "Select the first box", also: "edit numbers kind rename name label",
    act: () => { actions.select([first]); actions.focusBox(first); },
  }];
  const chosen: Command[] = only === undefined ? start : [
    { name: `Connect ${only} to…`, key: "c", also: "arrow", act: () => { connectFrom(only); } },
    { name: `Edit the numbers of ${only}`, key: "e", also: "change copies time", act: () => { toEditor(NUMBERS); } },
    { name: `Change the kind of ${only}`, key: "k", also: "edit service type", act: () => { toEditor(KIND); } },
    { name: `Rename ${only}`, key: "enter", also: "name label edit", act: () => { actions.startLabel(only); } },
  ];
  const some: Command[] = selected.length === 0 ? [] : [
    { name: "Duplicate the selection", key: "ctrl d", also: "copy", act: () => { actions.duplicate(selected); } },
    { name: "Remove the selection", key: "delete", act: () => { actions.remove(selected, []); } },
  ];
  const back: Command[] = [
    ...(board.undoes === null ? [] : [{ name: `Undo ${board.undoes}`, key: "ctrl z", act: board.undo }]),
    ...(board.redoes === null ? [] : [{ name: `Redo ${board.redoes}`, key: "ctrl shift z", act: board.redo }]),
  ];
  return [
    { name: "New box", key: "n", also: "add draw chain", act: openPalette },
    ...chosen,
    ...some,
    ...back,
    { name: "New note", key: "s", also: "sticky thought", act: newNote },
    { name: "Draw by hand", key: "d", also: "pen freehand stroke", act: togglePen },
    ...(strokesOf(board.document).length > 0 ? [{ name: "Wipe the strokes away", also: "pen erase", act: () => { actions.edit(withoutStrokes, "wiping the strokes"); } }] : []),
    { name: "Fill in the catalog’s figures", also: "assumed numbers copies time hit", act: fillIn },
    { name: "Tidy the board", also: "layout arrange", act: tidy },
    ...look,
  ];
}
