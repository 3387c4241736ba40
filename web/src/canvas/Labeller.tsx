import { useEffect, useId, useMemo, useRef, useState } from "react";
import { boxesOf, type BoardDocument, type Point } from "../board/document";
import { readChains } from "../board/chain";
import { into } from "../board/geometry";
import { kindFromLabel, suggestions, type Catalog } from "../board/kinds";
import { KindIcon } from "./icons";

export interface Choice {
  /** Connect to this box that is there already. */
  box?: string;
  /** Or draw a new box with this label and kind. */
  label?: string;
  is?: string;
}

interface LabellerProps {
  /** Where on the board's frame, in points from its corner. */
  x: number;
  y: number;
  document: BoardDocument;
  catalog: Catalog | null;
  /** The box an arrow comes from; boxes that are there already are then offered too. */
  from: string | null;
  onChoose: (choice: Choice) => void;
  onCancel: () => void;
}

interface Offer {
  key: string;
  kind: string;
  label: string;
  note: string;
  choice: Choice;
}

/** As wide as `.wb-labeller`, and as high as it is with the first boxes it offers. */
const ROOM = { width: 210, height: 200 };
/** Points along the edges of the frame that it keeps free. */
const EDGE = 6;

/** Where it opens, so that the whole of it is seen in a frame of this size: at a point of it, or as near as it gets. */
export function placeInside([x, y]: Point, frame: { width: number; height: number }): Point {
  return [
    x + into(x, ROOM.width, EDGE, frame.width - 2 * EDGE),
    y + into(y, ROOM.height, EDGE, frame.height - 2 * EDGE),
  ];
}

/** Type a label on the paper and the right kind of box stands there. Type `a -> b -> c` and a chain does. */
export function Labeller({ x, y, document, catalog, from, onChoose, onCancel }: LabellerProps) {
  const [text, setText] = useState("");
  const [moved, setActive] = useState<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  const list = useId();
  const chains = useMemo(() => readChains(text), [text]);
  const meant = kindFromLabel(text, catalog);
  const offers = useMemo(() => offersFor(text, document, catalog, from), [text, document, catalog, from]);
  // Asked where to, what begins like a box that stands there means that box.
  const sought = text.trim().toLowerCase();
  const active = moved ?? (sought && offers[0]?.choice.box && offers[0].label.toLowerCase().startsWith(sought) ? 0 : -1);
  useEffect(() => { input.current?.focus({ preventScroll: true }); }, []);

  const choose = (choice: Choice): void => {
    if (done.current) return;
    done.current = true;
    onChoose(choice);
  };
  const cancel = (): void => {
    if (done.current) return;
    done.current = true;
    onCancel();
  };
  const finish = (): void => {
    const offer = offers[active];
    if (offer) choose(offer.choice);
    else if (text.trim()) choose({ label: text.trim() });
    else cancel();
  };
  return (
    <div className="wb-labeller" style={{ left: x, top: y }}>
      <div className="wb-labeller-line">
        <KindIcon kind={chains ? "stream" : (meant?.kind ?? "service")} />
        <input
          ref={input}
          role="combobox"
          aria-expanded={offers.length > 0}
          aria-controls={list}
          aria-activedescendant={active >= 0 ? `${list}-${active}` : undefined}
          aria-label={from ? `Connect ${from} to` : "Label of the new box"}
          value={text}
          placeholder={from ? "to which box?" : "label, or a -> b"}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => { setText(event.target.value); setActive(null); }}
          onBlur={() => { if (text.trim() && !from) finish(); else cancel(); }}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === "Enter" || event.key === "Tab") finish();
            else if (event.key === "Escape") cancel();
            else if (event.key === "ArrowDown") setActive((active + 1) % Math.max(1, offers.length));
            else if (event.key === "ArrowUp") setActive(active <= 0 ? offers.length - 1 : active - 1);
            else return;
            event.preventDefault();
          }}
        />
      </div>
      {chains ? (
        <p className="wb-labeller-says">draws {chains.reduce((sum, chain) => sum + chain.labels.length, 0)} boxes with their arrows</p>
      ) : (
        offers.length > 0 && (
          <ul role="listbox" id={list}>
            {offers.map((offer, at) => (
              <li
                key={offer.key}
                id={`${list}-${at}`}
                role="option"
                aria-selected={at === active}
                onPointerDown={(event) => { event.preventDefault(); choose(offer.choice); }}
              >
                <KindIcon kind={offer.kind} size={16} />
                <span>{offer.label}</span>
                <small>{offer.note}</small>
              </li>
            ))}
          </ul>
        )
      )}
    </div>
  );
}

function offersFor(text: string, document: BoardDocument, catalog: Catalog | null, from: string | null): Offer[] {
  const sought = text.trim().toLowerCase();
  const there = from
    ? boxesOf(document)
      .filter((box) => box.name !== from && `${box.label} ${box.name}`.toLowerCase().includes(sought))
      .sort((a, b) => Number(b.label.toLowerCase().startsWith(sought)) - Number(a.label.toLowerCase().startsWith(sought)))
      .slice(0, 5)
      .map((box) => ({ key: `box ${box.name}`, kind: kindFromLabel(box.is ?? box.label, catalog)?.kind ?? "service", label: box.label, note: "on the board", choice: { box: box.name } }))
    : [];
  const fresh = sought
    ? suggestions(text, catalog, 5).map((each) => ({ key: each.is, kind: each.kind, label: each.label, note: "", choice: { label: each.label, is: each.is } }))
    : [];
  const anew = sought && there.length > 0 ? [{ key: "new", kind: kindFromLabel(text, catalog)?.kind ?? "service", label: text.trim(), note: "new box", choice: { label: text.trim() } }] : [];
  return [...there, ...anew, ...fresh];
}
