import type { RunResult, TargetResult } from "../api/types";
import { sayMeasured, unbroken } from "../app/say";

interface TargetsProps {
  result: RunResult | null;
  /** Targets whose bound the candidate knows; `null` once the session is over and all are. */
  agreed: readonly string[] | null;
  /** Brings the cursor to where a question is asked; left out where nobody can be asked. */
  onAsk?: (() => void) | undefined;
}

const MARKS = {
  met: { sign: "✓", word: "met" },
  missed: { sign: "✗", word: "missed" },
  undecided: { sign: "~", word: "undecided" },
  unmeasured: { sign: "·", word: "not measured yet" },
  unasked: { sign: "?", word: "how much it must be was never asked" },
} as const;

/** Does the candidate know how much this must be? */
export function isAgreed(row: TargetResult, agreed: readonly string[] | null): boolean {
  return agreed === null || agreed.includes(row.text);
}

/**
 * Each target with what was measured and how sure that is. Before the first run there is none to see: what the
 * system has to hold is for the candidate to ask. What was never asked is measured too, without its bound.
 */
export function Targets({ result, agreed, onAsk }: TargetsProps) {
  const rows: readonly TargetResult[] = result?.targets ?? [];
  return (
    <section className="targets">
      <h2>Targets</h2>
      {rows.length === 0 && (
        <p className="empty">What the system has to hold is yours to ask. A run measures it.</p>
      )}
      {rows.some((row) => !isAgreed(row, agreed)) && (
        <p className="faint">
          <b>?</b> How good it has to be is not agreed{rows.some((row) => !isAgreed(row, agreed) && row.measured !== null) && "; it is measured all the same"}.{" "}
          {onAsk ? <><button type="button" className="link" onClick={onAsk}>Ask</button>, or set the number yourself as a metric.</> : "Nobody asked."}
        </p>
      )}
      <ul>
        {rows.map((row) => {
          const known = isAgreed(row, agreed);
          const state = known ? stateOf(row, result !== null) : "unasked";
          return (
            <li key={row.text} className={`target ${state}`}>
              <span className="target-sign" aria-hidden="true">{MARKS[state].sign}</span>
              <span className="target-text">
                {sayWhat(known ? unbroken(row.text) : unbounded(row.text))}
                <span className="sr-only">, {MARKS[state].word}</span>
              </span>
              {row.measured === null && <span className="target-measured interval">{row.unsure ?? "not in this run"}</span>}
              {row.measured !== null && (
                <span className="target-measured">
                  <b className="figure">{sayMeasured(row.measured, row.unit)}</b>
                  {row.ci95 && row.ci95[0] !== row.ci95[1] && (
                    <span className="interval">
                      {sayMeasured(row.ci95[0], row.unit)} to {sayMeasured(row.ci95[1], row.unit)}
                    </span>
                  )}
                  {state === "undecided" && <span className="interval">{row.unsure ?? "the range straddles it"}</span>}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** `checkout p99 < 500 ms` as `checkout p99`. */
export function unbounded(text: string): string {
  return text.replace(/\s*[<>≤≥]=?.*$/, "");
}

/** The board language's `wrong`, as a person says it. */
function sayWhat(text: string): string {
  return text.replace(/^(\S+) wrong\b/, "$1 wrong answers");
}

function stateOf(row: TargetResult, ran: boolean): keyof typeof MARKS {
  if (row.met === true) return "met";
  if (row.met === false) return "missed";
  return ran && row.measured !== null ? "undecided" : "unmeasured";
}
