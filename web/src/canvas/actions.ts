import { createContext, useContext } from "react";
import type { BoardDocument, Fields, Point } from "../board/document";
import type { Catalog } from "../board/kinds";

/** What the pieces of the board may do. One object for the life of the board, so using it redraws nothing. */
export interface Actions {
  edit(change: (document: BoardDocument) => BoardDocument, say: string, gesture?: string): void;
  editBox(name: string, change: Fields): void;
  editArrow(id: string, change: Fields): void;
  startLabel(name: string): void;
  finishLabel(name: string, label: string): void;
  /** Adds what was typed (a label, or a chain) and selects it. */
  draw(text: string, at: Point | null, options?: { is?: string; from?: string; waits?: boolean }): void;
  connect(source: string, target: string): void;
  remove(boxes: readonly string[], arrows: readonly string[]): void;
  duplicate(names: readonly string[]): void;
  select(boxes: readonly string[], arrows?: readonly string[]): void;
  undo(): void;
  redo(): void;
  focusPaper(): void;
  /** Puts the focus on a box itself, as after its numbers were edited. */
  focusBox(name: string): void;
  catalog(): Catalog | null;
  document(): BoardDocument;
  /** Moves the view only where boxes just drawn lie outside it, once they are there. */
  bringIntoView(names: readonly string[]): void;
  /** The middle of what is seen, for the corner of a box put there. */
  middle(): Point;
}

export const ActionsContext = createContext<Actions | null>(null);

export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error("This piece belongs inside a Whiteboard.");
  return actions;
}
