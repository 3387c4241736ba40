import {
  ConnectionMode, ReactFlow, SelectionMode, ViewportPortal, useReactFlow, useStoreApi,
  type FinalConnectionState, type Viewport,
} from "@xyflow/react";
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState, type DragEvent, type FocusEvent, type MouseEvent, type PointerEvent, type ReactNode, type Ref } from "react";
import type { Assumed, Estimate, Mistake, RunResult } from "../api/types";
import type { Command } from "../app/commands";
import { reconnect } from "../board/arrows";
import { putBeside } from "../board/clipboard";
import { boxesOf, isMap, layoutOf, type Point } from "../board/document";
import { figuresOf, sayFigures } from "../board/figures";
import { addNote, notesOf } from "../board/notes";
import { moveBoxes, placeAt } from "../board/edit";
import { BOX, GAP, freePlace, readingOrder } from "../board/geometry";
import type { Catalog } from "../board/kinds";
import { regionsOf } from "../board/places";
import type { Moment } from "../run/moment";
import { ActionsContext } from "./actions";
import { boardCommands } from "./commands";
import { ArrowEdge } from "./ArrowEdge";
import { ArrowPanel } from "./ArrowPanel";
import { BoxNode } from "./BoxNode";
import { BoxPanel } from "./BoxPanel";
import { SharedPatterns } from "./BoxShape";
import { ConnectionLine } from "./ConnectionLine";
import type { BoxNode as BoxNodeType, Look } from "./elements";
import { NEW, Notes } from "./Notes";
import { Pen } from "./Pen";
import { FiguresPanel } from "./FiguresPanel";
import { Labeller, placeInside, type Choice } from "./Labeller";
import { ManyPanel } from "./ManyPanel";
import { placed } from "./mistakes";
import { DRAGGED, Palette } from "./Palette";
import { flows, readings } from "./readings";
import { SmallMap } from "./SmallMap";
import { Toolbar } from "./Toolbar";
import type { WhiteboardHandle } from "./types";
import { useActionsOf } from "./useActionsOf";
import { ELSEWHERE, type Board } from "./useBoard";
import { useElements, viewOf } from "./useElements";
import { useFit } from "./useFit";
import { toEditor, usePaperKeys } from "./usePaperKeys";
import { Zoom } from "./Zoom";

const NODES = { box: BoxNode };
const EDGES = { arrow: ArrowEdge };
const MANY = 10;

export interface PaperProps {
  ref?: Ref<WhiteboardHandle>;
  board: Board;
  catalog: Catalog | null;
  mistakes: readonly Mistake[];
  estimate: Estimate | null;
  assumed: readonly Assumed[];
  result: RunResult | null;
  moment: Moment | null;
  playing: boolean;
  marked: ReadonlySet<string>;
  onFullscreen: (() => void) | undefined;
  onSelect: ((boxes: readonly string[]) => void) | undefined;
  onForeign: ((text: string) => void) | undefined;
  tools: ReactNode;
  empty: ReactNode;
}

/** Where a label is being typed: on the frame, and on the board. */
interface Typing {
  frame: Point;
  board: Point;
  from: string | null;
}

export function Paper({ ref, board, catalog, mistakes, estimate, assumed, result, moment, playing, marked, onFullscreen, onSelect, onForeign, tools, empty }: PaperProps) {
  const { document } = board;
  const frame = useRef<HTMLDivElement>(null);
  const flow = useReactFlow<BoxNodeType>();
  useNothingMeasured();
  const [editing, setEditing] = useState<string | null>(null);
  const [typing, setTyping] = useState<Typing | null>(null);
  const [palette, setPalette] = useState(false);
  const [pen, setPen] = useState(false);
  const [filling, setFilling] = useState(false);
  const fresh = useRef<number | null>(null);

  const look = useMemo<Look>(() => ({
    catalog, editing, marked,
    taken: new Map(assumed.filter((each) => each.field === "is").map((each) => [each.box, each.value])),
    mistakes: placed(document, mistakes),
    readings: readings(document, estimate, result, moment),
    flows: flows(document, result, moment, playing),
  }), [document, catalog, editing, marked, assumed, mistakes, estimate, result, moment, playing]);
  const { nodes, edges, auto, onNodesChange, onEdgesChange, select } = useElements(document, look, frame);

  const selectedText = nodes.filter((node) => node.selected).map((node) => node.id).join("\n");
  const selected = useMemo(() => (selectedText ? selectedText.split("\n") : []), [selectedText]);
  const chosenArrows = edges.filter((edge) => edge.selected);
  const actions = useActionsOf({ board, catalog, auto, selected, frame, select, setEditing });
  useEffect(() => { onSelect?.(selected); }, [selected, onSelect]);

  // The first box drawn on empty paper stays where it was drawn.
  const fit = useFit(frame, nodes.length > 0, board.undoes === null || board.undoes === ELSEWHERE);

  const tidy = useCallback(() => {
    void import("../board/layout").then(({ tidy: arranged }) => {
      actions.edit((now) => arranged(now, viewOf(frame.current)), "tidying");
      requestAnimationFrame(fit);
    });
  }, [actions, fit]);
  const openPalette = useCallback(() => { setPalette(true); }, []);
  const closePalette = useCallback(() => { setPalette(false); }, []);

  const type = useCallback((at: Point, from: string | null) => {
    const box = frame.current?.getBoundingClientRect();
    const there = flow.flowToScreenPosition({ x: at[0], y: at[1] });
    if (box) setTyping({ frame: placeInside([there.x - box.left, there.y - box.top], box), board: at, from });
  }, [flow]);
  const connectFrom = useCallback((name: string) => {
    const node = flow.getNode(name);
    if (node) type([node.position.x + BOX.width + GAP.x / 3, node.position.y], name);
  }, [flow, type]);
  const typed = (choice: Choice): void => {
    if (!typing) return;
    setTyping(null);
    if (choice.box && typing.from) {
      actions.connect(typing.from, choice.box);
      actions.select([choice.box]);
      actions.focusPaper();
    } else if (choice.label) {
      const at: Point = typing.from ? [typing.board[0] + GAP.x * 0.66, typing.board[1]] : typing.board;
      actions.draw(choice.label, at, { ...(choice.is ? { is: choice.is } : {}), ...(typing.from ? { from: typing.from } : {}) });
    }
  };
  /** While an arrow asks where to, a press on a box answers. */
  const pressed = (event: PointerEvent): void => {
    const box = (event.target as HTMLElement).closest<HTMLElement>(".react-flow__node")?.dataset.id;
    if (typing?.from && box && box !== typing.from) typed({ box });
  };
  const stopTyping = (): void => {
    setTyping(null);
    actions.focusPaper();
  };

  const togglePen = useCallback(() => { setPen((now) => !now); }, []);
  const newNote = useCallback(() => {
    actions.edit((now) => {
      const noted = addNote(now, NEW, freePlace(actions.middle(), [...Object.values(layoutOf(now)), ...notesOf(now).map((note) => note.at)], true));
      fresh.current = notesOf(noted).at(-1)?.index ?? null;
      return noted;
    }, "a note");
  }, [actions]);
  const escape = (): boolean => {
    if (pen) togglePen();
    else if (palette) closePalette();
    else if (filling) setFilling(false);
    else if (selected.length + chosenArrows.length > 0) actions.select([], []);
    else return false;
    return true;
  };
  usePaperKeys(frame, {
    board, actions, nodes, edges, selected, connectFrom, openPalette, fit, escape, onFullscreen, onForeign, newNote, togglePen,
    chosenArrows: chosenArrows.map((edge) => edge.id),
  });

  /** Opens the figures, or goes back to them where they stand open. */
  const fillIn = useCallback(() => {
    setFilling(true);
    frame.current?.querySelector<HTMLElement>(".wb-figures input")?.focus({ preventScroll: true });
  }, []);
  const commands = (): Command[] => boardCommands({
    board, actions, selected, openPalette, connectFrom, tidy, fit, newNote, togglePen,
    fillIn,
    toEditor: (entry) => { toEditor(frame.current, entry); },
    first: readingOrder(Object.fromEntries(nodes.map((node) => [node.id, [node.position.x, node.position.y] as Point])))[0],
    all: () => { actions.select(nodes.map((node) => node.id), []); },
  });
  const latestBoard = useRef(board);
  useEffect(() => { latestBoard.current = board; });
  const latestCommands = useRef(commands);
  useEffect(() => { latestCommands.current = commands; });
  useImperativeHandle(ref, () => ({
    undo: board.undo, redo: board.redo, newBox: openPalette, tidy, fit,
    fillIn,
    commands: () => latestCommands.current(),
    seen: () => placeAt(latestBoard.current.document, auto),
    put: (other, beside) => {
      void import("../board/layout").then(({ placeTheRest }) => {
        const whole = placeTheRest(other, viewOf(frame.current));
        actions.edit((now) => (beside ? putBeside(now, whole) : { ...whole, ...(now.title === undefined ? {} : { title: now.title }) }), "putting another board here");
        requestAnimationFrame(fit);
      });
    },
    show: (name) => {
      actions.select([name]);
      void flow.fitView({ nodes: [{ id: name }], maxZoom: 1, padding: 1, duration: 140 });
    },
  }), [board.undo, board.redo, openPalette, tidy, fit, fillIn, actions, flow, auto]);

  const doubleClicked = (event: MouseEvent): void => {
    const target = event.target as HTMLElement;
    const node = target.closest<HTMLElement>(".react-flow__node");
    if (board.readOnly || target.closest("input, select, button, .wb-panel")) return;
    if (node?.dataset.id) {
      setEditing(node.dataset.id);
      return;
    }
    if (!target.closest(".react-flow__pane")) return;
    const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    type([at.x - BOX.width / 2, at.y - BOX.height / 2], null);
  };
  const connected = (event: globalThis.MouseEvent | TouchEvent, state: FinalConnectionState): void => {
    if (!state.fromNode) return;
    const point = "changedTouches" in event ? event.changedTouches[0] : event;
    if (!point) return;
    const over = state.toNode?.id ?? window.document.elementFromPoint(point.clientX, point.clientY)?.closest<HTMLElement>(".react-flow__node")?.dataset.id;
    if (over) {
      if (over !== state.fromNode.id) actions.connect(state.fromNode.id, over);
      return;
    }
    const at = flow.screenToFlowPosition({ x: point.clientX, y: point.clientY });
    type([at.x - GAP.x * 0.66, at.y - BOX.height / 2], state.fromNode.id);
  };
  const moved = (_event: unknown, _node: unknown, dragged: BoxNodeType[]): void => {
    if (dragged.length === 0) return;
    const places = Object.fromEntries(dragged.map((node) => [node.id, [node.position.x, node.position.y] as Point]));
    actions.edit((now) => moveBoxes(now, places), dragged.length === 1 ? `moving ${dragged[0]?.id ?? ""}` : `moving ${dragged.length} boxes`);
  };
  /** A box reached with the keyboard is selected; then Tab goes on from box to box as an eye reads. */
  const focused = (event: FocusEvent): void => {
    const node = event.target as HTMLElement;
    if (node.matches(".react-flow__node:focus-visible") && node.dataset.id && !selected.includes(node.dataset.id)) actions.select([node.dataset.id]);
  };
  const dropped = (event: DragEvent): void => {
    const carried = event.dataTransfer.getData(DRAGGED);
    if (!carried || board.readOnly) return;
    event.preventDefault();
    const read: unknown = JSON.parse(carried);
    if (!isMap(read) || typeof read.label !== "string" || typeof read.is !== "string") return;
    const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    actions.draw(read.label, [at.x - BOX.width / 2, at.y - BOX.height / 2], { is: read.is });
  };

  // A box on its way has no panel: its numbers would only be in the way, and cost each frame a layout.
  const alone = selected.length === 1 && chosenArrows.length === 0 ? nodes.find((node) => node.id === selected[0]) : undefined;
  const arrow = selected.length === 0 && chosenArrows.length === 1 ? chosenArrows[0] : undefined;
  const nothing = boxesOf(document).length === 0;
  const journeys = useMemo(() => Object.keys(result?.journeys ?? estimate?.journeys ?? {}), [result, estimate]);
  const figures = useMemo(() => figuresOf(document, assumed), [document, assumed]);
  const lent = nothing || board.readOnly ? null : sayFigures(figures);
  const regions = useMemo(() => regionsOf(placeAt(document, auto)), [document, auto]);
  const stood = useMemo(() => layoutOf(placeAt(document, auto)), [document, auto]);
  return (
    <ActionsContext value={actions}>
      <div className="wb" onDoubleClick={doubleClicked}>
        <SharedPatterns />
        <div className="wb-paper" ref={frame} tabIndex={-1} onPointerDownCapture={pressed} onFocus={focused} onDrop={dropped} onDragOver={(event) => {
          if (event.dataTransfer.types.includes(DRAGGED)) event.preventDefault();
        }}>
          <ReactFlow
            nodes={nodes}
            edges={edges}
            nodeTypes={NODES}
            edgeTypes={EDGES}
            onNodesChange={onNodesChange}
            onEdgesChange={onEdgesChange}
            onNodeDragStop={moved}
            onSelectionDragStop={(event, dragged) => { moved(event, null, dragged); }}
            onConnectEnd={connected}
            onReconnect={(edge, connection) => { actions.edit((now) => reconnect(now, edge.id, connection.source, connection.target), "moving an arrow's end"); }}
            connectionLineComponent={ConnectionLine}
            connectionMode={ConnectionMode.Loose}
            connectionRadius={28}
            nodesDraggable={!board.readOnly}
            nodesConnectable={!board.readOnly}
            edgesReconnectable={false}
            edgesFocusable={false}
            disableKeyboardA11y
            deleteKeyCode={null}
            selectionKeyCode="Shift"
            multiSelectionKeyCode={["Shift", "Meta", "Control"]}
            selectionMode={SelectionMode.Partial}
            panActivationKeyCode={null}
            zoomOnDoubleClick={false}
            panOnScroll
            elevateNodesOnSelect
            nodeDragThreshold={2}
            minZoom={0.06}
            maxZoom={2.5}
            onMoveStart={() => { if (typing) stopTyping(); }}
            defaultViewport={START}
            attributionPosition="bottom-right"
            aria-label="Whiteboard"
          >
            {regions.length > 0 && (
              <ViewportPortal>
                {regions.map(({ place, x, y, width, height }) => (
                  <div key={place} className="wb-region" style={{ transform: `translate(${x}px, ${y}px)`, width, height }}><span>{place}</span></div>
                ))}
              </ViewportPortal>
            )}
            <Notes document={document} readOnly={board.readOnly} fresh={fresh} />
            {alone && !alone.dragging && editing === null && !typing && !filling && (
              <BoxPanel key={alone.id} box={alone.data.box} kind={alone.data.kind} catalog={catalog} assumed={assumed} mistakes={look.mistakes.boxes.get(alone.id)} readOnly={board.readOnly} />
            )}
            {selected.length > 1 && !board.readOnly && <ManyPanel names={selected} />}
            {arrow?.data && <ArrowPanel key={arrow.id} data={arrow.data} journeys={journeys} mistakes={look.mistakes.arrows.get(arrow.id)} readOnly={board.readOnly} />}
          </ReactFlow>
          {pen && <Pen />}
          {nothing && !typing && !pen && (
            <div className="wb-empty">{empty ?? (board.readOnly
              ? <p>Nothing is drawn yet.</p>
              : <p>Double-click to draw a box, or press <kbd>n</kbd> and type <code>scanner -&gt; gateway -&gt; database</code>.</p>)}</div>
          )}
          <p className="wb-spoken" role="status">{arrow ? `Arrow ${arrow.ariaLabel ?? ""}` : ""}</p>
          {typing && (
            <Labeller x={typing.frame[0]} y={typing.frame[1]} document={document} catalog={catalog} from={typing.from} onChoose={typed} onCancel={stopTyping} />
          )}
          {lent && !filling && (
            <p className="wb-lent">{lent} <button type="button" className="link" onClick={() => { setFilling(true); }}>Fill them in</button></p>
          )}
          {filling && <FiguresPanel document={document} figures={figures} onClose={() => {
            setFilling(false);
            actions.focusPaper();
          }} />}
          <Zoom onFit={fit} />
          {nodes.length >= MANY && <SmallMap layout={stood} />}
          {look.mistakes.elsewhere.length > 0 && (
            <ul className="wb-elsewhere" role="status">{look.mistakes.elsewhere.map((text) => <li key={text}>{text}</li>)}</ul>
          )}
        </div>
        <Toolbar
          board={board}
          tools={tools}
          paletteOpen={palette}
          onPalette={() => { setPalette(!palette); }}
          onTidy={tidy}
          showing={!result && estimate && !nothing ? "estimate" : ""}
          palette={palette && (
            <Palette catalog={catalog} onClose={closePalette} onDraw={(text, is) => {
              closePalette();
              actions.draw(text, null, is ? { is } : {});
            }} />
          )}
        />
      </div>
    </ActionsContext>
  );
}

/**
 * Every box says its size and where arrows meet it, and most have no handle on the page: what xyflow would measure
 * of them is nothing, and it would forget what they said. Before its first paint, so that no observer learns the old way.
 */
function useNothingMeasured(): void {
  const store = useStoreApi();
  useState(() => { store.setState({ updateNodeInternals: () => undefined }); });
}

const START: Viewport = { x: 0, y: 0, zoom: 1 };
