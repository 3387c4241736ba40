import type { RefObject } from "react";
import { belowAll, copy, paste } from "../board/clipboard";
import { layoutOf, type Point } from "../board/document";
import { moveBoxes } from "../board/edit";
import { readingOrder } from "../board/geometry";
import type { Actions } from "./actions";
import type { ArrowEdge, BoxNode } from "./elements";
import type { Board } from "./useBoard";
import { useBoardKeys } from "./useBoardKeys";

interface Parts {
  board: Board;
  actions: Actions;
  nodes: readonly BoxNode[];
  edges: readonly ArrowEdge[];
  selected: readonly string[];
  chosenArrows: readonly string[];
  connectFrom: (name: string) => void;
  openPalette: () => void;
  fit: () => void;
  newNote: () => void;
  togglePen: () => void;
  escape: () => boolean;
  onFullscreen: (() => void) | undefined;
  onForeign: ((text: string) => void) | undefined;
}

const STEP = 8;
const STRIDE = 40;

/** What each key does on the board. */
export function usePaperKeys(frame: RefObject<HTMLElement | null>, parts: Parts): void {
  const { board, actions, nodes, edges, selected, chosenArrows, escape } = parts;
  const only = selected.length === 1 ? selected[0] : undefined;
  const drawing = (act: () => boolean | void) => (): boolean => !board.readOnly && act() !== false;
  const nudge = (x: number, y: number) => drawing(() => {
    if (selected.length === 0) return false;
    actions.edit((document) => moveBoxes(document, shifted(layoutOf(document), selected, x, y)), "moving", `nudge ${selected.join(" ")}`);
    return true;
  });
  const go = (by: 1 | -1) => (): boolean => {
    const order = readingOrder(Object.fromEntries(nodes.map((node) => [node.id, [node.position.x, node.position.y] as Point])));
    const arrow = edges.find((edge) => edge.id === chosenArrows[0]);
    if (only === undefined && !arrow) return false;
    // From an arrow to the box at its end; from box to box as an eye reads.
    const next = only === undefined ? (by === 1 ? arrow?.target : arrow?.source) : order[order.indexOf(only) + by];
    if (next === undefined) return leave(frame.current, by);
    actions.select([next]);
    actions.focusBox(next);
    return true;
  };
  const remove = drawing(() => {
    if (selected.length + chosenArrows.length === 0) return false;
    actions.remove(selected, chosenArrows);
    return true;
  });
  const redo = drawing(() => { board.redo(); });
  useBoardKeys(frame, {
    keys: {
      n: drawing(() => { parts.openPalette(); }),
      c: drawing(() => {
        if (only === undefined) return false;
        parts.connectFrom(only);
        return true;
      }),
      s: drawing(() => { parts.newNote(); }),
      d: drawing(() => { parts.togglePen(); }),
      e: () => toEditor(frame.current, NUMBERS),
      k: () => toEditor(frame.current, KIND),
      a: () => nextArrow(edges, only, chosenArrows[0], actions),
      Enter: drawing(() => {
        if (only !== undefined) actions.startLabel(only);
        else if (chosenArrows.length === 1) frame.current?.querySelector<HTMLElement>(".wb-panel input")?.focus();
        else return false;
        return true;
      }),
      Tab: go(1),
      "shift Tab": go(-1),
      Delete: remove,
      Backspace: remove,
      ArrowLeft: nudge(-STEP, 0),
      ArrowRight: nudge(STEP, 0),
      ArrowUp: nudge(0, -STEP),
      ArrowDown: nudge(0, STEP),
      "shift ArrowLeft": nudge(-STRIDE, 0),
      "shift ArrowRight": nudge(STRIDE, 0),
      "shift ArrowUp": nudge(0, -STRIDE),
      "shift ArrowDown": nudge(0, STRIDE),
      "ctrl z": drawing(() => { board.undo(); }),
      "ctrl shift z": redo,
      "ctrl y": redo,
      "ctrl a": () => {
        actions.select(nodes.map((node) => node.id), edges.flatMap((edge) => (edge.data?.otherwise ? [] : [edge.id])));
        return nodes.length > 0;
      },
      "ctrl d": drawing(() => {
        actions.duplicate(selected);
        return selected.length > 0;
      }),
      0: () => {
        parts.fit();
        return true;
      },
      f: () => {
        parts.onFullscreen?.();
        return Boolean(parts.onFullscreen);
      },
      Escape: escape,
    },
    copy: () => (selected.length > 0 ? copy(board.document, selected) : null),
    cut: () => {
      if (selected.length === 0 || board.readOnly) return null;
      const text = copy(board.document, selected);
      actions.remove(selected, []);
      return text;
    },
    paste: (text) => {
      if (board.readOnly) return false;
      const at = belowAll(board.document);
      let names: string[] | null = null;
      actions.edit((document) => {
        const pasted = paste(document, text, at, actions.catalog());
        names = pasted?.names ?? null;
        return pasted?.document ?? document;
      }, "pasting");
      if (!names) {
        parts.onForeign?.(text);
        return Boolean(parts.onForeign);
      }
      actions.select(names);
      actions.bringIntoView(names);
      return true;
    },
  });
}

/** In the editor of what is selected: its first number, and what it is. */
export const NUMBERS = ".wb-panel .wb-field :is(input, select):enabled";
export const KIND = ".wb-panel .wb-panel-head select:enabled";

/** From a box or an arrow into its editor; false where none is open. */
export function toEditor(paper: HTMLElement | null, entry: string): boolean {
  const found = paper?.querySelector<HTMLElement>(`${entry}:not(.wb-figures *)`);
  found?.focus({ preventScroll: true });
  if (found instanceof HTMLInputElement) found.select();
  return Boolean(found);
}

/** Past the last box on to the bar, before the first one back out of the board: the board is no trap. */
function leave(paper: HTMLElement | null, by: 1 | -1): boolean {
  if (by === 1) {
    paper?.parentElement?.querySelector<HTMLElement>(".wb-bar button:not(:disabled)")?.focus();
    return true;
  }
  paper?.focus({ preventScroll: true });
  return false;
}

function shifted(layout: Readonly<Record<string, Point>>, names: readonly string[], x: number, y: number): Record<string, Point> {
  return Object.fromEntries(names.flatMap((name) => {
    const at = layout[name];
    return at ? [[name, [at[0] + x, at[1] + y] as Point]] : [];
  }));
}

/** From a box to its first arrow, and on from arrow to arrow. */
function nextArrow(edges: readonly ArrowEdge[], box: string | undefined, arrow: string | undefined, actions: Actions): boolean {
  const current = edges.find((edge) => edge.id === arrow);
  const source = box ?? current?.source;
  const leaving = edges.filter((edge) => edge.source === source && !edge.data?.otherwise);
  const next = leaving[current ? (leaving.indexOf(current) + 1) % leaving.length : 0];
  if (!next) return false;
  actions.select([], [next.id]);
  actions.focusPaper();
  return true;
}
