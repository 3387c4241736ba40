import "./replay.css";
import { useCallback, useEffect, useMemo, useRef } from "react";
import type { Snapshot } from "../api/types";
import { useKeys } from "../app/keys";
import { hrefOf } from "../app/route";
import { Whiteboard, type WhiteboardHandle } from "../canvas";
import { Cards } from "../session/cards/Cards";
import { Conversation } from "../session/Conversation";
import { Ledger } from "../session/Ledger";
import { Measured } from "../session/Measured";
import { changedSince } from "../session/freshness";
import { lastRuns, still } from "../session/store";
import { Recordings } from "../voice/Recordings";
import { Steps } from "../session/Steps";
import { useCatalog } from "../session/useCatalog";
import { endOfSecond, markBeside, viewAt, type History } from "./history";
import { Timeline } from "./Timeline";
import { useHistory } from "./useHistory";
import { useTime } from "./useTime";
import { Plain } from "../app/Plain";

/** A session played again: the board, the conversation and the clock, as they were. `at` in seconds. */
export default function ReplayPage({ id, at }: { id: string; at: number }) {
  const found = useHistory(id);
  if (found.state === "reading") return <p className="waiting" role="status">Reading the session’s log…</p>;
  if (found.state === "missing") {
    return (
      <Plain title="This session cannot be played">
        <p>{found.why}</p>
        <p><a href="#/">Home</a></p>
      </Plain>
    );
  }
  return <Replay session={found.session} history={found.history} start={endOfSecond(at)} />;
}

function Replay({ session, history, start }: { session: Snapshot; history: History; start: number }) {
  const time = useTime(history.length, start);
  const catalog = useCatalog();
  const board = useRef<WhiteboardHandle>(null);
  const view = useMemo(() => viewAt(history, time.at), [history, time.at]);
  const room = useMemo(() => still(view), [view]);
  const { document } = view.board;
  const { last } = lastRuns(view.runs);
  const beside = useCallback((way: 1 | -1) => {
    const mark = markBeside(history, time.at, way);
    if (mark) time.go(mark.at);
  }, [history, time]);
  useKeys({
    " ": time.toggle,
    ",": () => { beside(-1); },
    ".": () => { beside(1); },
  });
  useEffect(() => {
    // A board that grows stays in sight.
    const frame = requestAnimationFrame(() => board.current?.fit());
    return () => { cancelAnimationFrame(frame); };
  }, [document]);
  useEffect(() => {
    window.document.title = `Replay: ${session.prompt.title} · Peakday`;
    return () => { window.document.title = "Peakday"; };
  }, [session.prompt.title]);
  return (
    <main className="replay">
      <header className="replay-head">
        <a className="wordmark" href="#/">Peakday</a>
        <h1>{session.prompt.title}</h1>
        <Steps room={room} onStep={() => undefined} />
        {session.ended && <a className="button" href={hrefOf({ screen: "report", id: session.id })}>Report</a>}
      </header>
      <section className="replay-words" aria-label="What was said and noted">
        <Conversation
          opening={session.prompt.opening}
          said={view.conversation}
          saying={[]}
          onSay={() => undefined}
          quick={[]}
          ended
          refusal={null}
          askRef={null}
        />
        <Recordings session={session.id} onPlaying={time.go} />
        {view.ledger.length > 0 && <><h2>Ledger</h2><Ledger facts={view.ledger} /></>}
        {view.cards.length > 0 && (
          <><h2>Cards</h2><Cards cards={view.cards} ended onCard={() => undefined} onRemove={() => undefined} /></>
        )}
        {view.notes && <><h2>Notes</h2><p className="replay-notes">{view.notes}</p></>}
      </section>
      <section className="replay-board" aria-label="The whiteboard then">
        {view.curveballs.slice(-1).map(({ text }) => <p key={text} className="replay-curveball"><b>Curveball.</b> {text}</p>)}
        <div className="replay-paper">
          <Whiteboard
            ref={board}
            document={document}
            catalog={catalog}
            result={last && changedSince(last, view) !== "board" ? last.result : null}
            empty="Nothing was drawn yet."
          />
        </div>
      </section>
      <section className="replay-measured" aria-label="What was measured then">
        <Measured room={room} estimate={null} agreed={null} onShowBox={(box) => board.current?.show(box)} />
      </section>
      <Timeline history={history} time={time} />
    </main>
  );
}
