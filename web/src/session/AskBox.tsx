import { useId, useState, type KeyboardEvent, type Ref } from "react";

interface AskBoxProps {
  onSay: (text: string) => void;
  quick: readonly string[];
  refusal: string | null;
  askRef: Ref<HTMLTextAreaElement>;
}

/** One box for questions and for thinking aloud. Enter sends; shift and enter start a new line. */
export function AskBox({ onSay, quick, refusal, askRef }: AskBoxProps) {
  const [text, setText] = useState("");
  const hint = useId();
  const send = (): void => {
    const said = text.trim();
    if (!said) return;
    onSay(said);
    setText("");
  };
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape") {
      event.currentTarget.blur();
    }
  };
  return (
    <form
      className="ask"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {quick.length > 0 && (
        <div className="quick-asks" aria-label="Ways to begin a sentence">
          {quick.map((start) => (
            <button
              key={start}
              type="button"
              className="chip"
              onClick={(event) => {
                setText(start);
                const box = event.currentTarget.form?.querySelector("textarea");
                box?.focus();
              }}
            >
              {start.trim()}
            </button>
          ))}
        </div>
      )}
      <div className="ask-line">
        <textarea
          ref={askRef}
          rows={2}
          value={text}
          placeholder="Ask, or think aloud (q)"
          aria-label="Ask the interviewer, or think aloud"
          aria-describedby={refusal ? hint : undefined}
          onChange={(event) => { setText(event.target.value); }}
          onKeyDown={pressed}
        />
        <button type="submit" className="primary" disabled={!text.trim()} title="Say it (enter)">
          Say
        </button>
      </div>
      {refusal && (
        <p className="mistake" id={hint} role="alert">
          {refusal}
        </p>
      )}
    </form>
  );
}
