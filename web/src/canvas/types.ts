/** What the whiteboard is given and what it tells back. */

import type { ReactNode } from "react";
import type { Command } from "../app/commands";
import type { Assumed, Estimate, Mistake, RunResult } from "../api/types";
import type { BoardDocument } from "../board/document";
import type { Catalog } from "../board/kinds";
import type { Moment } from "../run/moment";

/** One thing the candidate did, as a line for the undo button's title: "Add matcher". */
export interface Change {
  say: string;
}

export interface WhiteboardProps {
  /**
   * The board. A new object that says something else than what this component last told replaces the
   * drawing (undoable); an echo of what it told is recognised and changes nothing.
   */
  document: BoardDocument;
  /** Called after each edit, undo and redo with the whole document. Leave out for a board to look at only. */
  onChange?: (document: BoardDocument, change: Change) => void;
  /** `GET /api/catalog`; until it is there every new box is a service. */
  catalog?: Catalog | null;
  /** The server's mistakes, shown where they are. */
  mistakes?: readonly Mistake[];
  /** The closed-form answer for `document`, shown lightly until there is a result. */
  estimate?: Estimate | null;
  /** Values the drawing left to the catalog, shown where they would be written. */
  assumed?: readonly Assumed[];
  /** What a run of the board as it was when this prop changed measured; an edit that matters fades it. */
  result?: RunResult | null;
  /** One moment of that run, to be shown instead of the whole of it. */
  moment?: Moment | null;
  /** Is that moment moving on? Requests then travel along the arrows. */
  playing?: boolean;
  /** Something else to mark, such as the boxes a sentence of the report speaks of. */
  marked?: readonly string[];
  /** `f` was pressed. */
  onFullscreen?: () => void;
  /** Text was pasted that is neither copied boxes nor a chain. */
  onForeign?: (text: string) => void;
  /** The boxes selected, by name, whenever that changes. */
  onSelect?: (boxes: readonly string[]) => void;
  /** Put at the left of the board's bar: Run, the failure buttons. */
  tools?: ReactNode;
  /** What an empty board teaches; one sentence of its own by default. */
  empty?: ReactNode;
}

/** What the page may ask of the whiteboard, by `ref`. */
export interface WhiteboardHandle {
  undo(): void;
  redo(): void;
  /** Opens the palette. */
  newBox(): void;
  /** Opens the list of figures the catalog lends this board. */
  fillIn(): void;
  /** Lays the whole board out anew; undoable. */
  tidy(): void;
  /** Shows the whole board. */
  fit(): void;
  /** Selects a box and brings it into view. */
  show(box: string): void;
  /** Puts a board from elsewhere on this one, instead of what is drawn or beside it; undoable. */
  put(board: BoardDocument, beside: boolean): void;
  /** The board with a place for every box, as it is seen. */
  seen(): BoardDocument;
  /** All the board can do just now, by name. */
  commands(): Command[];
}
