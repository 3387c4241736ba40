import { Icon } from "../app/Icon";
import { clockFace, inWords } from "../session/clock";
import type { History, Mark } from "./history";
import { SPEEDS, type Speed, type Time } from "./useTime";

const SIGNS: Record<Mark["kind"], string> = { step: "", run: "▸", failure: "✕", curveball: "!" };

interface TimelineProps {
  history: History;
  time: Time;
}

/** The session's time: play it, drag it, or go from one mark to the next. */
export function Timeline({ history, time }: TimelineProps) {
  const { length, marks } = history;
  const nextStep = (mark: Mark): number => marks.find((each) => each.kind === "step" && each.at > mark.at)?.at ?? length;
  const share = (at: number): string => `${length > 0 ? (100 * at) / length : 0}%`;
  return (
    <section className="timeline" aria-label="The session over its time">
      <button
        type="button"
        className="quiet icon"
        aria-label={time.playing ? "Hold" : "Play"}
        title={`${time.playing ? "Hold" : "Play"} (space)`}
        onClick={time.toggle}
      >
        <Icon name={time.playing ? "pause" : "play"} />
      </button>
      <span className="timeline-clock figure">{clockFace(time.at)}</span>
      <div className="timeline-line">
        <input
          type="range"
          min={0}
          max={Math.ceil(length)}
          step={1}
          value={Math.round(time.at)}
          aria-label="Time of the session"
          aria-valuetext={inWords(time.at)}
          onChange={(event) => { time.go(Number(event.target.value)); }}
        />
        <ol className="timeline-marks">
          {marks.map((mark) => (
            <li
              key={`${mark.at} ${mark.says}`}
              className={mark.kind === "step" ? "of-step" : "of-sign"}
              style={{ insetInlineStart: share(mark.at), ...(mark.kind === "step" ? { inlineSize: share(nextStep(mark) - mark.at) } : {}) }}
            >
              <button
                type="button"
                className={`mark ${mark.kind}`}
                title={`${clockFace(mark.at)} ${mark.says}`}
                aria-label={`${mark.says}, at ${inWords(mark.at)}`}
                onClick={() => { time.go(mark.at); }}
              >
                {mark.kind === "step" ? mark.says : SIGNS[mark.kind]}
              </button>
            </li>
          ))}
        </ol>
      </div>
      <span className="timeline-clock figure">{clockFace(length)}</span>
      <label className="timeline-speed">
        <span className="sr-only">Speed</span>
        <select value={time.speed} onChange={(event) => { time.setSpeed(Number(event.target.value) as Speed); }}>
          {SPEEDS.map((speed) => <option key={speed} value={speed}>{speed}×</option>)}
        </select>
      </label>
    </section>
  );
}
