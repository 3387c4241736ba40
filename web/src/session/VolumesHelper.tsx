import { useState } from "react";
import { PERS, asSentence, workedOut, type Per, type Volumes } from "./volumes";

/** A corner of paper for the arithmetic of volumes: it shows every step, and one click keeps it as a metric. */
export function VolumesHelper({ onKeep }: { onKeep: (text: string) => void }) {
  const [given, setGiven] = useState<Volumes>({ many: "", per: "day", peak: "", size: "" });
  const lines = workedOut(given);
  const set = (change: Partial<Volumes>): void => { setGiven((now) => ({ ...now, ...change })); };
  return (
    <details className="volumes" onToggle={(event) => { if (event.currentTarget.open) event.currentTarget.scrollIntoView({ block: "nearest" }); }} onKeyDown={(event) => { if (event.key === "Escape") (event.target as HTMLElement).blur(); }}>
      <summary>Work out the volumes</summary>
      <div className="volumes-fields">
        <label><span>How many</span><input value={given.many} placeholder="1 M" onChange={(event) => { set({ many: event.target.value }); }} /></label>
        <label>
          <span>per</span>
          <select value={given.per} onChange={(event) => { set({ per: event.target.value as Per }); }}>
            {PERS.map((per) => <option key={per}>{per}</option>)}
          </select>
        </label>
        <label><span>peak ×</span><input value={given.peak} placeholder="3" onChange={(event) => { set({ peak: event.target.value }); }} /></label>
        <label><span>size of one</span><input value={given.size} placeholder="2 KB" onChange={(event) => { set({ size: event.target.value }); }} /></label>
      </div>
      {lines.length > 0 && (
        <>
          <ol aria-live="polite">{lines.map(({ sum, gives }) => <li key={gives}>{sum} = <b className="figure">{gives}</b></li>)}</ol>
          <button type="button" onClick={() => { onKeep(asSentence(lines)); }}>Keep as a metric</button>
        </>
      )}
    </details>
  );
}
