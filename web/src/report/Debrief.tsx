import { Stamp } from "./Stamp";
import type { Debrief as Found } from "./types";

/** What to practise next, and what the interviewer would ask now. */
export function Debrief({ debrief }: { debrief: Found | undefined }) {
  if (!debrief || (!debrief.practise && debrief.follow_ups.length === 0)) return null;
  const { practise, follow_ups } = debrief;
  return (
    <section className="debrief" aria-label="Debrief">
      {practise && (
        <div>
          <h2>Practise this next</h2>
          <p>
            <b>{practise.title}</b>: <b className="figure">{practise.points}</b> points of 100 from here
            {practise.to ? ` to ${practise.to}` : ""}.
          </p>
          {practise.why && <p>{practise.why}</p>}
          <p>{practise.how}</p>
        </div>
      )}
      {follow_ups.length > 0 && (
        <div>
          <h2>What you would be asked now</h2>
          <ol>
            {follow_ups.map(({ text, at }) => (
              <li key={text}>{text}{at && <> <Stamp at={at} /></>}</li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}
