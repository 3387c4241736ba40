import { useEffect, useRef, useState } from "react";
import { api } from "../api/http";
import type { Mistake } from "../api/types";
import { sentence } from "../canvas/mistakes";
import type { Room, SessionStore } from "./store";

const REST_MS = 350;

/** The board file itself, two ways: what is drawn is written here, what is written here is drawn. */
export function YamlPanel({ room, store, onClose }: { room: Room; store: SessionStore; onClose: () => void }) {
  const { text } = room.view.board;
  const [mine, setMine] = useState<string | null>(null);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const [why, setWhy] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const { id } = room.view;
  const ended = room.view.ended;
  useEffect(() => { area.current?.focus({ preventScroll: true }); }, []);

  // Once the studio has what was written, and nothing more was, the two are one again.
  useEffect(() => { setMine((now) => (now !== null && now === text ? null : now)); }, [text]);
  useEffect(() => {
    if (mine === null || mine === text) return;
    const stale = new AbortController();
    const timer = setTimeout(() => {
      api.checkBoard(mine, id, stale.signal).then((answer) => {
        setMistakes(answer.mistakes);
        setWhy(null);
        if (answer.mistakes.length === 0) store.send("board", { text: mine });
      }, (cause: unknown) => {
        if (!stale.signal.aborted) setWhy(cause instanceof Error ? cause.message : String(cause));
      });
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      stale.abort();
    };
    // Only what is typed here starts a check; what comes in from the board does not.
  }, [mine, id, store]);

  const toLine = (line: number): void => {
    const field = area.current;
    if (!field) return;
    const start = field.value.split("\n").slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    field.focus();
    field.setSelectionRange(start, start + (field.value.split("\n")[line - 1]?.length ?? 0));
  };
  const shown = mine === null ? room.view.board.mistakes : mistakes;
  return (
    <aside className="yaml" aria-label="The board as YAML">
      <header>
        <h2>Board file</h2>
        <button type="button" className="quiet" onClick={onClose} title="Close (y)">Close</button>
      </header>
      <textarea
        ref={area}
        aria-label="Board file"
        aria-invalid={shown.length > 0}
        aria-describedby={shown.length > 0 ? "yaml-mistakes" : undefined}
        spellCheck={false}
        readOnly={ended}
        value={mine ?? text}
        onChange={(event) => { setMine(event.target.value); }}
        onKeyDown={(event) => { if (event.key === "Escape") event.currentTarget.blur(); }}
      />
      {why && <p className="mistake" role="alert">{why}</p>}
      {shown.length > 0 && (
        <ul id="yaml-mistakes" className="yaml-mistakes" role="status">
          {shown.slice(0, 6).map((mistake) => (
            <li key={`${mistake.line} ${mistake.where} ${mistake.rule}`}>
              <button type="button" className="link" onClick={() => { toLine(mistake.line); }}>line {mistake.line}</button>{" "}
              {mistake.where}: {sentence(mistake)}
            </li>
          ))}
        </ul>
      )}
      {mine !== null && shown.length > 0 && <p className="faint">The drawing stays as it was until this reads.</p>}
    </aside>
  );
}
