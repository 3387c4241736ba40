import { act } from "react";
import { expect, it } from "vitest";
import { addBox } from "../../src/board/edit";
import type { BoardDocument } from "../../src/board/document";
import { useBoard, useWhileMeant, type Board } from "../../src/canvas/useBoard";
import { render } from "../render";

function start(first: BoardDocument, readOnly = false) {
  const told: [BoardDocument, string][] = [];
  let board!: Board;
  const onChange = (document: BoardDocument, { say }: { say: string }): void => { told.push([document, say]); };
  function Probe({ document }: { document: BoardDocument }) {
    board = useBoard(document, readOnly ? undefined : onChange);
    return null;
  }
  const { again } = render(<Probe document={first} />);
  return {
    told,
    board: () => board,
    add: (label: string, gesture?: string) => { act(() => { board.edit((document) => addBox(document, label).document, `new ${label}`, gesture); }); },
    incoming: (document: BoardDocument) => { again(<Probe document={document} />); },
  };
}

it("tells each edit, undo and redo with the whole document", () => {
  const { board, add, told } = start({});
  add("a");
  add("b");
  act(() => { board().undo(); });
  expect(board().document).toEqual({ boxes: { a: {} } });
  act(() => { board().redo(); });
  expect(told.map(([, say]) => say)).toEqual(["new a", "new b", "Undo: new b", "Redo: new b"]);
  expect(told.at(-1)?.[0]).toEqual({ boxes: { a: {}, b: {} } });
  expect([board().undoes, board().redoes]).toEqual(["new b", null]);
});

it("knows its own echo, also when it comes late or in another order of keys", () => {
  const { board, add, told, incoming } = start({});
  add("a");
  add("b");
  incoming(structuredClone(told[0]?.[0] ?? {}));
  expect(board().document).toEqual({ boxes: { a: {}, b: {} } });
  incoming({ boxes: { b: {}, a: {} } });
  expect(Object.keys(board().document.boxes as object)).toEqual(["a", "b"]);
  expect(told).toHaveLength(2);
});

it("takes what is new from outside, undoably and without telling it back", () => {
  const { board, told, incoming } = start({ boxes: { a: {} } });
  incoming({ boxes: { z: {} } });
  expect(board().document).toEqual({ boxes: { z: {} } });
  expect(told).toEqual([]);
  act(() => { board().undo(); });
  expect(board().document).toEqual({ boxes: { a: {} } });
});

it("takes back what it once said, when that comes again from elsewhere", () => {
  const { board, add, incoming } = start({});
  add("a");
  add("b");
  incoming({ boxes: { a: {}, b: {} } });
  incoming({ boxes: { c: {} } });
  incoming({ boxes: { a: {}, b: {} } });
  expect(board().document).toEqual({ boxes: { a: {}, b: {} } });
});

it("joins one gesture into one step", () => {
  const { board, add } = start({});
  add("a", "g");
  add("b", "g");
  act(() => { board().undo(); });
  expect(board().document).toEqual({});
});

it("edits nothing when it is only to be looked at", () => {
  const { board, add } = start({ boxes: { a: {} } }, true);
  add("b");
  expect(board().readOnly).toBe(true);
  expect(board().document).toEqual({ boxes: { a: {} } });
});

it("lets a result stand while the board means the same, and again after undo", () => {
  let shown: string | null = "";
  function Probe({ value, document }: { value: string | null; document: BoardDocument }) {
    shown = useWhileMeant(value, document);
    return null;
  }
  const { again } = render(<Probe value="run" document={{ boxes: { a: {} } }} />);
  expect(shown).toBe("run");
  again(<Probe value="run" document={{ boxes: { a: {} }, layout: { a: [1, 1] } }} />);
  expect(shown).toBe("run");
  again(<Probe value="run" document={{ boxes: { a: { copies: 2 } } }} />);
  expect(shown).toBeNull();
  again(<Probe value="run" document={{ boxes: { a: {} } }} />);
  expect(shown).toBe("run");
  again(<Probe value="run 2" document={{ boxes: { a: { copies: 2 } } }} />);
  expect(shown).toBe("run 2");
});
