import { useState } from "react";
import type { Card, PromptFailure } from "../api/types";
import { sayLoad } from "../app/say";
import { failureNames, failureTime } from "./failureName";
import { labelIn } from "./labels";
import { Predict } from "./Predict";
import type { Room, SessionStore } from "./store";

interface WhatIfProps {
  room: Room;
  store: SessionStore;
  /** The prompt's failures in the words of this drawing; `null` for one it has nothing for; none until it is known. */
  aimed: Readonly<Record<string, string | null>> | undefined;
  /** By a failure's id, the journey a prediction of it is held to. */
  asked: Readonly<Record<string, string>> | undefined;
  /** The load a run carries where the interviewer changed it. */
  load: string | null;
}

/** The failures of the prompt, each one button that says what it hits here; what they do is predicted before it is run. */
export function WhatIf({ room, store, aimed, asked, load }: WhatIfProps) {
  const [failing, setFailing] = useState<PromptFailure | null>(null);
  const { view, running } = room;
  if (view.prompt.failures.length === 0) return null;
  const { failures } = view.prompt;
  const names = failureNames(failures.map((each) => aimed?.[each.id] ?? each.text), (box) => labelIn(room.document, box));
  const nameOf = (failure: PromptFailure): string => names[failures.indexOf(failure)] ?? failure.text;
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
  const missing = view.prompt.failures.filter((failure) => aimed?.[failure.id] === null);
  return (
    <section className="what-if" aria-label="Failures to run">
      <h2>What if…{load && <small>at {sayLoad(load)}</small>}</h2>
      <ul>
        {view.prompt.failures.map((failure) => (
          <li key={failure.id}>
            <button
              type="button"
              disabled={running || view.ended || missing.includes(failure)}
              title={missing.includes(failure) ? `Nothing on your board this could hit. ${failure.say}` : failure.say}
              onClick={() => { setFailing(failure); }}
            >
              {nameOf(failure)}
            </button>
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <p className="faint">{missing.length === 1 ? "One has" : `${missing.length} have`} nothing to hit: you have not drawn that part.</p>
      )}
      {failing && <Predict failure={failing} name={nameOf(failing)} time={failureTime(aimed?.[failing.id] ?? failing.text)} journey={asked?.[failing.id]} load={load} onDone={predicted} />}
    </section>
  );
}
