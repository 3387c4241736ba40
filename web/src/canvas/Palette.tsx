import { useEffect, useRef, useState } from "react";
import { readChains } from "../board/chain";
import { kindFromLabel, suggestions, type Catalog } from "../board/kinds";
import { KindIcon } from "./icons";

/** What a drag from the palette carries. */
export const DRAGGED = "application/x-peakday-box";

interface PaletteProps {
  catalog: Catalog | null;
  onDraw: (text: string, is?: string) => void;
  onClose: () => void;
}

/** Every kind of box and every service: type to narrow, click to add, or drag onto the paper. */
export function Palette({ catalog, onDraw, onClose }: PaletteProps) {
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    const away = (event: PointerEvent): void => {
      // The button beside it closes it by itself.
      if (!panel.current?.closest(".wb-bar-palette")?.contains(event.target as Node)) onClose();
    };
    addEventListener("pointerdown", away, true);
    return () => { removeEventListener("pointerdown", away, true); };
  }, [onClose]);
  const chains = readChains(text);
  const found = chains ? [] : suggestions(text, catalog, text.trim() ? 12 : 16);
  const meant = kindFromLabel(text, catalog);
  const kindLabel = catalog?.kinds.find((each) => each.kind === meant?.kind)?.label.toLowerCase() ?? "service";
  return (
    <div className="wb-palette" ref={panel} role="dialog" aria-label="New box" onKeyDown={(event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      event.preventDefault();
      onClose();
    }}>
      <input
        ref={input}
        value={text}
        aria-label="Label of the new box"
        placeholder="label, or a -> b -> c"
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => { setText(event.target.value); }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !text.trim()) return;
          event.stopPropagation();
          event.preventDefault();
          onDraw(text.trim());
        }}
      />
      {text.trim() && (
        <p className="wb-labeller-says">{chains ? "enter draws the chain" : <>enter adds “{text.trim()}”, a {kindLabel}</>}</p>
      )}
      <ul className={text.trim() ? "wb-found" : "wb-grid"}>
        {found.map((each) => (
          <li key={each.is}>
            <button
              type="button"
              title={each.note || undefined}
              draggable
              onDragStart={(event) => {
                event.dataTransfer.setData(DRAGGED, JSON.stringify({ label: each.label, is: each.is }));
                event.dataTransfer.effectAllowed = "copy";
              }}
              onDragEnd={onClose}
              onClick={() => { onDraw(each.label, each.is); }}
            >
              <KindIcon kind={each.kind} />
              <span>{each.label}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
