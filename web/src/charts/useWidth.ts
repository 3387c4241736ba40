import { useEffect, useRef, useState, type RefObject } from "react";

/** How wide an element is, so that a picture is drawn for its place and its text keeps its size. */
export function useWidth<Element extends HTMLElement>(first = 280): [RefObject<Element | null>, number] {
  const element = useRef<Element>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const at = element.current;
    if (!at || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(([entry]) => {
      const now = Math.round(entry?.contentRect.width ?? 0);
      if (now > 0) setWidth(now);
    });
    observer.observe(at);
    return () => { observer.disconnect(); };
  }, []);
  return [element, width];
}
