import { useState } from "react";
import type { Card, PromptFailure } from "../api/types";
import { failureName } from "./failureName";
import { Predict } from "./Predict";
import type { Room, SessionStore } from "./store";

/** The failures of the prompt, each one button; what they do is predicted before it is run. */
export function WhatIf({ room, store }: { room: Room; store: SessionStore }) {
  const [failing, setFailing] = useState<PromptFailure | null>(null);
  const { view, running } = room;
  if (view.prompt.failures.length === 0) return null;
  const predicted = (answer: Card | "skip" | null): void => {
    const failure = failing;
    setFailing(null);
    if (!answer || !failure) return;
    if (answer === "skip") {
      store.send("run", { failures: [failure.text], skipped: true });
    } else {
      store.send("card", { card: answer });
      store.send("run", { failures: [failure.text], prediction: answer.id });
    }
  };
  return (
    <section className="what-if" aria-label="Failures to run">
      <h2>What if…</h2>
      <ul>
        {view.prompt.failures.map((failure) => (
          <li key={failure.id}>
            <button
              type="button"
              disabled={running || view.ended}
              title={failure.say}
              onClick={() => { setFailing(failure); }}
            >
              {failureName(failure.text)}
            </button>
          </li>
        ))}
      </ul>
      {failing && <Predict failure={failing} onDone={predicted} />}
    </section>
  );
}
