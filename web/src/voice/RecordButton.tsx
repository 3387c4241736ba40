import "./voice.css";
import type { Room, SessionStore } from "../session/store";
import { useRecorder } from "./useRecorder";

/** Rehearse aloud: records the voice, kept with the session on this machine. */
export function RecordButton({ room, store }: { room: Room; store: SessionStore }) {
  const { state, written, why, toggle } = useRecorder(room.view.id, room.reading.clock.running, (text) => { store.send("say", { text }); });
  const on = state === "yes";
  return (
    <span className="voice">
      <button
        type="button"
        className={on ? "quiet voice-on" : "quiet"}
        aria-pressed={on}
        disabled={state === "asking"}
        title={on ? "Stop recording. It is kept on this machine, with the session." : "Record your voice. It stays on this machine."}
        onClick={toggle}
      >
        <span className="voice-dot" aria-hidden="true" /> {on ? (written ? "Recording, written down" : "Recording") : "Record"}
      </button>
      {why && <span className="voice-why" role="alert">{why}</span>}
    </span>
  );
}
