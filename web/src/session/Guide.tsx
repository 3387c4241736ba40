import { useRef } from "react";
import { useArrival } from "../app/useArrival";
import type { Step, StepId } from "../api/types";
import { traces as tracesOf } from "./traces";
import type { SessionView } from "./state";

/** What this step is for, and what it has left behind so far. A hollow mark is not a reproach. */
export function Guide({ view, step, onStep }: { view: SessionView; step: Step; onStep: (step: StepId) => void }) {
  const place = useRef<HTMLElement>(null);
  useArrival(place, step.id);
  const traces = tracesOf(view, step.id);
  const next = view.steps[view.steps.indexOf(step) + 1];
  const warned = !view.strict && view.curveball === null && (step.id === "deep-dive" || step.id === "sketch");
  return (
    <section ref={place} tabIndex={-1} className="guide" aria-label={`Step: ${step.title}`}>
      <p className="guide-purpose">{step.purpose}</p>
      <ul>
        {traces.map((trace) => (
          <li key={trace.text.replace(/^\d+ /, "")} className={trace.done ? "done" : ""}>
            <span aria-hidden="true">{trace.done ? "●" : "○"}</span>
            <span className="sr-only">{trace.done ? "There: " : "Not yet: "}</span>
            {trace.text}
          </li>
        ))}
      </ul>
      {next && !view.ended && (
        <button type="button" className={traces.every((trace) => trace.done) ? "guide-next primary" : "guide-next"} onClick={() => { onStep(next.id); }}>
          Next: {next.title}
        </button>
      )}
      {warned && <p className="faint guide-ahead">The interviewer changes one thing later on. Leave room for it.</p>}
    </section>
  );
}
