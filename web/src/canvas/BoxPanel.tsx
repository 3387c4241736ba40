import { NodeToolbar, useInternalNode } from "@xyflow/react";
import { memo, useState } from "react";
import type { Assumed } from "../api/types";
import { arrowsOf, layoutOf, type Box } from "../board/document";
import { moreFields, shownFields } from "../board/fields";
import { BOX, GAP, runsDown, type Rectangle } from "../board/geometry";
import type { Catalog } from "../board/kinds";
import { useActions } from "./actions";
import { rectangleOf } from "./ArrowEdge";
import { FieldRow } from "./FieldRow";
import { SignIcon } from "./icons";
import { usePanelPlace } from "./usePanelPlace";

interface BoxPanelProps {
  box: Box;
  kind: string;
  catalog: Catalog | null;
  assumed: readonly Assumed[];
  mistakes: ReadonlyMap<string, string> | undefined;
  readOnly: boolean;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** The selected box's few numbers, on the box itself. */
export const BoxPanel = memo(function BoxPanel({ box, kind, catalog, assumed, mistakes = NONE, readOnly }: BoxPanelProps) {
  const actions = useActions();
  const [more, setMore] = useState(false);
  const shown = shownFields(kind);
  const written = moreFields(kind).filter((field) => box.fields[field.name] !== undefined);
  const fields = [...shown, ...(more ? moreFields(kind) : written)];
  const known = new Set(fields.map((field) => field.name));
  const stands = new Map(assumed.filter((each) => each.box === box.name).map((each) => [each.field, each]));
  const at = rectangleOf(useInternalNode(box.name));
  const document = actions.document();
  const down = runsDown(arrowsOf(document), layoutOf(document));
  const next: Rectangle | null = at && (down ? { ...at, y: at.y + BOX.height + GAP.y } : { ...at, x: at.x + BOX.width + GAP.x });
  const place = usePanelPlace(at, fields.length + (moreFields(kind).length > written.length ? 1 : 0), next);
  const general = [...mistakes].filter(([field]) => !known.has(field) && field !== "is").map(([, text]) => text);
  return (
    <NodeToolbar nodeId={box.name} isVisible position={place.position} align={place.align} offset={10} style={{ translate: `${place.push[0]}px ${place.push[1]}px` }} className="wb-panel nodrag nopan nowheel" aria-label={`Numbers of ${box.label}`} onKeyDown={(event) => {
      // Done with a number, or backing out: the box has the focus again, and Tab goes on from there.
      if (event.key !== "Escape" && !(event.key === "Enter" && event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      actions.focusBox(box.name);
    }}>
      <div className="wb-panel-head">
        <select
          aria-label="Kind"
          value={box.is ?? ""}
          disabled={readOnly}
          onChange={(event) => { actions.editBox(box.name, { is: event.target.value || undefined }); }}
        >
          {!box.is && <option value="">{catalog?.kinds.find((each) => each.kind === kind)?.label ?? kind}</option>}
          <optgroup label="Kinds">
            {(catalog?.kinds ?? []).map((each) => <option key={each.kind} value={each.kind}>{each.label}</option>)}
          </optgroup>
          <optgroup label="Services">
            {(catalog?.parts ?? []).map((part) => <option key={part.name} value={part.name}>{part.label}</option>)}
          </optgroup>
          {box.is && !isKnown(box.is, catalog) && <option value={box.is}>{box.is}</option>}
        </select>
        {!readOnly && (
          <>
            <button type="button" className="wb-sign" aria-label="Duplicate" title="Duplicate (ctrl d)" onClick={() => { actions.duplicate([box.name]); }}><SignIcon sign="twice" /></button>
            <button type="button" className="wb-sign" aria-label="Remove" title="Remove (delete)" onClick={() => { actions.remove([box.name], []); }}><SignIcon sign="bin" /></button>
          </>
        )}
      </div>
      {mistakes.get("is") && <p className="wb-told">{mistakes.get("is")}</p>}
      {fields.map((field) => (
        <FieldRow
          key={`${box.name} ${field.name}`}
          field={field}
          stands={stands.get(field.name)}
          value={box.fields[field.name]}
          mistake={mistakes.get(field.name)}
          disabled={readOnly}
          onChange={(value) => { actions.editBox(box.name, { [field.name]: value }); }}
        />
      ))}
      {general.map((text) => <p key={text} className="wb-told">{text}</p>)}
      {moreFields(kind).length > written.length && (
        <button type="button" className="wb-more" aria-expanded={more} onClick={() => { setMore(!more); }}>{more ? "fewer" : "more"}</button>
      )}
    </NodeToolbar>
  );
});

function isKnown(is: string, catalog: Catalog | null): boolean {
  return Boolean(catalog?.kinds.some((each) => each.kind === is) || catalog?.parts.some((part) => part.name === is));
}
