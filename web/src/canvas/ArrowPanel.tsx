import { EdgeToolbar, Position, useInternalNode, useStore } from "@xyflow/react";
import { memo, useState } from "react";
import { boxesOf } from "../board/document";
import { onlyFor, reverse, setWaits } from "../board/arrows";
import { arrowFields, journeyField } from "../board/fields";
import { kindOf } from "../board/kinds";
import { BOX, arrowPath } from "../board/geometry";
import { useActions } from "./actions";
import { rectangleOf } from "./ArrowEdge";
import type { ArrowData } from "./elements";
import { FieldRow } from "./FieldRow";
import { SignIcon } from "./icons";
import { usePanelPlace } from "./usePanelPlace";

const NONE: ReadonlyMap<string, string> = new Map();

/** The selected arrow's options, on the arrow itself. */
export const ArrowPanel = memo(function ArrowPanel({ data, journeys, mistakes = NONE, readOnly }: {
  data: ArrowData;
  /** Those that travel the board; which of them takes an arrow is asked where there are several. */
  journeys: readonly string[];
  mistakes: ReadonlyMap<string, string> | undefined;
  readOnly: boolean;
}) {
  const { arrow, lane, down } = data;
  const actions = useActions();
  const others = boxesOf(actions.document()).map((box) => box.name).filter((name) => name !== arrow.source && name !== arrow.target);
  const [more, setMore] = useState(false);
  const from = rectangleOf(useInternalNode(arrow.source));
  const there = rectangleOf(useInternalNode(arrow.target));
  const asked = boxesOf(actions.document()).find((box) => box.name === arrow.target);
  const to = asked ? kindOf(asked, actions.catalog()) : "";
  const rest = arrowFields(true, to);
  const written = rest.filter((field) => arrow.options[field.name] !== undefined);
  const fields = [...arrowFields(false, to), ...(more ? rest : written)];
  const known = new Set(["only", ...fields.map((field) => field.name)]);
  const [x, y] = from && there ? arrowPath(from, there, lane, 3, down).middle : [0, 0];
  const place = usePanelPlace({ x: x - 20, y: y - CLEAR, width: 40, height: 2 * CLEAR }, fields.length + (journeys.length > 1 ? 2 : 1));
  // An arrow's panel stands on the board itself, whose points are the screen's only at full size.
  const zoom = useStore((state) => state.transform[2]);
  if (!from || !there) return null;
  const general = [...mistakes].filter(([field]) => !known.has(field)).map(([, text]) => text);
  return (
    <EdgeToolbar edgeId={arrow.id} {...anchored(x, y, place)} style={{ translate: place.push.map((each) => `${each / zoom}px`).join(" ") }} isVisible className="wb-panel nodrag nopan nowheel" aria-label={`Options of the arrow from ${arrow.source} to ${arrow.target}`} onKeyDown={(event) => {
      if (event.key !== "Escape" && !(event.key === "Enter" && event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      actions.focusPaper();
    }}>
      <div className="wb-panel-head">
        <select
          aria-label="Does it wait?"
          value={arrow.waits ? "waits" : "tells"}
          disabled={readOnly}
          onChange={(event) => { actions.edit((document) => setWaits(document, arrow.id, event.target.value === "waits"), "waiting of an arrow"); }}
        >
          <option value="waits">waits</option>
          <option value="tells">does not wait</option>
        </select>
        {!readOnly && (
          <>
            <button type="button" className="wb-sign" aria-label="Turn round" title="Turn round" onClick={() => {
              actions.edit((document) => reverse(document, arrow.id), "turning an arrow");
              actions.select([], []);
            }}><SignIcon sign="turn" /></button>
            <button type="button" className="wb-sign" aria-label="Remove" title="Remove (delete)" onClick={() => { actions.remove([], [arrow.id]); }}><SignIcon sign="bin" /></button>
          </>
        )}
      </div>
      {fields.map((field) => (
        <FieldRow
          key={`${arrow.id} ${field.name}`}
          field={field.name === "else" ? { ...field, reads: others } : field}
          value={arrow.options[field.name]}
          mistake={mistakes.get(field.name)}
          disabled={readOnly}
          onChange={(value) => { actions.editArrow(arrow.id, { [field.name]: value }); }}
        />
      ))}
      {journeys.length > 1 && (
        <FieldRow
          field={journeyField(journeys)}
          value={arrow.options.only}
          mistake={mistakes.get("only")}
          stands={{ box: arrow.source, field: "only", value: "all", source: "" }}
          disabled={readOnly}
          onChange={(value) => {
            const journey = Array.isArray(value) ? value[0] : undefined;
            actions.edit((document) => onlyFor(document, arrow.id, journey, journeys), "the journey of an arrow");
          }}
        />
      )}
      {general.map((text) => <p key={text} className="wb-told">{text}</p>)}
      {written.length < rest.length && (
        <button type="button" className="wb-more" aria-expanded={more} onClick={() => { setMore(!more); }}>{more ? "fewer" : "more"}</button>
      )}
    </EdgeToolbar>
  );
});

/** So far above or below an arrow a panel leaves the boxes it joins uncovered, where they stand beside each other. */
const CLEAR = BOX.height / 2 + 8;
const DOWN = { start: "top", center: "center", end: "bottom" } as const;
const ALONG = { start: "left", center: "center", end: "right" } as const;

/** What an edge's toolbar takes for a place beside a point; it is named by the edge of the panel that meets the point. */
function anchored(x: number, y: number, { position, align }: ReturnType<typeof usePanelPlace>) {
  if (position === Position.Right) return { x: x + 20, y, alignX: "left", alignY: DOWN[align] } as const;
  if (position === Position.Left) return { x: x - 20, y, alignX: "right", alignY: DOWN[align] } as const;
  const below = position === Position.Bottom;
  return { x, y: below ? y + CLEAR : y - CLEAR, alignX: ALONG[align], alignY: below ? "top" : "bottom" } as const;
}
