import { describe, expect, it, vi } from "vitest";
import { found } from "../../src/app/commands";
import type { Actions } from "../../src/canvas/actions";
import { boardCommands } from "../../src/canvas/commands";
import type { Board } from "../../src/canvas/useBoard";

function commands(selected: string[]) {
  const nothing = (): void => undefined;
  const toEditor = vi.fn();
  const select = vi.fn();
  const actions = { select, focusBox: nothing } as unknown as Actions;
  const board = { document: {}, readOnly: false, undoes: null, redoes: null } as unknown as Board;
  const all = boardCommands({
    board, actions, selected, toEditor, first: "gateway", openPalette: nothing, connectFrom: nothing, tidy: nothing,
    fit: nothing, newNote: nothing, fillIn: nothing, togglePen: nothing, all: nothing,
  });
  return { all, toEditor, select };
}

describe("a box's editor, looked for by name", () => {
  it.each([["kind", "Change the kind of matcher"], ["edit", "Edit the numbers of matcher"], ["name", "Rename matcher"]])("%s", (typed, name) => {
    expect(found(commands(["matcher"]).all, typed)[0]?.name).toBe(name);
  });

  it("goes into the editor", () => {
    const { all, toEditor } = commands(["matcher"]);
    found(all, "kind")[0]?.act();
    expect(toEditor).toHaveBeenCalledOnce();
  });

  it.each(["kind", "edit", "name"])("%s, with nothing selected, begins at the first box", (typed) => {
    const { all, select } = commands([]);
    found(all, typed)[0]?.act();
    expect(select).toHaveBeenCalledExactlyOnceWith(["gateway"]);
  });
});
