import { useReactFlow, useStore } from "@xyflow/react";
import { SignIcon } from "./icons";

/** Nearer, further, the whole board: in a corner of the paper. */
export function Zoom({ onFit }: { onFit: () => void }) {
  const flow = useReactFlow();
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <div className="wb-zoom" role="group" aria-label="Zoom">
      <button type="button" className="wb-sign" aria-label="Zoom out" title="Zoom out" onClick={() => void flow.zoomOut({ duration: 120 })}><SignIcon sign="further" /></button>
      <button type="button" className="wb-percent" aria-label={`Zoom ${zoom} %, back to 100 %`} title="Back to 100 %" onClick={() => void flow.zoomTo(1, { duration: 120 })}>{zoom} %</button>
      <button type="button" className="wb-sign" aria-label="Zoom in" title="Zoom in" onClick={() => void flow.zoomIn({ duration: 120 })}><SignIcon sign="nearer" /></button>
      <button type="button" className="wb-sign" aria-label="Show the whole board" title="Show the whole board (0)" onClick={onFit}><SignIcon sign="whole" /></button>
    </div>
  );
}
