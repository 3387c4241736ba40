import { useReactFlow, useStore } from "@xyflow/react";
import { memo, useMemo, useRef, type PointerEvent } from "react";
import type { Point } from "../board/document";
import { BOX, around, holds } from "../board/geometry";

const ROOM = 60;

/** The whole board, small, with what is seen framed, while that is not all of it; a press or a drag looks there. Drawn from places that stand, not from every frame of a drag. */
export const SmallMap = memo(function SmallMap({ layout }: { layout: Readonly<Record<string, Point>> }) {
  const flow = useReactFlow();
  const picture = useRef<SVGSVGElement>(null);
  const [x, y, zoom] = useStore((state) => state.transform);
  const [width, height] = [useStore((state) => state.width), useStore((state) => state.height)];
  const boxes = useMemo(() => Object.entries(layout).map(([name, [left, top]]) => <rect key={name} x={left} y={top} width={BOX.width} height={BOX.height} rx={14} />), [layout]);
  const frame = around(Object.values(layout));
  if (!frame || holds({ x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }, frame)) return null;
  const look = (event: PointerEvent): void => {
    const matrix = picture.current?.getScreenCTM();
    if (!matrix || event.buttons === 0) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    void flow.setCenter(at.x, at.y, { zoom });
  };
  return (
    <svg
      ref={picture}
      className="wb-map"
      role="img"
      aria-label="The whole board, small"
      viewBox={`${frame.x - ROOM} ${frame.y - ROOM} ${frame.width + 2 * ROOM} ${frame.height + 2 * ROOM}`}
      onPointerDown={look}
      onPointerMove={look}
    >
      {boxes}
      <rect className="wb-map-seen" x={-x / zoom} y={-y / zoom} width={width / zoom} height={height / zoom} />
    </svg>
  );
});
