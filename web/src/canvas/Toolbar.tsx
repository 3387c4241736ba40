import { useReactFlow, useStore } from "@xyflow/react";
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
  onFit: () => void;
  /** "estimate" while what the boxes show is one. */
  showing: string;
}

/** The bar under the board: the page's tools on the left, the board's own on the right. */
export function Toolbar({ board, tools, palette, paletteOpen, onPalette, onTidy, onFit, showing }: ToolbarProps) {
  const flow = useReactFlow();
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <div className="wb-bar" role="toolbar" aria-label="Board">
      <div className="wb-bar-part">{tools}</div>
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
        <span className="wb-zoom">
          <button type="button" className="wb-sign" aria-label="Zoom out" title="Zoom out" onClick={() => void flow.zoomOut({ duration: 120 })}><SignIcon sign="further" /></button>
          <button type="button" className="wb-percent" aria-label={`Zoom ${zoom} %, back to 100 %`} title="Back to 100 %" onClick={() => void flow.zoomTo(1, { duration: 120 })}>{zoom} %</button>
          <button type="button" className="wb-sign" aria-label="Zoom in" title="Zoom in" onClick={() => void flow.zoomIn({ duration: 120 })}><SignIcon sign="nearer" /></button>
          <button type="button" className="wb-sign" aria-label="Show the whole board" title="Show the whole board (0)" onClick={onFit}><SignIcon sign="whole" /></button>
        </span>
      </div>
    </div>
  );
}
