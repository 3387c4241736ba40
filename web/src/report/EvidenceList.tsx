import { Stamp } from "./Stamp";
import type { Evidence } from "./types";

const KINDS: Record<Evidence["kind"], string> = {
  quote: "You said",
  card: "Your card",
  clock: "The clock",
  board: "The board",
  run: "The run",
};

/** Whether a piece is the candidate's own words, to be put in quotes. */
export function isSaid(kind: Evidence["kind"] | null | undefined): boolean {
  return kind === "quote" || kind === "card";
}

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
            {isSaid(each.kind) ? <q>{each.text}</q> : each.text}
            {each.why && <span className="faint"> {each.why}</span>}
            {each.run && <span className="faint"> ({each.run})</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}
