import { useId, useRef, useState, type KeyboardEvent, type Ref } from "react";

/** What a way to begin leaves for the candidate to fill in. */
const BLANK = "…";

/** Selects the next blank of what is written, so that typing fills it in; false where there is none. */
function toBlank(box: HTMLTextAreaElement | null | undefined, text: string, from = 0): boolean {
  const at = text.indexOf(BLANK, from);
  if (at < 0) return false;
  box?.focus();
  box?.setSelectionRange(at, at + 1);
  return true;
}

function blanksIn(text: string): number {
  return text.split(BLANK).length - 1;
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
  /** How many blanks of a way to begin are still to be asked after, each once; one's own "…" is none. */
  const blanks = useRef(0);
  const [held, setHeld] = useState(false);
  const write = (now: string): void => {
    setText(now);
    setHeld(false);
    blanks.current = Math.min(blanks.current, blanksIn(now));
  };
  const begin = (start: string): void => {
    write(start);
    blanks.current = blanksIn(start);
    requestAnimationFrame(() => { if (!toBlank(box(), start)) box()?.focus(); });
  };
  const send = (): void => {
    const said = text.trim();
    if (!said) return;
    const left = blanksIn(text);
    if (left > 0 && left <= blanks.current) {
      blanks.current = left - 1;
      setHeld(true);
      toBlank(box(), text);
      return;
    }
    onSay(said);
    write("");
  };
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    } else if (event.key === "Tab" && !event.shiftKey && blanks.current > 0) {
      // Behind the last blank Tab leaves the box, as anywhere.
      if (toBlank(event.currentTarget, text, event.currentTarget.selectionEnd)) event.preventDefault();
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
              onClick={() => { begin(start); }}
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
          onChange={(event) => { write(event.target.value); }}
          onKeyDown={pressed}
        />
        <button type="submit" className="primary" disabled={!text.trim()} title="Say it (enter)">
          Say
        </button>
      </div>
      {held && <p className="faint" role="status">A … is left to fill in. Say it once more to leave it so.</p>}
      {refusal && (
        <p className="mistake" id={hint} role="alert">
          {refusal}
        </p>
      )}
    </form>
  );
}
