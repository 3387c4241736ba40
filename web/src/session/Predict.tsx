import { useState } from "react";
import type { Card, PromptFailure } from "../api/types";
import { Dialog } from "../app/Dialog";
import { failureName } from "./failureName";

interface PredictProps {
  failure: PromptFailure;
  /** The prediction; `"skip"` to run without one, which the report will show; null to run nothing. */
  onDone: (answer: Card | "skip" | null) => void;
}

/** Before a failure runs: what will happen? The answer is kept and held against the run. */
export function Predict({ failure, onDone }: PredictProps) {
  const [text, setText] = useState("");
  const [success, setSuccess] = useState("");
  const percent = success.trim() === "" ? null : Number(success.trim().replace(",", ".").replace(/%$/, ""));
  const wrong = percent !== null && !(percent >= 0 && percent <= 100);
  const ready = text.trim() !== "" && !wrong;
  const keep = (): void => {
    if (!ready) return;
    const card: Card = {
      id: crypto.randomUUID(),
      kind: "prediction",
      text: text.trim(),
      failure: failure.text,
    };
    if (percent !== null) card.success = percent;
    onDone(card);
  };
  return (
    <Dialog title={`What if: ${failureName(failure.text)}`} onClose={() => { onDone(null); }}>
      <form
        className="predict"
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <p>{failure.say}</p>
        <label>
          <span>What will happen? {failure.predict}</span>
          <textarea
            rows={3}
            value={text}
            autoFocus
            placeholder="What breaks, what the shopper sees, how it recovers"
            onChange={(event) => { setText(event.target.value); }}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
                event.preventDefault();
                keep();
              }
            }}
          />
        </label>
        <label className="predict-number">
          <span>Success while it lasts, if you would put a number on it</span>
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
