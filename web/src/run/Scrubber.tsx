import { Icon } from "../app/Icon";
import { sayShare } from "../app/say";
import type { RunResult } from "../api/types";
import { clockAt, sayWhole } from "./hours";
import { seriesOf } from "./moment";
import { runClock, sayLatency, sayMoment } from "./say";
import { Strip } from "./Strip";
import type { Playback } from "./usePlayback";
import "./run.css";

interface ScrubberProps {
  result: RunResult;
  failures: readonly string[];
  playback: Playback;
  labelOf: (box: string) => string;
}

/** The run's time under the board: drag it, step it with the arrow keys, or play it. */
export function Scrubber({ result, failures, playback, labelOf }: ScrubberProps) {
  const series = seriesOf(result);
  if (!series) return null;
  const { moment, playing } = playback;
  const last = series.t_s.length - 1;
  const clock = (seconds: number): string => clockAt(result, seconds);
  const whole = sayWhole(result, series.t_s[last] ?? 0);
  const says = moment ? sayMoment(moment, labelOf, clock) : `the whole run, ${whole}`;
  const [name, journey] = Object.entries(moment?.journeys ?? {})[0] ?? [];
  return (
    <section className="scrubber" aria-label="The run over its time">
      <button type="button" className="quiet icon" aria-label={playing ? "Hold the replay" : "Play the run"} title={playing ? "Hold (space)" : "Play the run (space)"} onClick={playback.toggle}>
        <Icon name={playing ? "pause" : "play"} />
      </button>
      <div className="strip">
        <Strip series={series} failures={failures} at={moment?.at ?? null} />
        <input
          type="range"
          min={0}
          max={last}
          step={1}
          value={moment?.at ?? 0}
          aria-label="Time of the run"
          aria-valuetext={says}
          className={moment ? "" : "whole"}
          onChange={(event) => { playback.go(Number(event.target.value)); }}
          onPointerDown={(event) => { if (!moment) playback.go(slotUnder(event.currentTarget, event.clientX, last)); }}
        />
      </div>
      <p className="scrubber-says">
        {moment ? (
          <>
            <span>
              <b className="figure" title={`${runClock(moment.to_s)} into the run`}>{clock(moment.to_s)}</b>{" "}
              {moment.failing[0] && <span className="scrubber-failing">{moment.failing[0].whom ? labelOf(moment.failing[0].whom) : "load"} {moment.failing[0].how}</span>}
            </span>
            {journey && name && (
              <span>
                {[journey.success === null ? "" : `${sayShare(journey.success)} ok`, sayLatency(journey)].filter(Boolean).join(", ")}
              </span>
            )}
          </>
        ) : (
          <>
            <span>whole run</span>
            <span className="figure">{whole}</span>
          </>
        )}
      </p>
      {moment && (
        <button type="button" className="quiet icon" aria-label="Back to the whole run" title="Back to the whole run" onClick={() => { playback.go(null); }}>
          <Icon name="close" />
        </button>
      )}
    </section>
  );
}

function slotUnder(range: HTMLElement, x: number, last: number): number {
  const { left, width } = range.getBoundingClientRect();
  return Math.round(Math.max(0, Math.min(1, (x - left) / width)) * last);
}
