import { useRef } from "react";
import type { PromptSummary, SessionSummary } from "../api/types";
import { times } from "./next";

interface ChoiceProps {
  prompts: readonly PromptSummary[];
  sessions: readonly SessionSummary[];
  chosen: PromptSummary;
  onChoose: (prompt: PromptSummary) => void;
}

/** Every prompt there is, for who only practises. The real round gives no choice. */
export function Choice({ prompts, sessions, chosen, onChoose }: ChoiceProps) {
  const folded = useRef<HTMLDetailsElement>(null);
  if (prompts.length < 2) return null;
  return (
    <details className="choice" ref={folded}>
      <summary>Only practising? Choose among {prompts.length}</summary>
      <ul>
        {prompts.map((prompt) => {
          const before = times(prompt, sessions);
          return (
            <li key={prompt.id}>
              <button
                type="button"
                aria-pressed={prompt.id === chosen.id}
                onClick={() => {
                  onChoose(prompt);
                  if (folded.current) folded.current.open = false;
                }}
              >
                <b>{prompt.title}</b>
                <span>{prompt.summary}</span>
                {before > 0 && <span className="faint">{before === 1 ? "Begun once" : `Begun ${before} times`}</span>}
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
