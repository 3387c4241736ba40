import { useReactFlow } from "@xyflow/react";
import { useEffect, useMemo, useRef, type RefObject } from "react";
import { connect, editArrow, removeArrows } from "../board/arrows";
import { drawChains, readChains, type Chain } from "../board/chain";
import { duplicate } from "../board/clipboard";
import { arrowsOf, boxOf, layoutOf, type BoardDocument, type Point } from "../board/document";
import { addBox, editBox, labelBox, placeAt, removeBoxes } from "../board/edit";
import { BOX, GAP, around, freePlace, runsDown } from "../board/geometry";
import { kindFromLabel, saidOf, type Catalog } from "../board/kinds";
import type { Actions } from "./actions";
import type { Board } from "./useBoard";
import { viewOf } from "./useElements";

interface Parts {
  board: Board;
  catalog: Catalog | null;
  /** Places of boxes that the document gives none: an edit writes them down, so that they stay. */
  auto: Readonly<Record<string, Point>>;
  /** The boxes selected now. */
  selected: readonly string[];
  frame: RefObject<HTMLElement | null>;
  select: Actions["select"];
  setEditing: (name: string | null) => void;
}

/** The board's actions: one object for good, acting on the newest of everything. */
export function useActionsOf(parts: Parts): Actions {
  const latest = useRef(parts);
  useEffect(() => { latest.current = parts; });
  const flow = useReactFlow();
  return useMemo(() => {
    const edit: Actions["edit"] = (change, say, gesture) => {
      const { board, auto } = latest.current;
      board.edit((document) => {
        const stood = placeAt(document, auto);
        const next = change(stood);
        return next === stood ? document : next;
      }, say, gesture);
    };
    const middle = (): Point => {
      const frame = latest.current.frame.current?.getBoundingClientRect();
      const at = flow.screenToFlowPosition({ x: (frame?.left ?? 0) + (frame?.width ?? 0) / 2, y: (frame?.top ?? 0) + (frame?.height ?? 0) / 2 });
      return [at.x - BOX.width / 2, at.y - BOX.height / 2];
    };
    /** Beside the one selected box, or else in the middle of what is seen. */
    const nextPlace = (document: BoardDocument): Point => {
      const layout = layoutOf(document);
      const [one, ...more] = latest.current.selected;
      const beside = one && more.length === 0 ? layout[one] : undefined;
      if (!beside) return middle();
      const down = runsDown(arrowsOf(document), layout);
      return down ? [beside[0], beside[1] + BOX.height + GAP.y] : [beside[0] + BOX.width + GAP.x, beside[1]];
    };
    const bringIntoView: Actions["bringIntoView"] = (names) => {
      requestAnimationFrame(() => {
        const frame = latest.current.frame.current?.getBoundingClientRect();
        const layout = layoutOf(latest.current.board.document);
        const drawn = around(names.flatMap((name) => (layout[name] ? [layout[name]] : [])));
        if (!frame || !drawn) return;
        const from = flow.flowToScreenPosition({ x: drawn.x, y: drawn.y });
        const to = flow.flowToScreenPosition({ x: drawn.x + drawn.width, y: drawn.y + drawn.height });
        const seen = from.x >= frame.left && from.y >= frame.top && to.x <= frame.right && to.y <= frame.bottom;
        if (!seen) void flow.fitView({ padding: "32px", maxZoom: 1, minZoom: 0.06, duration: 140 });
      });
    };
    /** A chain runs as the board does; the first one downwards where across it would hardly be legible. */
    const downwards = (document: BoardDocument, chains: readonly Chain[]): boolean => {
      const layout = layoutOf(document);
      if (Object.keys(layout).length > 0) return runsDown(arrowsOf(document), layout);
      const view = viewOf(latest.current.frame.current);
      const longest = Math.max(...chains.map((chain) => chain.labels.length));
      return view !== undefined && longest * (BOX.width + GAP.x) * 0.8 > view.width && longest * (BOX.height + GAP.y) * 0.8 < view.height;
    };
    const actions: Actions = {
      edit,
      catalog: () => latest.current.catalog,
      middle,
      bringIntoView,
      document: () => latest.current.board.document,
      select: (boxes, arrows) => { latest.current.select(boxes, arrows); },
      undo: () => { latest.current.board.undo(); },
      redo: () => { latest.current.board.redo(); },
      focusPaper: () => { latest.current.frame.current?.focus({ preventScroll: true }); },
      focusBox: (name) => { latest.current.frame.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(name)}"]`)?.focus({ preventScroll: true }); },
      editBox: (name, change) => { edit((document) => editBox(document, name, change), `change of ${name}`); },
      editArrow: (id, change) => { edit((document) => editArrow(document, id, change), "change of an arrow"); },
      startLabel: (name) => { latest.current.setEditing(name); },
      finishLabel: (name, label) => {
        latest.current.setEditing(null);
        let now = name;
        edit((document) => {
          const box = boxOf(document, name);
          const said = labelBox(document, name, label);
          now = said.name;
          const before = box && kindFromLabel(box.label, latest.current.catalog);
          const meant = kindFromLabel(label, latest.current.catalog);
          // The kind follows the label only where the old label had told it.
          const follows = said.document !== document && meant && (!box?.is || box.is === before?.is);
          return follows ? editBox(said.document, now, { is: undefined, ...saidOf(label, latest.current.catalog) }) : said.document;
        }, `label of ${name}`);
        actions.select([now]);
        actions.focusPaper();
      },
      draw: (text, at, { is, from, waits = true } = {}) => {
        const { catalog } = latest.current;
        const chains = is ? null : readChains(text);
        let names: string[] = [];
        edit((document) => {
          const wanted = at ?? nextPlace(document);
          if (chains) {
            const drawn = drawChains(document, chains, wanted, catalog, downwards(document, chains));
            names = drawn.names;
            return drawn.document;
          }
          const layout = layoutOf(document);
          const place = freePlace(wanted, Object.values(layout), runsDown(arrowsOf(document), layout));
          const added = addBox(document, text, is ? { is } : saidOf(text, catalog), place);
          names = [added.name];
          return from ? connect(added.document, from, added.name, waits) : added.document;
        }, chains ? "drawing a chain" : `new ${text}`);
        actions.select(names.slice(-1));
        actions.focusPaper();
        bringIntoView(names);
      },
      connect: (source, target) => { edit((document) => connect(document, source, target), `arrow from ${source} to ${target}`); },
      remove: (boxes, arrows) => {
        if (boxes.length + arrows.length === 0) return;
        const what = boxes.length === 1 ? (boxes[0] ?? "") : boxes.length > 0 ? `${boxes.length} boxes` : "an arrow";
        edit((document) => removeBoxes(removeArrows(document, arrows), boxes), `removing ${what}`);
        actions.select([], []);
        actions.focusPaper();
      },
      duplicate: (names) => {
        if (names.length === 0) return;
        let made: string[] = [];
        edit((document) => {
          const pasted = duplicate(document, names);
          made = pasted.names;
          return pasted.document;
        }, names.length === 1 ? `duplicating ${names[0] ?? ""}` : `duplicating ${names.length} boxes`);
        actions.select(made);
      },
    };
    return actions;
  }, [flow]);
}
