import { useReactFlow, type Viewport } from "@xyflow/react";
import { useCallback, useEffect, useRef, type RefObject } from "react";
import { holds, type Rectangle } from "../board/geometry";

/** Room for what stands on the paper itself: words above the topmost box, the zoom and the note below. */
const PADDING = { top: "28px", bottom: "52px", left: "18px", right: "18px" } as const;
const FIT = { padding: PADDING, maxZoom: 1, minZoom: 0.06 } as const;
const GLIDE_MS = 140;

/**
 * Brings the whole board into view: when its first boxes come and `atFirst` says so, when it is asked for, and when
 * the frame changes its size while the view still stands where fitting left it, or would cut off a board that was seen
 * whole. Another view that was moved by hand stays.
 */
export function useFit(frame: RefObject<HTMLElement | null>, drawn: boolean, atFirst: boolean): () => void {
  const flow = useReactFlow();
  const left = useRef<Viewport | null>(null);
  const first = useRef(true);
  const into = useCallback((duration: number) => {
    void flow.fitView({ ...FIT, duration }).then(() => { left.current = flow.getViewport(); });
  }, [flow]);
  useEffect(() => {
    if (!first.current || !drawn) return;
    first.current = false;
    if (atFirst) requestAnimationFrame(() => { into(0); });
  }, [drawn, atFirst, into]);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let before = element.getBoundingClientRect();
    const watch = new ResizeObserver(() => {
      const now = element.getBoundingClientRect();
      const view = flow.getViewport();
      const all = flow.getNodesBounds(flow.getNodes());
      const cutOff = holds(seen(view, before), all) && !holds(seen(view, now), all);
      before = now;
      if (cutOff || (left.current && same(left.current, view))) into(0);
    });
    watch.observe(element);
    return () => { watch.disconnect(); };
  }, [frame, flow, into]);
  return useCallback(() => { into(GLIDE_MS); }, [into]);
}

/** The part of the board that a frame of this size shows. */
function seen({ x, y, zoom }: Viewport, { width, height }: DOMRect): Rectangle {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

function same(a: Viewport, b: Viewport): boolean {
  return a.x === b.x && a.y === b.y && a.zoom === b.zoom;
}
