import type { EstimateAnswer, Look, RunResult } from "../api/types";
import { sayMoney, sayMs, sayShare } from "../app/say";
import { Findings } from "./Findings";

interface LookedProps {
  look: Look;
  /** What the last run measured before something changed, to be seen beside it. */
  before: RunResult | null;
  labelOf: (box: string) => string;
  onShowBox: (box: string) => void;
}

/** The drawing simulated by itself, before anybody asks for a run: what it does, and no verdict. */
export function Looked({ look: { result, refining }, before, labelOf, onShowBox }: LookedProps) {
  return (
    <section className="estimated">
      <h2>Simulated, as drawn</h2>
      {Object.entries(result.journeys).map(([name, { latency_ms: { p99 }, ci95, success }]) => {
        const was = before?.journeys[name];
        return (
          <p key={name}>
            {name}: {typeof p99 === "number" && <>p99 <b className="figure">{sayMs(p99)}</b>{ci95.p99 && <span className="interval">{sayMs(ci95.p99[0])} to {sayMs(ci95.p99[1])}</span>} </>}
            <b className="figure">{sayShare(success)}</b> succeed
            {was && <span className="interval">was {typeof was.latency_ms.p99 === "number" && `${sayMs(was.latency_ms.p99)}, `}{sayShare(was.success)}</span>}
          </p>
        );
      })}
      <Findings result={result} labelOf={labelOf} onShowBox={onShowBox} />
      <p className="faint" role="status">{refining ? "A first look; it gets finer by itself." : "Run puts it on record, held against the targets."}</p>
    </section>
  );
}

interface EstimatedProps {
  estimate: EstimateAnswer | null;
  labelOf: (box: string) => string;
  onShowBox: (box: string) => void;
}

/** The closed-form answer, there before anything is simulated and after every edit; what is simulated takes its place. */
export function Estimated({ estimate, labelOf, onShowBox }: EstimatedProps) {
  const answer = estimate?.estimate;
  const box = answer?.limiting;
  return (
    <section className="estimated">
      <h2>Estimate</h2>
      {answer && Object.keys(answer.journeys).length > 0 ? (
        <>
          {Object.entries(answer.journeys).map(([name, journey]) => (
            <p key={name}>
              {name} {finite(journey.mean_ms) ? <><b className="figure">{sayMs(journey.mean_ms)}</b> on average</> : <b>is asked for more than it can carry</b>}
            </p>
          ))}
          {box && (
            <p>
              fullest <button type="button" className="link" onClick={() => { onShowBox(box); }}>{labelOf(box)}</button>{" "}
              {finite(answer.boxes[box]?.utilisation) && sayShare(answer.boxes[box]?.utilisation ?? 0)}
            </p>
          )}
          <p>
            <b className="figure">{sayMoney(answer.cost.usd_per_month)}</b> a month
          </p>
          <p className="faint working" role="status">From formulas, at once. What is simulated takes its place<i /><i /><i /></p>
        </>
      ) : (
        <p className="faint">{estimate?.why ?? (estimate?.mistakes.length ? "There is none yet for what is drawn." : null) ?? "Draw clients and one arrow, and the estimate appears as you draw."}</p>
      )}
    </section>
  );
}

function finite(value: number | null | undefined): boolean {
  return typeof value === "number" && Number.isFinite(value);
}
