import { applyEdgeChanges, applyNodeChanges, type EdgeChange, type NodeChange } from "@xyflow/react";
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { boxesOf, layoutOf, type BoardDocument, type Point } from "../board/document";
import type { View } from "../board/layout";
import { edgesOf, nodesOf, type ArrowEdge, type BoxNode, type Look } from "./elements";

export interface Selection {
  boxes: readonly string[];
  arrows: readonly string[];
}

/** xyflow's nodes and edges, kept in step with the document; only what changed gets a new object. */
export function useElements(document: BoardDocument, look: Look, frame: RefObject<HTMLElement | null>) {
  const auto = usePlaces(document, frame);
  const [nodes, setNodes] = useState<BoxNode[]>([]);
  const [edges, setEdges] = useState<ArrowEdge[]>([]);
  const wanted = useRef<Selection | null>(null);
  const drawn = useRef(nodes);
  useLayoutEffect(() => { drawn.current = nodes; }, [nodes]);

  useLayoutEffect(() => {
    const selection = wanted.current;
    wanted.current = null;
    const before = drawn.current;
    const next = nodesOf(document, auto, look, before, selection && new Set(selection.boxes));
    if (next.length !== before.length || next.some((node, at) => node !== before[at])) setNodes(next);
    setEdges((old) => edgesOf(document, next, look, old, selection && new Set(selection.arrows)));
  }, [document, auto, look]);

  const onNodesChange = useCallback((changes: NodeChange<BoxNode>[]) => {
    if (changes.some((change) => change.type === "select")) wanted.current = null;
    setNodes((now) => applyNodeChanges(changes.filter((change) => change.type !== "remove"), now));
  }, []);
  const onEdgesChange = useCallback((changes: EdgeChange<ArrowEdge>[]) => {
    if (changes.some((change) => change.type === "select")) wanted.current = null;
    setEdges((now) => applyEdgeChanges(changes.filter((change) => change.type !== "remove"), now));
  }, []);

  /** Selects exactly these; also works for boxes that the edit just made is about to bring. */
  const select = useCallback((boxes: readonly string[], arrows: readonly string[] = []) => {
    wanted.current = { boxes, arrows };
    const [chosen, chosenArrows] = [new Set(boxes), new Set(arrows)];
    setNodes((now) => now.map((node) => (node.selected === chosen.has(node.id) ? node : { ...node, selected: chosen.has(node.id) })));
    setEdges((now) => now.map((edge) => (edge.selected === chosenArrows.has(edge.id) ? edge : { ...edge, selected: chosenArrows.has(edge.id) })));
  }, []);

  return { nodes, edges, auto, onNodesChange, onEdgesChange, select };
}

/** Places for boxes that the document gives none. Fetched only when there is such a box. */
function usePlaces(document: BoardDocument, frame: RefObject<HTMLElement | null>): Readonly<Record<string, Point>> {
  const [places, setPlaces] = useState<Readonly<Record<string, Point>>>({});
  useEffect(() => {
    const layout = layoutOf(document);
    if (boxesOf(document).every((box) => layout[box.name])) return;
    let gone = false;
    void import("../board/layout").then(({ placeTheRest }) => {
      if (!gone) setPlaces(layoutOf(placeTheRest(document, viewOf(frame.current))));
    });
    return () => { gone = true; };
  }, [document, frame]);
  return places;
}

/** The room the board is seen in; unknown before it is on the page. */
export function viewOf(frame: HTMLElement | null): View | undefined {
  const { width = 0, height = 0 } = frame?.getBoundingClientRect() ?? {};
  return width > 0 && height > 0 ? { width, height } : undefined;
}
