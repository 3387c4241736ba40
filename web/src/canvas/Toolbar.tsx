import type { ReactNode } from "react";
import { SignIcon } from "./icons";
import type { Board } from "./useBoard";

interface ToolbarProps {
  board: Board;
  tools: ReactNode;
  palette: ReactNode;
  paletteOpen: boolean;
  onPalette: () => void;
  onTidy: () => void;
  /** "estimate" while what the boxes show is one. */
  showing: string;
}

/** The bar under the board: the page's tools on the left, the board's own on the right. */
export function Toolbar({ board, tools, palette, paletteOpen, onPalette, onTidy, showing }: ToolbarProps) {
  if (board.readOnly && !tools && !showing) return null;
  return (
    <div className="wb-bar" role="toolbar" aria-label="Board">
      <div className="wb-bar-part wb-bar-tools">{tools}</div>
      {showing && <span className="wb-showing">{showing}</span>}
      <div className="wb-bar-part wb-bar-own">
        {!board.readOnly && (
          <>
            <div className="wb-bar-palette">
              {palette}
              <button type="button" className="wb-new" aria-expanded={paletteOpen} title="New box (n)" onClick={onPalette}>
                <SignIcon sign="plus" /> box <kbd>n</kbd>
              </button>
            </div>
            <button type="button" className="wb-sign" disabled={board.undoes === null} aria-label="Undo" title={board.undoes ? `Undo ${board.undoes} (ctrl z)` : "Nothing to undo"} onClick={board.undo}><SignIcon sign="undo" /></button>
            <button type="button" className="wb-sign" disabled={board.redoes === null} aria-label="Redo" title={board.redoes ? `Redo ${board.redoes} (ctrl shift z)` : "Nothing to redo"} onClick={board.redo}><SignIcon sign="redo" /></button>
            <button type="button" className="wb-sign" aria-label="Tidy" title="Lay the whole board out anew; undo brings yours back" onClick={onTidy}><SignIcon sign="tidy" /></button>
          </>
        )}
      </div>
    </div>
  );
}
