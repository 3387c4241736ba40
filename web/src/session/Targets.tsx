import type { RunResult, TargetResult } from "../api/types";
import { sayMeasured, unbroken } from "../app/say";

interface TargetsProps {
  result: RunResult | null;
}

const MARKS = {
  met: { sign: "✓", word: "met" },
  missed: { sign: "✗", word: "missed" },
  undecided: { sign: "~", word: "undecided" },
  unmeasured: { sign: "·", word: "not measured yet" },
} as const;

/**
 * Each target with what was measured and how sure that is. Before the first run there is none to see: what the
 * system has to hold is for the candidate to ask.
 */
export function Targets({ result }: TargetsProps) {
  const rows: readonly TargetResult[] = result?.targets ?? [];
  return (
    <section className="targets">
      <h2>Targets</h2>
      {rows.length === 0 && (
        <p className="empty">What the system has to hold is yours to ask. A run measures it.</p>
      )}
      <ul>
        {rows.map((row) => {
          const state = stateOf(row, result !== null);
          return (
            <li key={row.text} className={`target ${state}`}>
              <span className="target-sign" aria-hidden="true">{MARKS[state].sign}</span>
              <span className="target-text">
                {unbroken(row.text)}
                <span className="sr-only">, {MARKS[state].word}</span>
              </span>
              {row.measured === null && <span className="target-measured interval">not in this run</span>}
              {row.measured !== null && (
                <span className="target-measured">
                  <b className="figure">{sayMeasured(row.measured, row.unit)}</b>
                  {row.ci95 && row.ci95[0] !== row.ci95[1] && (
                    <span className="interval">
                      {sayMeasured(row.ci95[0], row.unit)} to {sayMeasured(row.ci95[1], row.unit)}
                    </span>
                  )}
                  {state === "undecided" && <span className="interval">the range straddles it</span>}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function stateOf(row: TargetResult, ran: boolean): keyof typeof MARKS {
  if (row.met === true) return "met";
  if (row.met === false) return "missed";
  return ran && row.measured !== null ? "undecided" : "unmeasured";
}
