import { useState } from "react";
import type { Card, PromptFailure } from "../api/types";
import { Predict } from "./Predict";
import type { Room, SessionStore } from "./store";

interface RunBarProps {
  room: Room;
  store: SessionStore;
  onRun: () => void;
  onStop: () => void;
}

/** Run, its progress and its stop; in step five the failures of the prompt, each behind a prediction. */
export function RunBar({ room, store, onRun, onStop }: RunBarProps) {
  const [failing, setFailing] = useState<PromptFailure | null>(null);
  const { view, running, progress } = room;
  const failures = view.step === "failures" || view.step === "improve" ? view.prompt.failures : [];
  const predicted = (card: Card | null): void => {
    const failure = failing;
    setFailing(null);
    if (!card || !failure) return;
    store.send("card", { card });
    store.send("run", { failures: [failure.text], prediction: card.id });
  };
  const refusal = room.refusal?.kind === "run" ? room.refusal.why : null;
  return (
    <div className="run-bar">
      {running ? (
        <button type="button" className="run-stop" onClick={onStop} title="Stop the run (r)">
          <span aria-hidden="true">◼</span> Stop
        </button>
      ) : (
        <button type="button" className="primary" onClick={onRun} disabled={view.ended} title="Run the board (r)">
          <span aria-hidden="true">▶</span> Run
        </button>
      )}
      <span className="run-progress" role="status">
        {running && (
          <>
            <progress
              aria-label="The run"
              {...(progress?.share === null || progress === null ? {} : { value: progress.share, max: 1 })}
            />
            <span>{progress?.text ?? "Running"}</span>
          </>
        )}
      </span>
      {failures.map((failure) => (
        <button
          key={failure.id}
          type="button"
          className="failure"
          disabled={running || view.ended}
          title={failure.text}
          onClick={() => { setFailing(failure); }}
        >
          <span aria-hidden="true">✕</span> {failure.say}
        </button>
      ))}
      {refusal && (
        <p className="mistake run-refusal" role="alert">
          {refusal}
          <button type="button" className="quiet icon" aria-label="Dismiss" onClick={() => { store.dismissRefusal(); }}>
            ✕
          </button>
        </p>
      )}
      {failing && <Predict failure={failing} onDone={predicted} />}
    </div>
  );
}
