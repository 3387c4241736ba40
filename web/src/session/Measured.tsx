import { useLayoutEffect, useRef, useState } from "react";
import type { EstimateAnswer, Look, Run, RunResult } from "../api/types";
import { sayCount, sayMoney, sayMs, sayShare } from "../app/say";
import { figuresOf, sayFigures } from "../board/figures";
import { failureName } from "./failureName";
import { labelIn } from "./labels";
import { Latency } from "./Latency";
import { payoffs } from "./payoff";
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
  /** Opens the list of figures that are not the candidate's own; left out where the board is only looked at. */
  onFillIn?: (() => void) | undefined;
  onAsk?: (() => void) | undefined;
}

/** What the board does: estimated as it is drawn, measured when it is run. */
export function Measured({ room, estimate, agreed, onShowBox, onFillIn, onAsk }: MeasuredProps) {
  const { view } = room;
  const { runs, board } = view;
  const labelOf = (box: string): string => labelIn(room.document, box);
  const done = runs.filter((run) => run.result !== null);
  const [chosen, setChosen] = useState<string | null>(null);
  const { last } = lastRuns(runs);
  const run = done.find((each) => each.id === chosen) ?? last;
  const result = run?.result ?? null;
  const fresh = isFresh(last, board);
  const lent = result && fresh && sayFigures(figuresOf(room.document, result.assumed));
  const top = useRef<HTMLDivElement>(null);
  // What is new is at the top: a panel that was scrolled down comes back to it.
  useLayoutEffect(() => { top.current?.closest(".panel-body")?.scrollTo({ top: 0 }); }, [last?.id, fresh]);
  return (
    <>
      <div ref={top} role="status">
        {run && payoffs(run, view.cards).map(({ text, near }) => (
          <p key={text} className={near ? "payoff near" : "payoff"}><b>{near ? "Close." : "Not as predicted."}</b> {text}</p>
        ))}
      </div>
      {!fresh && (room.look
        ? <Looked look={room.look} ran={last !== null} labelOf={labelOf} onShowBox={onShowBox} />
        : <Estimated estimate={estimate} ran={last !== null} labelOf={labelOf} onShowBox={onShowBox} />
      )}
      <Targets result={result} agreed={agreed} onAsk={onAsk} />
      {lent && (
        <p className="hole"><b>{lent}</b> The verdict is as good as they are.{onFillIn && <> <button type="button" className="link" onClick={onFillIn}>Fill them in</button></>}</p>
      )}
      {result && estimate?.hole && <p className="hole"><b>These figures are for what is drawn.</b> {estimate.hole}</p>}
      {result && run && (
        <>
          {done.length > 1 && <RunChoice runs={done} chosen={run.id} labelOf={labelOf} onChoose={setChosen} />}
          <Limits result={result} labelOf={labelOf} onShowBox={onShowBox} />
          {Object.entries(result.journeys).map(([name, journey]) => (
            <div key={name} className="journey">
              <SlowestPath name={name} journey={journey} labelOf={labelOf} onShowBox={onShowBox} />
              <Latency name={name} journey={journey} before={done[done.indexOf(run) - 1]?.result?.journeys[name]} targets={result.targets.filter((each) => isAgreed(each, agreed))} />
            </div>
          ))}
          <Small result={result} refining={run.refining ?? false} agreed={agreed} />
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

function RunChoice({ runs, chosen, labelOf, onChoose }: { runs: Run[]; chosen: string; labelOf: (box: string) => string; onChoose: (id: string | null) => void }) {
  return (
    <label className="run-choice">
      <span>Run</span>
      <select value={chosen} onChange={(event) => { onChoose(event.target.value === runs.at(-1)?.id ? null : event.target.value); }}>
        {runs.map((run, index) => (
          <option key={run.id} value={run.id}>
            {index + 1}. {run.failures.length > 0 ? run.failures.map((each) => failureName(each, labelOf)).join("; ") : (run.load ?? "as drawn")}
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
      <Findings result={result} labelOf={labelOf} onShowBox={onShowBox} />
    </section>
  );
}

function Findings({ result, labelOf, onShowBox }: LimitsProps) {
  return (
    <>
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
    </>
  );
}

interface LookedProps {
  look: Look;
  /** Is there a run of an earlier drawing below? */
  ran: boolean;
  labelOf: (box: string) => string;
  onShowBox: (box: string) => void;
}

/** The drawing simulated by itself, before anybody asks for a run: what it does, and no verdict. */
function Looked({ look: { result, refining }, ran, labelOf, onShowBox }: LookedProps) {
  return (
    <section className="estimated">
      <h2>Simulated, as drawn</h2>
      {ran && <p className="faint">The board has changed since the run below.</p>}
      {Object.entries(result.journeys).map(([name, { latency_ms: { p99 }, ci95, success }]) => (
        <p key={name}>
          {name}: {typeof p99 === "number" && <>p99 <b className="figure">{sayMs(p99)}</b>{ci95.p99 && <span className="interval">{sayMs(ci95.p99[0])} to {sayMs(ci95.p99[1])}</span>} </>}
          <b className="figure">{sayShare(success)}</b> succeed
        </p>
      ))}
      <Findings result={result} labelOf={labelOf} onShowBox={onShowBox} />
      <p className="faint" role="status">{refining ? "A first look; it gets finer by itself." : "Run puts it on record, held against the targets."}</p>
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

interface SmallProps {
  result: RunResult;
  refining: boolean;
  agreed: readonly string[] | null;
}

/** How much was simulated, and what was assumed. What is said of a target nobody asked for would tell its bound. */
function Small({ result, refining, agreed }: SmallProps) {
  const unasked = result.targets.filter((each) => !isAgreed(each, agreed)).map((each) => each.text);
  const warnings = result.warnings.filter((warning) => !unasked.some((text) => warning.includes(text)));
  return (
    <footer className="small-print">
      {refining && <p className="refining" role="status">A first look{result.stopped && ` at its first ${sayMs(1000 * result.simulated_s)}`}. The whole run goes on and makes it finer.</p>}
      <p>
        {sayCount(result.requests)} requests, played {result.seeds.length === 1 ? "once" : `${result.seeds.length} times`} in{" "}
        {result.wall_s < 0.1 ? "under 0.1" : result.wall_s.toFixed(1)} s. A range holds the true value 95 times of 100.
      </p>
      {result.stopped && !refining && <p>{result.stopped}</p>}
      {warnings.map((warning) => (
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
