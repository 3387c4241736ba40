import { useState } from "react";
import type { EstimateAnswer, Run, RunResult } from "../api/types";
import { sayCount, sayMoney, sayMs, sayShare } from "../app/say";
import { failureName } from "./failureName";
import { labelIn } from "./labels";
import { Latency } from "./Latency";
import { SlowestPath } from "./SlowestPath";
import { isFresh, lastRuns, type Room } from "./store";
import { isAgreed, Targets } from "./Targets";
import { whatLimits } from "./whatLimits";

interface MeasuredProps {
  room: Room;
  estimate: EstimateAnswer | null;
  /** Targets whose bound the candidate knows; `null` where all are known. */
  agreed: readonly string[] | null;
  onShowBox: (box: string) => void;
}

/** What the board does: estimated as it is drawn, measured when it is run. */
export function Measured({ room, estimate, agreed, onShowBox }: MeasuredProps) {
  const { view } = room;
  const { runs, board } = view;
  const labelOf = (box: string): string => labelIn(room.document, box);
  const done = runs.filter((run) => run.result !== null);
  const [chosen, setChosen] = useState<string | null>(null);
  const { last } = lastRuns(runs);
  const run = done.find((each) => each.id === chosen) ?? last;
  const result = run?.result ?? null;
  return (
    <>
      <Targets result={result} agreed={agreed} />
      {result && estimate?.hole && <p className="hole"><b>These figures are for what is drawn.</b> {estimate.hole}</p>}
      {!isFresh(last, board) && <Estimated estimate={estimate} ran={last !== null} labelOf={labelOf} onShowBox={onShowBox} />}
      {result && run && (
        <>
          {done.length > 1 && <RunChoice runs={done} chosen={run.id} onChoose={setChosen} />}
          <Limits result={result} labelOf={labelOf} onShowBox={onShowBox} />
          {Object.entries(result.journeys).map(([name, journey]) => (
            <div key={name} className="journey">
              <SlowestPath name={name} journey={journey} labelOf={labelOf} onShowBox={onShowBox} />
              <Latency name={name} journey={journey} before={done[done.indexOf(run) - 1]?.result?.journeys[name]} targets={result.targets.filter((each) => isAgreed(each, agreed))} />
            </div>
          ))}
          <Small result={result} refining={run.refining ?? false} />
        </>
      )}
    </>
  );
}

interface LimitsProps {
  result: RunResult;
  labelOf: (box: string) => string;
  onShowBox: (box: string) => void;
}

function RunChoice({ runs, chosen, onChoose }: { runs: Run[]; chosen: string; onChoose: (id: string | null) => void }) {
  return (
    <label className="run-choice">
      <span>Run</span>
      <select value={chosen} onChange={(event) => { onChoose(event.target.value === runs.at(-1)?.id ? null : event.target.value); }}>
        {runs.map((run, index) => (
          <option key={run.id} value={run.id}>
            {index + 1}. {run.failures.length > 0 ? run.failures.map(failureName).join("; ") : (run.load ?? "as drawn")}
          </option>
        ))}
      </select>
    </label>
  );
}

function Limits({ result, labelOf, onShowBox }: LimitsProps) {
  return (
    <section className="limits">
      <h2>What limits</h2>
      {whatLimits(result).map(({ before, box, after }) => (
        <p key={before}>
          {before}
          {box && <> <button type="button" className="link" onClick={() => { onShowBox(box); }}>{labelOf(box)}</button></>}
          {after}
        </p>
      ))}
      <p>
        <b className="figure">{sayMoney(result.cost.usd_per_month)}</b> a month
      </p>
    </section>
  );
}

interface EstimatedProps {
  estimate: EstimateAnswer | null;
  /** Is there a run of an earlier drawing below? */
  ran: boolean;
  labelOf: (box: string) => string;
  onShowBox: (box: string) => void;
}

/** The closed-form answer, there before anything is run and after every edit. */
function Estimated({ estimate, ran, labelOf, onShowBox }: EstimatedProps) {
  const answer = estimate?.estimate;
  const box = answer?.limiting;
  return (
    <section className="estimated">
      <h2>Estimate</h2>
      {ran && <p className="faint">The board has changed since the run below.</p>}
      {answer && Object.keys(answer.journeys).length > 0 ? (
        <>
          {Object.entries(answer.journeys).map(([name, journey]) => (
            <p key={name}>
              {name} <b className="figure">{finite(journey.mean_ms) ? sayMs(journey.mean_ms) : "never"}</b> on average
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
        </>
      ) : (
        <p className="faint">{estimate?.why ?? "Draw clients and one arrow, and the estimate appears as you draw."}</p>
      )}
    </section>
  );
}

/** How much was simulated, and what was assumed. */
function Small({ result, refining }: { result: RunResult; refining: boolean }) {
  return (
    <footer className="small-print">
      {refining && <p className="refining" role="status">A first look{result.stopped && ` at its first ${sayMs(1000 * result.simulated_s)}`}. The whole run goes on and makes it finer.</p>}
      <p>
        {sayCount(result.requests)} requests, {result.seeds.length} {result.seeds.length === 1 ? "seed" : "seeds"},{" "}
        {result.wall_s < 0.1 ? "under 0.1" : result.wall_s.toFixed(1)} s. Ranges are 95 % intervals.
      </p>
      {result.stopped && !refining && <p>{result.stopped}</p>}
      {result.warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
      {result.assumed.length > 0 && (
        <details>
          <summary>
            {result.assumed.length === 1 ? "1 value" : `${result.assumed.length} values`} assumed
          </summary>
          <ul>
            {result.assumed.map((each) => (
              <li key={`${each.box} ${each.field}`}>
                <b>{each.box}</b> {each.field} {String(each.value)} <span className="faint">{each.source}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </footer>
  );
}

function finite(value: number | null | undefined): boolean {
  return typeof value === "number" && Number.isFinite(value);
}
