import type { RunResult } from "../api/types";
import { Icon } from "../app/Icon";
import { Scrubber } from "../run/Scrubber";
import type { Playback } from "../run/usePlayback";
import { changedSince } from "./freshness";
import { labelIn } from "./labels";
import type { Room, SessionStore } from "./store";

interface RunBarProps {
  room: Room;
  store: SessionStore;
  onRun: () => void;
  onStop: () => void;
  /** The run on the board and where its replay stands; `null` before there is one. */
  shown: { result: RunResult; failures: readonly string[]; playback: Playback } | null;
}

/** Run, its progress and its stop; then, in the same place, the run's own time. */
export function RunBar({ room, store, onRun, onStop, shown }: RunBarProps) {
  const { view, running, progress } = room;
  const last = view.runs.at(-1);
  const why = room.refusal?.kind === "run" ? room.refusal.why : running ? null : (last && changedSince(last, view) !== "board" ? (last.error ?? null) : null);
  return (
    <div className="run-bar">
      {running ? (
        <button type="button" className="run-stop" onClick={onStop} title="Stop the run (r)">
          <Icon name="stop" /> Stop
        </button>
      ) : (
        <button type="button" className="primary" onClick={onRun} disabled={view.ended} title="Run the board (r)">
          <Icon name="play" /> Run
        </button>
      )}
      {!running && shown && (
        <Scrubber {...shown} labelOf={(box) => labelIn(room.document, box)} />
      )}
      <span className={running ? "run-progress" : "sr-only"} role="status">
        {running && (
          <>
            <span className="run-words" title={progress?.text}>{progress?.text || "Running"}</span>
            <span
              className="run-line"
              role="progressbar"
              aria-label="The run"
              {...(typeof progress?.share === "number" ? { "aria-valuenow": Math.round(progress.share * 100) } : {})}
            >
              <span style={{ inlineSize: `${(progress?.share ?? 0) * 100}%` }} />
            </span>
          </>
        )}
      </span>
      {why && <Why key={why} why={why} onDismiss={() => { store.dismissRefusal(); }} />}
    </div>
  );
}

/** Why the run did not happen, above the button that was pressed. */
function Why({ why, onDismiss }: { why: string; onDismiss: () => void }) {
  return (
    <p className="mistake run-refusal" role="alert">
      <span>{why}</span>
      <button
        type="button"
        className="quiet icon"
        aria-label="Dismiss"
        onClick={(event) => {
          event.currentTarget.parentElement?.setAttribute("hidden", "");
          onDismiss();
        }}
      >
        <Icon name="close" />
      </button>
    </p>
  );
}
