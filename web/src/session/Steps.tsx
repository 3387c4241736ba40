import type { StepId } from "../api/types";
import { clockFace, inWords } from "./clock";
import type { Room } from "./store";
import { useTimes } from "./useTimes";

interface StepsProps {
  room: Room;
  onStep: (step: StepId) => void;
}

/** How much of the budget is used, as a width; under a tenth it would only look like dirt. */
function fill(share: number): string {
  return share < 0.1 ? "0" : `${Math.min(1, share) * 100}%`;
}

/** The six steps in their order, each with the time it has used and its budget. */
export function Steps({ room, onStep }: StepsProps) {
  const spent = useTimes(room);
  const { steps, step: here, ended } = room.view;
  return (
    <nav aria-label="Steps" className="steps">
      <ol>
        {steps.map((step, index) => {
          const now = step.id === here;
          const used = now ? spent.step : (room.reading.clock.step_s[step.id] ?? 0);
          const over = used > step.minutes * 60;
          return (
            <li key={step.id}>
              <button
                type="button"
                className="step"
                aria-current={now ? "step" : undefined}
                disabled={ended}
                title={`${step.purpose} (${index + 1})`}
                onClick={() => { onStep(step.id); }}
              >
                <span className="step-number">{index + 1}</span>
                <span className="step-title">{step.title}</span>
                <span className={over ? "step-time over" : "step-time"}>
                  {now || used >= 1 ? `${clockFace(used)}/${step.minutes}` : `${step.minutes} min`}
                </span>
                <span className="sr-only">, {inWords(used)} of {step.minutes} minutes used</span>
                <span className="step-fill" style={{ inlineSize: fill(used / (step.minutes * 60)) }} />
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
