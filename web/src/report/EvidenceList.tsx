import { Stamp } from "./Stamp";
import type { Evidence } from "./types";

const KINDS: Record<Evidence["kind"], string> = {
  quote: "You said",
  card: "Your card",
  clock: "The clock",
  board: "The board",
  run: "The run",
};

/** What a level rests on: words with their time, numbers with their run. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <ul className="evidence">
      {evidence.map((each, index) => (
        <li key={index} className={each.kind}>
          <span className="evidence-source">
            {KINDS[each.kind]}
            {each.at && <Stamp at={each.at} />}
          </span>
          <p>
            {each.kind === "quote" || each.kind === "card" ? <q>{each.text}</q> : each.text}
            {each.why && <span className="faint"> {each.why}</span>}
            {each.run && <span className="faint"> ({each.run})</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}
