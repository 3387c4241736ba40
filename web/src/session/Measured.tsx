import { useLayoutEffect, useRef, useState, type ReactNode } from "react";
import type { EstimateAnswer, Look, Mistake, Run } from "../api/types";
import { sayLoad, sayRate, unbroken } from "../app/say";
import { figuresOf, sayFigures } from "../board/figures";
import { sentence } from "../canvas/mistakes";
import { sayHours } from "../run/hours";
import { Estimated, Looked } from "./ByItself";
import { Findings } from "./Findings";
import { changedSince, loadNow, sayChange, type Change } from "./freshness";
import { labelIn } from "./labels";
import { Latency } from "./Latency";
import { payoffs, tailOf } from "./payoff";
import { runName, whatRan } from "./runName";
import { SlowestPath } from "./SlowestPath";
import { SmallPrint } from "./SmallPrint";
import { lastRuns, type Room } from "./store";
import { isAgreed, Targets } from "./Targets";

interface MeasuredProps {
  room: Room;
  estimate: EstimateAnswer | null;
  /** Targets whose bound the candidate knows; `null` where all are known. */
  agreed: readonly string[] | null;
  onShowBox: (box: string) => void;
  /** Opens the list of figures that are not the candidate's own; left out where the board is only looked at. */
  onFillIn?: (() => void) | undefined;
  onAsk?: (() => void) | undefined;
  onRun?: (() => void) | undefined;
}

const PAYOFF = { close: "Close.", off: "Not as predicted.", moot: "It tells little." } as const;

/** What the board does: one answer at a time, estimated as it is drawn, simulated when it rests, on record when it is run. */
export function Measured({ room, estimate, agreed, onShowBox, onFillIn, onAsk, onRun }: MeasuredProps) {
  const { view } = room;
  const { runs } = view;
  const labelOf = (box: string): string => labelIn(room.document, box);
  const done = runs.filter((run) => run.result !== null);
  const [chosen, setChosen] = useState<string | null>(null);
  const { last } = lastRuns(runs);
  // An older run is looked back at until a newer one is there: what the boxes show and what stands here are of one run.
  const [newest, setNewest] = useState(last?.id);
  if (newest !== last?.id) {
    setNewest(last?.id);
    setChosen(null);
  }
  const run = done.find((each) => each.id === chosen) ?? last;
  const changed = last && changedSince(last, view);
  // A figure that cannot be read takes nothing away: what was shown last stays until it is mended.
  const mistake = estimate?.mistakes[0];
  const kept = useRef<{ run?: string; look?: Look }>({});
  if (last && changed === null) kept.current = { run: last.id };
  else if (room.look) kept.current = { look: room.look };
  const fresh = last !== null && (changed === null || (mistake !== undefined && kept.current.run === last.id));
  const change = fresh ? null : changed;
  const look = room.look ?? (mistake && kept.current.look) ?? null;
  const top = useRef<HTMLDivElement>(null);
  // What is new is at the top: a panel that was scrolled down comes back to it.
  useLayoutEffect(() => { top.current?.closest(".panel-body")?.scrollTo({ top: 0 }); }, [last?.id, fresh]);
  const record = run && <Record run={run} {...{ room, done, estimate, agreed, labelOf, onShowBox, onAsk }} onChoose={setChosen} onFillIn={fresh ? onFillIn : undefined} />;
  return (
    <>
      <div ref={top} role="status">
        {run && fresh && payoffs(run, view.cards, done).map(({ text, verdict }) => (
          <p key={text} className={verdict === "close" ? "payoff near" : "payoff"}><b>{PAYOFF[verdict]}</b> {text}</p>
        ))}
      </div>
      {mistake && <Unread mistake={mistake} labelOf={labelOf} figures={fresh || look !== null || Boolean(estimate.estimate)} />}
      <LoadOfOnesOwn estimate={estimate} load={loadNow(room.view.curveballs)} />
      {change && <Changed change={change} name={runName(runs, last)} room={room} onRun={onRun} />}
      {!fresh && (look
        ? <Looked look={look} before={last?.result ?? null} labelOf={labelOf} onShowBox={onShowBox} />
        : (estimate ?? onRun) && <Estimated estimate={estimate} labelOf={labelOf} onShowBox={onShowBox} />
      )}
      {fresh ? record : <Earlier what={last && `${runName(runs, last)}, before the change`}>{record ?? <Targets result={null} agreed={agreed} onAsk={onAsk} />}</Earlier>}
    </>
  );
}

/** What on the board cannot be read; the figures under it are of the board before. */
function Unread({ mistake, labelOf, figures }: { mistake: Mistake; labelOf: (box: string) => string; figures: boolean }) {
  const where = mistake.where.replace(/^box ([^,]+)/, (_, box: string) => labelOf(box));
  return <p className="changed" role="status"><b>{where}:</b> {sentence(mistake)}{figures && " Until then these are the figures of before."}</p>;
}

/** At which load a board is run, where the candidate assumed another. */
function LoadOfOnesOwn({ estimate, load }: { estimate: EstimateAnswer | null; load: string | null }) {
  const assumed = estimate?.assumed_load;
  if (!assumed || !estimate.estimate) return null;
  const carried = Object.values(estimate.estimate.journeys).reduce((sum, each) => sum + each.offered_per_s, 0);
  return (
    <p className="changed">
      A run carries the prompt’s load{load && `, ${sayLoad(load)}, as the interviewer changed it`}: <b className="figure">{sayRate(carried)}</b> in all.
      You assumed {unbroken(assumed.words)}{/\/s|second/.test(assumed.words) ? "" : `, ${sayRate(assumed.per_s)}`}.
    </p>
  );
}

/** Why the last run is not what stands above it, and the way to a new one. */
function Changed({ change, name, room, onRun }: { change: Change; name: string; room: Room; onRun: (() => void) | undefined }) {
  return (
    <p className="changed">
      {sayChange(change, name, room.view.curveballs)}
      {onRun && change !== "board" && !room.running && <> <button type="button" className="link" onClick={onRun}>Run it again</button></>}
    </p>
  );
}

/** Two answers never stand side by side: an older one is folded away, with its name on it. */
function Earlier({ what, children }: { what: string | null; children: ReactNode }) {
  if (what === null) return children;
  return (
    <details className="earlier">
      <summary>{what}</summary>
      {children}
    </details>
  );
}

interface RecordProps extends Omit<MeasuredProps, "onRun"> {
  run: Run;
  done: readonly Run[];
  labelOf: (box: string) => string;
  onChoose: (id: string | null) => void;
}

/** What one run measured: targets, what limits, where the time goes, how long it takes, and how sure that is. */
function Record({ run, room, done, estimate, agreed, labelOf, onShowBox, onChoose, onFillIn, onAsk }: RecordProps) {
  const { result } = run;
  if (!result) return null;
  const lent = onFillIn && sayFigures(figuresOf(room.document, result.assumed));
  const under = [sayHours(result), whatRan(run, labelOf)].filter(Boolean).join("; ");
  const { runs } = room.view;
  return (
    <>
      {under && <p className="run-under"><b>{runName(runs, run)}:</b> {under}.</p>}
      <Targets result={result} agreed={agreed} onAsk={onAsk} />
      {lent && (
        <p className="hole"><b>{lent}</b> The verdict is as good as they are. <button type="button" className="link" onClick={onFillIn}>Fill them in</button></p>
      )}
      {estimate?.hole && <p className="hole"><b>These figures are for what is drawn.</b> {estimate.hole}</p>}
      {done.length > 1 && (
        <label className="run-choice">
          <span>Run</span>
          <select value={run.id} onChange={(event) => { onChoose(event.target.value === done.at(-1)?.id ? null : event.target.value); }}>
            {done.map((each) => (
              <option key={each.id} value={each.id}>{runs.indexOf(each) + 1}. {whatRan(each, labelOf) || "as drawn"}</option>
            ))}
          </select>
        </label>
      )}
      <section className="limits">
        <h2>What limits</h2>
        <Findings result={result} labelOf={labelOf} onShowBox={onShowBox} />
      </section>
      {Object.entries(result.journeys).map(([name, journey]) => (
        <div key={name} className="journey">
          <SlowestPath name={name} journey={journey} labelOf={labelOf} onShowBox={onShowBox} />
          <Latency name={name} journey={journey} judged={tailOf(result, name)} before={done[done.indexOf(run) - 1]?.result?.journeys[name]} targets={result.targets.filter((each) => isAgreed(each, agreed))} />
        </div>
      ))}
      <SmallPrint result={result} refining={run.refining ?? false} agreed={agreed} labelOf={labelOf} />
    </>
  );
}
