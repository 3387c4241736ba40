import { Dialog } from "../app/Dialog";
import { arrowsOf, boxesOf } from "../board/document";
import type { Arrival } from "./useSharing";

interface ArrivedProps {
  arrival: Arrival;
  /** Is there nothing on the board yet, so that beside and instead are one? */
  empty: boolean;
  onPut: (beside: boolean) => void;
  onClose: () => void;
}

/** What was read in a file or a paste, before any of it touches the board. */
export function Arrived({ arrival, empty, onPut, onClose }: ArrivedProps) {
  if (arrival.state === "refused") {
    return (
      <Dialog title={`${arrival.name} was not read`} onClose={onClose}>
        <p>{arrival.why}</p>
        <p className="faint">Your board is as it was.</p>
        <div className="form-end"><button type="button" className="primary" onClick={onClose}>All right</button></div>
      </Dialog>
    );
  }
  const [boxes, arrows] = [boxesOf(arrival.document).length, arrowsOf(arrival.document).length];
  return (
    <Dialog title={`${arrival.name}: ${several(boxes, "box", "boxes")}, ${several(arrows, "arrow", "arrows")}`} onClose={onClose}>
      {arrival.inferred.length > 0 ? (
        <>
          <p>What was inferred, and what could not be read:</p>
          <ul className="inferred">{arrival.inferred.map((line) => <li key={line}>{line}</li>)}</ul>
        </>
      ) : <p>All of it was read as it stands.</p>}
      <div className="form-end">
        {!empty && <button type="button" onClick={() => { onPut(true); }}>Put it beside</button>}
        <button type="button" className="primary" autoFocus onClick={() => { onPut(false); }}>{empty ? "Put it on the board" : "Replace the board"}</button>
      </div>
      {!empty && <p className="faint">Either way, undo brings yours back.</p>}
    </Dialog>
  );
}

function several(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
