import type { LedgerFact } from "../api/types";
import { clockFace } from "./clock";

/** The facts the interviewer has given so far. */
export function Ledger({ facts }: { facts: readonly LedgerFact[] }) {
  if (facts.length === 0) {
    return (
      <p className="empty">
        Facts land here as you learn them. The interviewer answers what you ask and nothing more; what you never ask
        can still decide the run.
      </p>
    );
  }
  return (
    <ul className="ledger">
      {facts.map((fact) => (
        <li key={fact.fact}>
          <p>{fact.text}</p>
          <time>{clockFace(fact.at)}</time>
        </li>
      ))}
    </ul>
  );
}
