import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { StepId } from "../api/types";
import { AllKeys } from "../app/AllKeys";
import { CommandPalette } from "../app/CommandPalette";
import { useKeys } from "../app/keys";
import { go } from "../app/route";
import { Whiteboard, type WhiteboardHandle } from "../canvas";
import { failuresOf } from "../run/failures";
import { usePlayback } from "../run/usePlayback";
import { Arrived } from "../share/Arrived";
import { useSharing } from "../share/useSharing";
import { isEmpty } from "../board/edit";
import { Curveball } from "./Curveball";
import { Finish } from "./Finish";
import { Fold } from "./Fold";
import { LeftPanel } from "./LeftPanel";
import { Measured } from "./Measured";
import { Paused } from "./Paused";
import { RunBar } from "./RunBar";
import { changedSince, loadNow } from "./freshness";
import { lastRuns, type SessionStore } from "./store";
import { TopBar } from "./TopBar";
import { sessionCommands } from "./commands";
import { useBoardFile } from "./useBoardFile";
import { useCatalog } from "./useCatalog";
import { useEstimate } from "./useEstimate";
import { usePanels } from "./usePanels";
import { WhatIf } from "./WhatIf";
import { useSeen } from "./useSeen";
import { YamlPanel } from "./YamlPanel";
import { useRoom } from "./useSession";
import { useSteadyResult } from "./useSteadyResult";

const NONE: readonly never[] = [];
const ROOMY = 1500;

/** An open session: the board in the middle, the interview on its left, what was measured on its right. */
export function Board({ store }: { store: SessionStore }) {
  const room = useRoom(store);
  const { view } = room;
  const catalog = useCatalog();
  const estimate = useEstimate(room);
  const [panels, change] = usePanels();
  const [sheet, setSheet] = useState<"keys" | "finish" | "commands" | null>(null);
  const [yaml, setYaml] = useState(false);
  const file = useBoardFile(room, store);
  const [seen, markSeen] = useSeen(view.id);
  const ask = useRef<HTMLTextAreaElement>(null);
  const board = useRef<WhiteboardHandle>(null);
  const news = view.ended ? NONE : view.curveballs.slice(view.curveballs.findIndex(({ text }) => text === seen) + 1);
  const paused = !room.reading.clock.running && !view.ended;

  const toStep = useCallback((step: StepId) => {
    if (step !== store.get().view.step) store.send("step", { to: step });
  }, [store]);
  const run = useCallback(() => {
    if (!store.get().view.ended) store.send("run");
  }, [store]);
  const stop = useCallback(() => { store.send("run.stop"); }, [store]);
  const pause = useCallback(() => {
    const now = store.get();
    if (!now.view.ended && !(now.view.strict && now.reading.clock.running)) store.send(now.reading.clock.running ? "pause" : "resume");
  }, [store]);
  const toggleFull = useCallback(() => { change((now) => ({ ...now, full: !now.full })); }, [change]);
  const toAsk = useCallback(() => {
    change((now) => ({ ...now, left: true, full: false }));
    requestAnimationFrame(() => ask.current?.focus());
  }, [change]);

  const { last } = lastRuns(view.runs);
  const changed = last ? changedSince(last, view) : "board";
  const fresh = changed === null || changed === "target";
  const result = useSteadyResult(last, changed, room.look);
  const failures = useMemo(() => failuresOf({ failures: fresh && last ? last.failures : [] }, room.document), [fresh, last, room.document]);
  const playback = usePlayback(result, failures);

  const toYaml = useCallback(() => {
    setYaml(!yaml);
    // On a small screen the board keeps its room: what was measured steps back while the file is open.
    if (innerWidth < ROOMY) change((now) => ({ ...now, right: yaml }));
  }, [yaml, change]);
  const sharing = useSharing({ board, text: view.board.text, document: room.document, catalog, readOnly: view.ended });

  const stepKeys = Object.fromEntries(view.steps.map((step, index) => [String(index + 1), () => { toStep(step.id); }]));
  useKeys({
    ...stepKeys,
    r: () => { if (room.running) stop(); else run(); },
    p: pause,
    f: toggleFull,
    "/": () => { setSheet("commands"); },
    q: toAsk,
    y: toYaml,
    " ": playback.toggle,
    "?": () => { setSheet("keys"); },
    "[": () => { change((now) => ({ ...now, left: !now.left })); },
    "]": () => { change((now) => ({ ...now, right: !now.right })); },
    Escape: () => { change((now) => ({ ...now, full: false })); },
  });

  const wasEnded = useRef(view.ended);
  useEffect(() => {
    if (view.ended && !wasEnded.current) go({ screen: "report", id: view.id });
    wasEnded.current = view.ended;
  }, [view.ended, view.id]);

  const draw = useCallback((document: typeof room.document) => { store.draw(document); }, [store]);
  const mistakes = useMemo(
    () => estimate?.mistakes ?? view.board.mistakes,
    [estimate, view.board.mistakes],
  );
  const boardRefusal = room.refusal?.kind === "board" ? room.refusal.why : null;
  const fillIn = useCallback(() => board.current?.fillIn(), []);
  const showBox = useCallback((box: string) => board.current?.show(box), []);
  const layout = ["session", panels.full ? "full" : "", panels.left ? "" : "no-left", panels.right ? "" : "no-right"];
  return (
    <div className={layout.filter(Boolean).join(" ")} {...sharing.drop}>
      <TopBar
        room={room}
        store={store}
        onStep={toStep}
        onPause={pause}
        onFinish={() => { setSheet("finish"); }}
        onCommands={() => { setSheet("commands"); }}
        onKeys={() => { setSheet("keys"); }}
      />
      <Fold side="left" title="Interviewer" open={panels.left} onFold={(left) => { change((now) => ({ ...now, left })); }}>
        <LeftPanel room={room} store={store} askRef={ask} onStep={toStep} />
      </Fold>
      <main className="board-space" aria-label="Whiteboard">
        {panels.full && <button type="button" className="quiet board-back" title="Back to the whole session (f)" onClick={toggleFull}>Back</button>}
        {news.length > 0 && <Curveball curveballs={news} onSeen={() => { markSeen(news.at(-1)?.text ?? ""); }} />}
        {boardRefusal && <p className="mistake board-refusal" role="alert">{boardRefusal}</p>}
        {!yaml && file.waits && (
          <p className="faint board-refusal" role="status">
            What you wrote in the board file is kept, and not drawn yet. <button type="button" className="link" onClick={toYaml}>Open it</button>
          </p>
        )}
        <div className="board-frame">
          <Whiteboard
            ref={board}
            document={room.document}
            {...(view.ended ? {} : { onChange: draw })}
            catalog={catalog}
            mistakes={mistakes}
            estimate={estimate?.estimate ?? null}
            assumed={estimate?.assumed ?? NONE}
            result={result}
            moment={playback.moment}
            playing={playback.playing}
            onFullscreen={toggleFull}
            onForeign={sharing.pasted}
            tools={<RunBar room={room} store={store} onRun={run} onStop={stop} shown={result && { result, failures, playback }} />}
          />
          {yaml && <YamlPanel room={room} file={file} onClose={toYaml} />}
          {paused && <Paused why={view.clock.paused.at(-1)?.why ?? null} onResume={pause} />}
        </div>
        {(view.step === "failures" || view.step === "improve") && <WhatIf room={room} store={store} aimed={estimate?.failures} asked={estimate?.asked} load={loadNow(view.curveballs)} />}
      </main>
      <Fold side="right" title="Targets" open={panels.right} onFold={(right) => { change((now) => ({ ...now, right })); }}>
        <Measured room={room} estimate={estimate} agreed={view.ended ? null : (estimate?.agreed ?? view.agreed)} onShowBox={showBox} onFillIn={view.ended ? undefined : fillIn} onAsk={view.ended ? undefined : toAsk} onRun={view.ended ? undefined : run} />
      </Fold>
      <p className="sr-only" role="status">{sharing.told}</p>
      {sharing.arrival && <Arrived arrival={sharing.arrival} empty={isEmpty(room.document)} onPut={sharing.put} onClose={sharing.away} />}
      {sheet === "commands" && (
        <CommandPalette
          commands={[...sessionCommands({ room, toStep, run, stop, pause, change, playback, toAsk, toYaml, toSheet: setSheet }), ...sharing.commands, ...(board.current?.commands() ?? [])]}
          onClose={() => { setSheet((now) => (now === "commands" ? null : now)); }}
          {...(view.ended ? {} : { otherwise: { name: (text: string) => `Ask or say “${text}”`, act: (text: string) => { store.send("say", { text }); } } })}
        />
      )}
      {sheet === "keys" && <AllKeys onClose={() => { setSheet(null); }} />}
      {sheet === "finish" && (
        <Finish room={room} onClose={() => { setSheet(null); }} onEnd={() => { store.send("end"); }} />
      )}
    </div>
  );
}
