import { useRef, useState } from "react";
import { api } from "../api/http";
import type { PromptSummary, SessionSummary } from "../api/types";
import { go } from "../app/route";
import { assigned } from "./next";
import { Choice } from "./Choice";
import { answersSeen } from "./remembered";

interface AssignedProps {
  prompts: readonly PromptSummary[];
  sessions: readonly SessionSummary[];
}

/** The prompt the interviewer assigns, as in the real round; or, when only practising, one that is chosen. */
export function Assigned({ prompts, sessions }: AssignedProps) {
  const [starting, setStarting] = useState(false);
  const [strict, setStrict] = useState(false);
  const [chosen, setChosen] = useState<PromptSummary | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const prompt = chosen ?? assigned(prompts, sessions, answersSeen());
  if (!prompt) return <p className="mistake" role="alert">The studio has no prompt installed. Set it up again.</p>;
  const start = (): void => {
    setStarting(true);
    setWhy(null);
    api.begin(prompt.id, { strict }).then(
      ({ id }) => { go({ screen: "session", id }); },
      (cause: unknown) => {
        setStarting(false);
        setWhy(cause instanceof Error ? cause.message : String(cause));
      },
    );
  };
  const choose = (picked: PromptSummary | null): void => {
    setChosen(picked);
    // A strict round is assigned, as the real one is.
    if (picked) setStrict(false);
    title.current?.focus();
  };
  return (
    <section className="assigned" aria-labelledby="assigned-title">
      <p className="assigned-lead" aria-live="polite">{chosen ? "You chose" : "You’ll be given"}</p>
      <h2 id="assigned-title" ref={title} tabIndex={-1}>{prompt.title}</h2>
      <p className="assigned-summary">{prompt.summary}</p>
      <p className="assigned-start">
        <button type="button" className="primary big" onClick={start} disabled={starting}>
          {starting ? "Starting…" : `Start ${prompt.minutes} minutes`}
        </button>
        <span className="faint">Six steps, one board. {strict ? "No pause, as in the room." : "You can pause; the report says so."}</span>
      </p>
      {chosen ? (
        <button type="button" className="quiet assigned-back" onClick={() => { choose(null); }}>Have one assigned instead</button>
      ) : (
        <label className="assigned-strict">
          <input type="checkbox" checked={strict} onChange={(event) => { setStrict(event.target.checked); }} /> Strict, as in the real round
        </label>
      )}
      {why && <p className="mistake" role="alert">{why}</p>}
      <Choice prompts={prompts} sessions={sessions} chosen={prompt} onChoose={choose} />
    </section>
  );
}
