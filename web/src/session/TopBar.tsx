import { useEffect, useRef } from "react";
import type { StepId } from "../api/types";
import { Icon } from "../app/Icon";
import { hrefOf } from "../app/route";
import { useArrival } from "../app/useArrival";
import { clockFace, inWords } from "./clock";
import { RecordButton } from "../voice/RecordButton";
import type { Room, SessionStore } from "./store";
import { SaveState } from "./SaveState";
import { Steps } from "./Steps";
import { useTimes } from "./useTimes";

interface TopBarProps {
  room: Room;
  store: SessionStore;
  onStep: (step: StepId) => void;
  onPause: () => void;
  onFinish: () => void;
  onCommands: () => void;
  onKeys: () => void;
}

/** The one line that stays: where you are, how long you have, and whether it is kept. */
export function TopBar({ room, store, onStep, onPause, onFinish, onCommands, onKeys }: TopBarProps) {
  const { view } = room;
  const running = room.reading.clock.running;
  const title = useRef<HTMLHeadingElement>(null);
  useArrival(title, view.id);
  return (
    <header className="topbar">
      <a className="wordmark" href={hrefOf({ screen: "home" })} title="Home. The session waits for you.">
        Peakday
      </a>
      <h1 ref={title} tabIndex={-1} className="topbar-title" title={view.prompt.title}>{view.prompt.title}</h1>
      <Steps room={room} onStep={onStep} />
      <div className="topbar-end">
        <SaveState line={room.line} waiting={room.waiting} trouble={room.trouble} />
        {view.strict && <span className="strict">strict</span>}
        {!view.ended && <RecordButton room={room} store={store} />}
        <TimeLeft room={room} />
        {!view.ended && !view.strict && (
          <button
            type="button"
            className="quiet icon"
            onClick={onPause}
            aria-label={running ? "Pause the session" : "Go on"}
            title={running ? "Pause (p)" : "Go on (p)"}
          >
            <Icon name={running ? "pause" : "play"} />
          </button>
        )}
        <button type="button" className="quiet icon" onClick={onCommands} aria-label="Commands" title="Everything that can be done, by name (/)">
          /
        </button>
        <button type="button" className="quiet icon" onClick={onKeys} aria-label="All keys" title="All keys (?)">
          ?
        </button>
        {view.ended ? (
          <a className="button primary" href={hrefOf({ screen: "report", id: view.id })}>
            Report
          </a>
        ) : (
          <button type="button" onClick={onFinish}>
            Finish
          </button>
        )}
      </div>
    </header>
  );
}

/** From here on the time left is shown warmly; nothing blinks and nothing rings. */
const SOON_S = 300;

/** What is left of the session, here and in the tab's title. */
function TimeLeft({ room }: { room: Room }) {
  const { left } = useTimes(room);
  const { ended, prompt } = room.view;
  const running = room.reading.clock.running;
  const face = clockFace(left);
  useEffect(() => {
    const before = document.title;
    document.title = ended ? `${prompt.title} · Peakday` : `${running ? face : `⏸ ${face}`} · ${prompt.title}`;
    return () => { document.title = before; };
  }, [face, ended, running, prompt.title]);
  if (ended) return <span className="time-left">Finished</span>;
  return (
    <span
      className={left < 0 ? "time-left over" : left < SOON_S ? "time-left soon" : "time-left"}
      role="timer"
      aria-label={left < 0 ? `${inWords(left)} over` : `${inWords(left)} left`}
    >
      <b>{left < 0 ? clockFace(-left) : face}</b> {running ? (left < 0 ? "over" : "left") : "paused"}
    </span>
  );
}
