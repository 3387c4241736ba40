import type { JourneyResult } from "../api/types";
import { sayMs, sayShare } from "../app/say";

interface SlowestPathProps {
  name: string;
  journey: JourneyResult;
  onShowBox: (box: string) => void;
}

/** Longest stretches to name; the rest is too little to act on. */
const NAMED = 5;

/** Where the time of a journey goes, box by box: waiting in line, and work. */
export function SlowestPath({ name, journey, onShowBox }: SlowestPathProps) {
  const parts = Object.entries(journey.where_the_time_goes)
    .filter(([, part]) => part.share > 0.005)
    .sort(([, a], [, b]) => b.share - a.share)
    .slice(0, NAMED);
  if (parts.length === 0) return null;
  return (
    <section className="slowest" aria-label={`Where the time of ${name} goes`}>
      <h2>Where {name}’s time goes</h2>
      <ul>
        {parts.map(([box, part]) => {
          const whole = part.wait_ms + part.work_ms || 1;
          return (
            <li key={box}>
              <button type="button" className="link" onClick={() => { onShowBox(box); }}>{box}</button>
              <span className="slowest-share figure">{sayShare(part.share)}</span>
              <span className="slowest-bar" aria-hidden="true">
                <span className="wait" style={{ inlineSize: `${part.share * 100 * (part.wait_ms / whole)}%` }} />
                <span className="work" style={{ inlineSize: `${part.share * 100 * (part.work_ms / whole)}%` }} />
              </span>
              <span className="slowest-parts">
                {part.wait_ms >= 0.05 && <>{sayMs(part.wait_ms)} in line, </>}
                {sayMs(part.work_ms)} at work
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
