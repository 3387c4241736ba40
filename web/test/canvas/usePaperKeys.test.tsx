import { useRef } from "react";
import { expect, it, vi } from "vitest";
import type { BoardDocument } from "../../src/board/document";
import type { Actions } from "../../src/canvas/actions";
import type { Board } from "../../src/canvas/useBoard";
import { usePaperKeys } from "../../src/canvas/usePaperKeys";
import { render } from "../render";

it("selects what is pasted, and brings it into view: it lies under everything drawn", () => {
  const board = { document: { boxes: { a: {} }, layout: { a: [0, 0] } }, readOnly: false } as unknown as Board;
  const actions = {
    edit: (change: (document: BoardDocument) => BoardDocument) => { change(board.document); },
    catalog: () => null, select: vi.fn(), bringIntoView: vi.fn(),
  };
  const nothing = { onFullscreen: undefined, onForeign: undefined, connectFrom: vi.fn(), openPalette: vi.fn(), fit: vi.fn(), newNote: vi.fn(), togglePen: vi.fn(), escape: () => false };
  function Page() {
    const frame = useRef<HTMLDivElement>(null);
    usePaperKeys(frame, { board, actions: actions as unknown as Actions, nodes: [], edges: [], selected: [], chosenArrows: [], ...nothing });
    return <div ref={frame} />;
  }
  render(<Page />);
  const pasted = Object.assign(new Event("paste", { bubbles: true, cancelable: true }), { clipboardData: { getData: () => "queue -> worker" } });
  document.body.dispatchEvent(pasted);
  expect(actions.select).toHaveBeenCalledWith(["queue", "worker"]);
  expect(actions.bringIntoView).toHaveBeenCalledWith(["queue", "worker"]);
});
