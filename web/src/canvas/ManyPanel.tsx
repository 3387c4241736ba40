import { NodeToolbar, Position } from "@xyflow/react";
import { memo, useState } from "react";
import { aligned, type Alignment } from "../board/align";
import { layoutOf } from "../board/document";
import { moveBoxes } from "../board/edit";
import { groupIntoPlace } from "../board/places";
import { useActions } from "./actions";
import { SignIcon } from "./icons";

const WAYS: readonly (readonly [Alignment, string])[] = [
  ["left", "Line up left edges"], ["centre", "Line up centres, one below the other"], ["right", "Line up right edges"],
  ["top", "Line up top edges"], ["middle", "Line up middles, side by side"], ["bottom", "Line up bottom edges"],
  ["across", "Same distance across"], ["down", "Same distance down"],
];

/** What can be done with several boxes at once. */
export const ManyPanel = memo(function ManyPanel({ names }: { names: string[] }) {
  const actions = useActions();
  const [place, setPlace] = useState("");
  return (
    <NodeToolbar nodeId={names} isVisible position={Position.Top} offset={12} className="wb-panel wb-many nodrag nopan" aria-label={`${names.length} boxes`}>
      {WAYS.map(([way, says]) => (
        <button key={way} type="button" className="wb-sign" aria-label={says} title={says} onClick={() => {
          actions.edit((document) => {
            const layout = Object.entries(layoutOf(document)).filter(([name]) => names.includes(name));
            return moveBoxes(document, aligned(Object.fromEntries(layout), way));
          }, "lining up boxes");
        }}><SignIcon sign={way} /></button>
      ))}
      <input
        className="wb-place"
        aria-label="Place of these boxes"
        title="Put these boxes in one place, such as us-east-1; a failure can take a place"
        placeholder="place"
        size={10}
        value={place}
        onChange={(event) => { setPlace(event.target.value); }}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.stopPropagation();
          actions.edit((document) => groupIntoPlace(document, names, place), "place of boxes");
          actions.focusPaper();
        }}
      />
      <button type="button" className="wb-sign" aria-label="Duplicate" title="Duplicate (ctrl d)" onClick={() => { actions.duplicate(names); }}><SignIcon sign="twice" /></button>
      <button type="button" className="wb-sign" aria-label="Remove" title="Remove (delete)" onClick={() => { actions.remove(names, []); }}><SignIcon sign="bin" /></button>
    </NodeToolbar>
  );
});
