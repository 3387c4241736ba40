import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { canonical, meaningOf, type BoardDocument } from "../board/document";
import { advance, begin, redo, redoes, undo, undoes, type History } from "../board/history";
import type { Change } from "./types";

export interface Board {
  readonly document: BoardDocument;
  readonly readOnly: boolean;
  /** What undo and redo would do, in words; `null` where there is nothing. */
  readonly undoes: string | null;
  readonly redoes: string | null;
  /** One edit, told in words. Edits of one `gesture` in a row undo as one. */
  edit(change: (document: BoardDocument) => BoardDocument, say: string, gesture?: string): void;
  undo(): void;
  redo(): void;
}

/** What undo calls a change that came from outside. */
export const ELSEWHERE = "change from elsewhere";
/** How many of its own documents the board remembers, to know their echoes. */
const REMEMBERED = 64;

/**
 * The document with its whole past. What comes in from outside and says something new becomes one more
 * step of the history; an echo of what was told before changes nothing, also when it comes late.
 */
export function useBoard(incoming: BoardDocument, onChange?: (document: BoardDocument, change: Change) => void): Board {
  const [history, setHistory] = useState<History<BoardDocument>>(() => begin(incoming));
  const latest = useRef(history);
  const told = useRef<string[]>([]);
  const heard = useRef("");
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  }, [onChange]);

  const become = useCallback((next: History<BoardDocument>, say: string | null) => {
    const before = latest.current.present;
    latest.current = next;
    setHistory(next);
    if (say === null || next.present === before) return;
    told.current = [...told.current.slice(1 - REMEMBERED), canonical(next.present)];
    tell.current?.(next.present, { say });
  }, []);

  useEffect(() => {
    const text = canonical(incoming);
    const again = text === heard.current;
    heard.current = text;
    // Our own, perhaps late: it and what was told before it are answered for.
    const echo = told.current.lastIndexOf(text);
    if (echo >= 0) told.current = told.current.slice(echo + 1);
    if (again || echo >= 0 || text === canonical(latest.current.present)) return;
    become(advance(latest.current, incoming, ELSEWHERE), null);
  }, [incoming, become]);

  const readOnly = !onChange;
  return useMemo(
    () => ({
      document: history.present,
      readOnly,
      undoes: undoes(history),
      redoes: redoes(history),
      edit: (change, say, gesture) => {
        if (readOnly) return;
        become(advance(latest.current, change(latest.current.present), say, gesture ?? null), say);
      },
      undo: () => {
        const say = undoes(latest.current);
        if (say !== null && !readOnly) become(undo(latest.current), `Undo: ${say}`);
      },
      redo: () => {
        const say = redoes(latest.current);
        if (say !== null && !readOnly) become(redo(latest.current), `Redo: ${say}`);
      },
    }),
    [history, readOnly, become],
  );
}

/**
 * `value` for as long as the document means what it meant when `value` came, or cannot be read (`unread`); after that
 * `null`.
 */
export function useWhileMeant<Value>(value: Value | null | undefined, document: BoardDocument, unread = false): Value | null {
  const [held, setHeld] = useState({ value, meaning: meaningOf(document) });
  if (held.value !== value) setHeld({ value, meaning: meaningOf(document) });
  const meaning = useMemo(() => meaningOf(document), [document]);
  return value && held.value === value && (unread || held.meaning === meaning) ? value : null;
}
