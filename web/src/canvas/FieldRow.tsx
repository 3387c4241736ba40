import { useEffect, useId, useState } from "react";
import type { Assumed } from "../api/types";
import type { Field } from "../board/fields";
import { asText, asValue, complaint, plain } from "../board/validate";
import { useActions } from "./actions";

interface FieldRowProps {
  field: Field;
  value: unknown;
  /** The server's mistake about this field. */
  mistake: string | undefined;
  /** What it is taken to be while nothing is written. */
  stands?: Assumed | undefined;
  disabled: boolean;
  onChange: (value: string | number | string[] | undefined) => void;
}

/** One number in the board's own language: kept on Enter or on leaving, told at once where it is plainly wrong. */
export function FieldRow({ field, value, mistake, stands, disabled, onChange }: FieldRowProps) {
  const written = asText(value);
  const [text, setText] = useState(written);
  const [here, setHere] = useState(false);
  const actions = useActions();
  const id = useId();
  useEffect(() => { setText(written); }, [written]);
  const choices = typeof field.reads === "string" ? null : field.reads;
  const wrong = typeof field.reads === "string" ? complaint(field.reads, text) : null;
  const told = wrong ?? (text === written ? mistake : undefined);
  const hint = stands ? plain(String(stands.value)) : field.hint && `e.g. ${field.hint}`;
  const keep = (next: string): void => {
    if (next.trim() !== written.trim()) onChange(next.trim() === "" ? undefined : field.list ? next.split(APART).map((each) => each.trim()).filter(Boolean) : asValue(next));
  };
  const stood = stands ? plain(String(stands.value)) : "";
  const means = stands ? `${field.means} Taken: ${stood}${stood === String(stands.value) ? "" : ` (written ${String(stands.value)})`}. ${stands.source}` : readOut(field.means, text);
  return (
    <div className="wb-field" onFocus={() => { setHere(true); }} onBlur={() => { setHere(false); }}>
      <label htmlFor={id} title={means}>{field.label}</label>
      {choices ? (
        <select id={id} value={written} disabled={disabled} aria-invalid={told ? true : undefined} onChange={(event) => { keep(event.target.value); }}>
          <option value="">{stands ? stands.value : "–"}</option>
          {choices.map((choice) => <option key={choice}>{choice}</option>)}
          {written && !choices.includes(written) && <option>{written}</option>}
        </select>
      ) : (
        <input
          id={id}
          value={text}
          placeholder={hint}
          disabled={disabled}
          spellCheck={false}
          autoComplete="off"
          size={Math.max(8, Math.min(26, (text || hint).length + 1))}
          aria-invalid={told ? true : undefined}
          aria-describedby={told ? `${id}-told` : here ? `${id}-means` : undefined}
          onChange={(event) => { setText(event.target.value); }}
          onBlur={() => { keep(text); }}
          onKeyDown={(event) => {
            // Enter and Esc leave the field (leaving keeps it): single keys mean the session again.
            if (event.key === "Enter") {
              event.currentTarget.blur();
              return;
            }
            if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && text === written) {
              // Nothing is being typed: undo means the board.
              event.preventDefault();
              if (event.shiftKey) actions.redo();
              else actions.undo();
            }
            else if (event.key === "Escape") {
              if (text === written) {
                event.currentTarget.blur();
                return;
              }
              setText(written);
            } else return;
            event.stopPropagation();
          }}
        />
      )}
      {here && !told && <p className="wb-means" id={`${id}-means`}>{means}</p>}
      {told && <p className="wb-told" id={`${id}-told`}>{told}</p>}
    </div>
  );
}

/** Between two shifts: a comma before a time of day, as in a number it stands before none; or a last one. */
const APART = /,(?=\s*(?:\d{1,2}:|$))/;

/** What it means; where what is written is a phrase of the board language, that in words as well. */
function readOut(means: string, text: string): string {
  const said = plain(text);
  return said === text ? means : `${means} Now ${said}.`;
}
