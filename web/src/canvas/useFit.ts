import { useReactFlow, type Viewport } from "@xyflow/react";
import { useCallback, useEffect, useRef, type RefObject } from "react";

const FIT = { padding: "32px", maxZoom: 1, minZoom: 0.06 } as const;
const GLIDE_MS = 140;

/**
 * Brings the whole board into view: when its first boxes come and `atFirst` says so, when it is asked for, and when
 * the frame changes its size while the view still stands where fitting left it. A view that was moved by hand stays.
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
    const watch = new ResizeObserver(() => {
      if (left.current && same(left.current, flow.getViewport())) into(0);
    });
    watch.observe(element);
    return () => { watch.disconnect(); };
  }, [frame, flow, into]);
  return useCallback(() => { into(GLIDE_MS); }, [into]);
}

function same(a: Viewport, b: Viewport): boolean {
  return a.x === b.x && a.y === b.y && a.zoom === b.zoom;
}
