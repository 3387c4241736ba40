import { Dialog } from "../app/Dialog";
import { clockFace } from "./clock";
import type { Room } from "./store";
import { useTimes } from "./useTimes";

interface FinishProps {
  room: Room;
  onClose: () => void;
  onEnd: () => void;
}

/** Ending cannot be undone, so it is asked once. */
export function Finish({ room, onClose, onEnd }: FinishProps) {
  const { now, left } = useTimes(room);
  const later = room.view.steps.slice(room.view.steps.findIndex((step) => step.id === room.view.step) + 1);
  return (
    <Dialog title="Finish and read the report?" onClose={onClose}>
      <p>
        You have used {clockFace(now)}
        {left > 0 ? <>, and {clockFace(left)} is left.</> : <>.</>}{" "}
        {later.length > 0 && <>Not reached: {later.map((step) => step.title).join(", ")}.</>}
      </p>
      <p className="faint">The session closes. Its board, words and runs stay, and the report can be read again any time.</p>
      <div className="form-end">
        <button
          type="button"
          className="primary"
          disabled={room.line !== "open"}
          title={room.line === "open" ? undefined : "Waits for the studio to be back"}
          onClick={onEnd}
        >
          Finish
        </button>
      </div>
    </Dialog>
  );
}
