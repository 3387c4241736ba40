import { useEffect, useRef } from "react";
import { sentence } from "../canvas/mistakes";
import type { Room } from "./store";
import type { BoardFile } from "./useBoardFile";

/** The board file itself, two ways: what is drawn is written here, what is written here is drawn. */
export function YamlPanel({ room, file, onClose }: { room: Room; file: BoardFile; onClose: () => void }) {
  const { board, ended } = room.view;
  const { mine, why } = file;
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => { area.current?.focus({ preventScroll: true }); }, []);

  const toLine = (line: number): void => {
    const field = area.current;
    if (!field) return;
    const start = field.value.split("\n").slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    field.focus();
    field.setSelectionRange(start, start + (field.value.split("\n")[line - 1]?.length ?? 0));
  };
  const shown = mine === null ? board.mistakes : file.mistakes;
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
        value={mine ?? board.text}
        onChange={(event) => { file.write(event.target.value); }}
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
      {mine !== null && shown.length > 0 && <p className="faint">The drawing stays as it was until this reads; what you wrote is kept.</p>}
      {file.behind && (
        <p className="faint" role="status">
          The drawing has changed since you wrote this, so this is not drawn by itself.{" "}
          <button type="button" className="link" onClick={file.take}>Take the drawing</button>{" "}
          <button type="button" className="link" onClick={file.insist}>Draw what is written</button>
        </p>
      )}
    </aside>
  );
}
