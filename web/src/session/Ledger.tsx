import type { Card, LedgerFact } from "../api/types";
import { clockFace } from "./clock";
import { VolumesHelper } from "./VolumesHelper";

interface LedgerProps {
  facts: readonly LedgerFact[];
  cards?: readonly Card[];
  /** Keeps a sentence as a metric; left out where the session is only looked at. */
  onMetric?: ((text: string) => void) | undefined;
}

/** The facts the interviewer has given so far, each one click from being a metric; below them the metrics set. */
export function Ledger({ facts, cards = [], onMetric }: LedgerProps) {
  const metrics = cards.filter((card) => card.kind === "metric");
  const kept = new Set(metrics.map((card) => card.text));
  return (
    <>
      {facts.length === 0 && (
        <p className="empty">
          Facts land here as you learn them. The interviewer answers what you ask and nothing more; what you never ask
          can still decide the run.
        </p>
      )}
      <ul className="ledger">
        {facts.map((fact) => (
          <li key={fact.fact}>
            <p>{fact.text}</p>
            <time>{clockFace(fact.at)}</time>
            {onMetric && !kept.has(fact.text) && holdsANumber(fact.text) && (
              <button type="button" className="chip" onClick={() => { onMetric(fact.text); }}>as a metric</button>
            )}
          </li>
        ))}
      </ul>
      {metrics.length > 0 && (
        <table className="metrics">
          <caption>Metrics you set</caption>
          <tbody>
            {metrics.map((card) => (
              <tr key={card.id}>
                <td>{card.text}</td>
                <td><time>{card.at === undefined ? "" : clockFace(card.at)}</time></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {onMetric && <VolumesHelper onKeep={onMetric} />}
    </>
  );
}

const NUMBER = /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|half|per ?cent|nines|one (?:second|minute|hour|day|millisecond)s?)\b/i;

/** Written in digits or in words: a fact without a number is no metric. */
export function holdsANumber(text: string): boolean {
  return NUMBER.test(text);
}
