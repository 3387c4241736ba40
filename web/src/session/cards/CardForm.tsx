import { useState, type KeyboardEvent } from "react";
import type { Card, CardKind } from "../../api/types";
import { kindOfCard } from "./kinds";

interface CardFormProps {
  kind: CardKind;
  /** The card, or null when the candidate backed out. */
  onDone: (card: Card | null) => void;
}

/** One sentence, and for a trade-off the two things that make it one. */
export function CardForm({ kind, onDone }: CardFormProps) {
  const { title, ask, example } = kindOfCard(kind);
  const [text, setText] = useState("");
  const [over, setOver] = useState("");
  const [cost, setCost] = useState("");
  const keep = (): void => {
    if (!text.trim()) return;
    const card: Card = { id: crypto.randomUUID(), kind, text: text.trim() };
    if (over.trim()) card.over = over.trim();
    if (cost.trim()) card.cost = cost.trim();
    onDone(card);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onDone(null);
    } else if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      keep();
    }
  };
  return (
    <form
      className="card-form"
      aria-label={title}
      onKeyDown={pressed}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <label>
        <span>{title}: {ask}</span>
        <textarea
          rows={2}
          value={text}
          placeholder={example}
          autoFocus
          onChange={(event) => { setText(event.target.value); }}
        />
      </label>
      {kind === "trade-off" && (
        <div className="card-form-pair">
          <label>
            <span>Over what?</span>
            <input value={over} placeholder="the option you leave" onChange={(event) => { setOver(event.target.value); }} />
          </label>
          <label>
            <span>At what cost?</span>
            <input value={cost} placeholder="what you pay for it" onChange={(event) => { setCost(event.target.value); }} />
          </label>
        </div>
      )}
      <div className="form-end">
        <button type="button" className="quiet" onClick={() => { onDone(null); }}>Back</button>
        <button type="submit" className="primary" disabled={!text.trim()}>Keep it</button>
      </div>
    </form>
  );
}
