import type { RunResult } from "../api/types";
import { sayCount, sayMs } from "../app/say";
import { isAgreed } from "./Targets";

interface SmallPrintProps {
  result: RunResult;
  refining: boolean;
  agreed: readonly string[] | null;
  labelOf: (box: string) => string;
}

/** How much was simulated, and what was assumed. What is said of a target nobody asked for would tell its bound. */
export function SmallPrint({ result, refining, agreed, labelOf }: SmallPrintProps) {
  const unasked = result.targets.filter((each) => !isAgreed(each, agreed)).map((each) => each.text);
  const warnings = result.warnings.filter((warning) => !unasked.some((text) => warning.includes(text)));
  return (
    <footer className="small-print">
      {refining && <p className="refining" role="status">A first look{result.stopped && ` at its first ${sayMs(1000 * result.simulated_s)}`}. The whole run goes on and makes it finer.</p>}
      <p>
        {sayCount(result.requests)} requests, played {result.seeds.length === 1 ? "once" : `${result.seeds.length} times`} in{" "}
        {result.wall_s < 0.1 ? "under 0.1" : result.wall_s.toFixed(1)} s.{!refining && !result.stopped && " A range holds the true value 95 times of 100."}
      </p>
      {result.stopped && !refining && <p>{result.stopped}</p>}
      {warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
      {result.assumed.length > 0 && (
        <details>
          <summary>
            {result.assumed.length === 1 ? "1 value" : `${result.assumed.length} values`} assumed in all, large and small
          </summary>
          <ul>
            {result.assumed.map((each) => (
              <li key={`${each.box} ${each.field}`}>
                <b>{labelOf(each.box)}</b> {each.field} {String(each.value)} <span className="faint">{each.source}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </footer>
  );
}
