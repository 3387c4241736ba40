import { useId, useRef, useState, type KeyboardEvent, type Ref } from "react";

/** What a way to begin leaves for the candidate to fill in. */
const BLANK = "…";

/** Selects the first blank of what is written, so that typing fills it in; false where there is none. */
function toBlank(box: HTMLTextAreaElement | null | undefined, text: string): boolean {
  const at = text.indexOf(BLANK);
  box?.focus();
  if (at >= 0) box?.setSelectionRange(at, at + 1);
  return at >= 0;
}

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
  const form = useRef<HTMLFormElement>(null);
  const box = (): HTMLTextAreaElement | null | undefined => form.current?.querySelector("textarea");
  const send = (): void => {
    const said = text.trim();
    if (!said || (quick.some((start) => start.includes(BLANK)) && toBlank(box(), text))) return;
    onSay(said);
    setText("");
  };
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    } else if (event.key === "Tab" && !event.shiftKey && text.includes(BLANK)) {
      event.preventDefault();
      toBlank(event.currentTarget, text);
    } else if (event.key === "Escape") {
      event.currentTarget.blur();
    }
  };
  return (
    <form
      ref={form}
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
              onClick={() => {
                setText(start);
                requestAnimationFrame(() => { toBlank(box(), start); });
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
