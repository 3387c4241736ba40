import { ReactFlowProvider } from "@xyflow/react";
import { useMemo, type Ref } from "react";
import { Paper } from "./Paper";
import type { WhiteboardHandle, WhiteboardProps } from "./types";
import { useBoard, useWhileMeant } from "./useBoard";
import "@xyflow/react/dist/base.css";
import "./canvas.css";
import "./moving.css";

const NOTHING: readonly never[] = [];

/** The board that a person draws and a run measures. It fills its parent. */
export function Whiteboard({ ref, document, onChange, estimate, result, mistakes = NOTHING, marked = NOTHING, ...rest }: WhiteboardProps & { ref?: Ref<WhiteboardHandle> }) {
  const board = useBoard(document, onChange);
  const measured = useWhileMeant(result, board.document, mistakes.length > 0);
  const markedNames = useMemo(() => new Set(marked), [marked]);
  return (
    <ReactFlowProvider>
      <Paper
        ref={ref}
        board={board}
        catalog={rest.catalog ?? null}
        mistakes={mistakes}
        estimate={estimate ?? null}
        assumed={rest.assumed ?? NOTHING}
        result={measured}
        moment={measured ? (rest.moment ?? null) : null}
        playing={rest.playing ?? false}
        marked={markedNames}
        onFullscreen={rest.onFullscreen}
        onSelect={rest.onSelect}
        onForeign={rest.onForeign}
        tools={rest.tools}
        empty={rest.empty}
      />
    </ReactFlowProvider>
  );
}
