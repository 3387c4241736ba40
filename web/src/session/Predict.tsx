import { useState } from "react";
import type { Card, PromptFailure } from "../api/types";
import { Dialog } from "../app/Dialog";
import { sayLoad } from "../app/say";
import { complaint } from "../board/validate";

interface PredictProps {
  failure: PromptFailure;
  /** What it does to this board, in a few words. */
  name: string;
  /** When it begins and how long it lasts, in a sentence. */
  time: string;
  /** The journey both numbers are of. */
  journey: string | undefined;
  /** The load it runs at where the interviewer changed it. */
  load: string | null;
  /** The prediction; `"skip"` to run without one, which the report will show; null to run nothing. */
  onDone: (answer: Card | "skip" | null) => void;
}

/** Before a failure runs: what will happen? The answer is kept and held against the run. */
export function Predict({ failure, name, time, journey, load, onDone }: PredictProps) {
  const [text, setText] = useState("");
  const [success, setSuccess] = useState("");
  const [p99, setP99] = useState("");
  const percent = success.trim() === "" ? null : Number(success.trim().replace(",", ".").replace(/%$/, ""));
  const wrong = percent !== null && !(percent >= 0 && percent <= 100);
  const late = complaint("duration", p99);
  const ready = text.trim() !== "" && !wrong && late === null;
  const keep = (): void => {
    if (!ready) return;
    const card: Card = {
      id: crypto.randomUUID(),
      kind: "prediction",
      text: text.trim(),
      failure: failure.text,
    };
    if (percent !== null) card.success = percent;
    if (p99.trim()) card.p99 = p99.trim();
    if (journey !== undefined) card.journey = journey;
    onDone(card);
  };
  return (
    <Dialog title={`What if: ${name}`} onClose={() => { onDone(null); }}>
      <form
        className="predict"
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <p>{failure.say} {time}{load && <> It runs at {sayLoad(load)}, as the interviewer changed it.</>}</p>
        <label>
          <span>What will happen? {failure.predict}</span>
          <textarea
            rows={3}
            value={text}
            autoFocus
            placeholder="What breaks, what the customer sees, how it recovers"
            onChange={(event) => { setText(event.target.value); }}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
                event.preventDefault();
                keep();
              }
            }}
          />
        </label>
        <p className="faint">Put a number on it, and the run tells how close you came{journey !== undefined && <>: both are of <b>{journey}</b></>}.</p>
        <div className="predict-numbers">
        <label className="predict-number">
          <span>Success while it lasts</span>
          <span className="with-unit">
            <input
              inputMode="decimal"
              value={success}
              aria-invalid={wrong}
              aria-describedby={wrong ? "predict-wrong" : undefined}
              onChange={(event) => { setSuccess(event.target.value); }}
            />
            %
          </span>
        </label>
        <label className="predict-number">
          <span>p99: 99 of 100 are done within</span>
          <input
            value={p99}
            placeholder="e.g. 400 ms, or 3 min"
            aria-invalid={late !== null}
            aria-describedby={late ? "predict-late" : undefined}
            onChange={(event) => { setP99(event.target.value); }}
          />
        </label>
        </div>
        {late && <p className="mistake" id="predict-late" role="alert">{late}</p>}
        {wrong && (
          <p className="mistake" id="predict-wrong" role="alert">
            A share of requests lies between 0 and 100 %.
          </p>
        )}
        <div className="form-end">
          <button type="button" className="quiet" onClick={() => { onDone("skip"); }}>
            Run without a prediction
          </button>
          <button type="submit" className="primary" disabled={!ready}>
            Predict and run
          </button>
        </div>
      </form>
    </Dialog>
  );
}
