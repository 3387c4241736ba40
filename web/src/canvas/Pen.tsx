import { useReactFlow } from "@xyflow/react";
import { useRef, type PointerEvent } from "react";
import type { Point } from "../board/document";
import { addStroke, strokePath } from "../board/notes";
import { useActions } from "./actions";

/** While the pen is held, every drag on the paper is a stroke. */
export function Pen() {
  const actions = useActions();
  const flow = useReactFlow();
  const points = useRef<Point[]>([]);
  const path = useRef<SVGPathElement>(null);
  const here = (event: PointerEvent<SVGSVGElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  return (
    <svg
      className="wb-pen"
      role="img"
      aria-label="Drawing by hand; escape puts the pen down"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        points.current = [here(event)];
      }}
      onPointerMove={(event) => {
        if (points.current.length === 0) return;
        points.current.push(here(event));
        // Straight onto the paper: a stroke must not wait for a render.
        path.current?.setAttribute("d", strokePath(points.current));
      }}
      onPointerUp={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const drawn = points.current.map(([x, y]): Point => {
          const at = flow.screenToFlowPosition({ x: x + box.left, y: y + box.top });
          return [at.x, at.y];
        });
        points.current = [];
        path.current?.setAttribute("d", "");
        if (drawn.length > 1) actions.edit((document) => addStroke(document, drawn), "a stroke");
      }}
    >
      <path ref={path} />
    </svg>
  );
}
