import { useEffect, useRef, useState } from "react";

interface NotesProps {
  notes: string;
  ended: boolean;
  onNote: (text: string) => void;
}

/** The candidate's own page. Kept as it is typed. */
export function Notes({ notes, ended, onNote }: NotesProps) {
  const [text, setText] = useState(notes);
  const writing = useRef(false);
  useEffect(() => {
    if (!writing.current) setText(notes);
  }, [notes]);
  return (
    <textarea
      className="notes"
      value={text}
      readOnly={ended}
      aria-label="Notes"
      placeholder="Anything you want to keep in sight. Saved as you type."
      onFocus={() => { writing.current = true; }}
      onBlur={() => { writing.current = false; }}
      onKeyDown={(event) => { if (event.key === "Escape") event.currentTarget.blur(); }}
      onChange={(event) => {
        setText(event.target.value);
        onNote(event.target.value);
      }}
    />
  );
}
