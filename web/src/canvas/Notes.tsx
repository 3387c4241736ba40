import { ViewportPortal, useReactFlow } from "@xyflow/react";
import { memo, useEffect, useRef, useState, type PointerEvent, type RefObject } from "react";
import type { BoardDocument, Point } from "../board/document";
import { editNote, notesOf, remove, strokePath, strokesOf, type Note } from "../board/notes";
import { useActions } from "./actions";
import { SignIcon } from "./icons";
import "./notes.css";

interface NotesProps {
  document: BoardDocument;
  readOnly: boolean;
  /** The note just made here, which takes the focus and is then forgotten; no other takes it. */
  fresh: RefObject<number | null>;
}

/** Sticky notes and strokes, on the paper with the boxes. */
export const Notes = memo(function Notes({ document, readOnly, fresh }: NotesProps) {
  const [notes, strokes] = [notesOf(document), strokesOf(document)];
  if (notes.length + strokes.length === 0) return null;
  return (
    <ViewportPortal>
      {strokes.length > 0 && (
        <svg className="wb-strokes" aria-label={`${strokes.length} strokes drawn by hand`} role="img">
          {strokes.map(({ index, points }) => <path key={index} d={strokePath(points)} />)}
        </svg>
      )}
      {notes.map((note) => <Sticky key={note.index} note={note} readOnly={readOnly} fresh={fresh} />)}
    </ViewportPortal>
  );
});

function Sticky({ note, readOnly, fresh }: Omit<NotesProps, "document"> & { note: Note }) {
  const { index } = note;
  const actions = useActions();
  const flow = useReactFlow();
  const [text, setText] = useState(note.text);
  const [at, setAt] = useState<Point | null>(null);
  const held = useRef<{ pointer: Point; from: Point } | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => { setText(note.text); }, [note.text]);
  useEffect(() => {
    if (fresh.current !== index) return;
    fresh.current = null;
    area.current?.focus({ preventScroll: true });
  }, [fresh, index]);
  useEffect(() => {
    // As tall as what is written.
    const field = area.current;
    if (!field) return;
    field.style.blockSize = "auto";
    field.style.blockSize = `${field.scrollHeight}px`;
  }, [text]);
  const [x, y] = at ?? note.at;
  const drag = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (readOnly) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = { pointer: [event.clientX, event.clientY], from: note.at };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!held.current) return;
      const { pointer, from } = held.current;
      const zoom = flow.getZoom();
      setAt([from[0] + (event.clientX - pointer[0]) / zoom, from[1] + (event.clientY - pointer[1]) / zoom]);
    },
    onPointerUp: () => {
      held.current = null;
      if (at) actions.edit((document) => editNote(document, index, { at }), "moving a note");
      setAt(null);
    },
  };
  const keep = (): void => {
    if (text !== note.text) actions.edit((document) => editNote(document, index, { text }), text.trim() ? "writing a note" : "removing a note");
  };
  return (
    <div className="wb-note nodrag nopan nowheel" style={{ transform: `translate(${x}px, ${y}px)` }}>
      <div className="wb-note-bar" {...drag}>
        {!readOnly && (
          <button type="button" aria-label="Remove the note" title="Remove" onPointerDown={(event) => { event.stopPropagation(); }} onClick={() => { actions.edit((document) => remove(document, index), "removing a note"); }}>
            <SignIcon sign="bin" size={12} />
          </button>
        )}
      </div>
      <textarea
        ref={area}
        aria-label="Note"
        rows={2}
        value={text}
        readOnly={readOnly}
        placeholder="A thought"
        onFocus={(event) => { if (note.text === NEW) event.currentTarget.select(); }}
        onChange={(event) => { setText(event.target.value); }}
        onBlur={keep}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
    </div>
  );
}

/** What stands on a note nobody has written on yet. */
export const NEW = "Note";
