import { useEffect, useRef } from "react";
import type { Assumed } from "../api/types";
import { boxesOf, type BoardDocument } from "../board/document";
import { boxField } from "../board/fields";
import { kindOf } from "../board/kinds";
import type { Figures } from "../board/figures";
import { FieldRow } from "./FieldRow";
import { SignIcon } from "./icons";
import { useActions } from "./actions";

interface FiguresPanelProps {
  document: BoardDocument;
  figures: Figures;
  onClose: () => void;
}

/** Every figure the catalog lends this board, box by box, each to be overwritten with one's own. */
export function FiguresPanel({ document, figures, onClose }: FiguresPanelProps) {
  const actions = useActions();
  const panel = useRef<HTMLElement>(null);
  // What is listed stays listed while it is filled in: nothing jumps away under the hand.
  const listed = useRef<Assumed[]>([]);
  const known = new Set(listed.current.map(nameOf));
  listed.current = [...listed.current, ...figures.assumed.filter((each) => !known.has(nameOf(each)))];
  // Just after an edit the figures are still on their way: the first of them is waited for.
  const any = listed.current.length > 0;
  useEffect(() => { panel.current?.querySelector("input")?.focus({ preventScroll: true }); }, [any]);
  const boxes = boxesOf(document).flatMap((box) => {
    const fields = listed.current.filter((each) => each.box === box.name);
    return fields.length > 0 ? [{ box, fields }] : [];
  });
  return (
    <section
      ref={panel}
      className="wb-panel wb-figures nowheel"
      aria-label="Figures the catalog lends"
      onKeyDown={(event) => { if (event.key !== "Escape") return; event.stopPropagation(); onClose(); }}
    >
      <div className="wb-panel-head">
        <h2>Whose figures?</h2>
        <button type="button" className="wb-sign" aria-label="Close the figures" title="Close" onClick={onClose}><SignIcon sign="less" /></button>
      </div>
      <p>Grey is the catalog’s. Write what you would hold to instead, or leave it and say aloud that you assume it.</p>
      {boxes.map(({ box, fields }) => (
        <fieldset key={box.name}>
          <legend>{box.label}</legend>
          {fields.map((each) => {
            const field = boxField(each.field, kindOf(box, actions.catalog()));
            const stands = figures.assumed.find((now) => nameOf(now) === nameOf(each));
            return field && (
              <FieldRow
                key={nameOf(each)}
                field={field}
                value={box.fields[each.field]}
                mistake={undefined}
                stands={stands}
                disabled={false}
                onChange={(value) => { actions.editBox(box.name, { [each.field]: value }); }}
              />
            );
          })}
        </fieldset>
      ))}
    </section>
  );
}

function nameOf({ box, field }: Assumed): string {
  return `${box} ${field}`;
}
