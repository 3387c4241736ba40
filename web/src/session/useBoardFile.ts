import { useEffect, useState } from "react";
import { api } from "../api/http";
import type { Mistake } from "../api/types";
import type { Room, SessionStore } from "./store";

const REST_MS = 350;
/** As many of this page's own texts are known again as they come back from the studio. */
const KNOWN = 8;

/** What was written into the board file and is not what is drawn. */
interface Draft {
  text: string;
  /** The drawing's text it was written on, and its own texts sent since: none of them is a change by another hand. */
  on: readonly string[];
  sent: boolean;
}

export interface BoardFile {
  /** What is written and not yet drawn; null while the file is what is drawn. */
  mine: string | null;
  mistakes: readonly Mistake[];
  why: string | null;
  /** The drawing was changed elsewhere since this was begun, so drawing this would undo that. */
  behind: boolean;
  /** Is there something that is not drawn by itself: it holds a mistake, or the drawing has changed? */
  waits: boolean;
  write: (text: string) => void;
  /** Draws what is written all the same. */
  insist: () => void;
  /** Lets what is written go. */
  take: () => void;
}

/**
 * What is written in the board file is drawn once it rests and reads. It lives with the session's screen, not with
 * the panel, and is kept for this tab: closing the panel, leaving or a reload loses none of it.
 */
export function useBoardFile(room: Room, store: SessionStore): BoardFile {
  const { id, ended } = room.view;
  const { text } = room.view.board;
  const [kept, setDraft] = useState<Draft | null>(() => read(id));
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const [why, setWhy] = useState<string | null>(null);
  const draft = ended || kept?.text === text ? null : kept;
  const behind = draft !== null && !draft.on.includes(text);
  const unsent = draft !== null && !draft.sent ? draft.text : null;
  const away = room.line !== "open";

  useEffect(() => { keep(id, draft); }, [id, draft]);
  // Once the studio has what was written, and nothing more was, the two are one again.
  useEffect(() => { setDraft((now) => (now === null || now.text === text ? null : since(now, text))); }, [text]);
  useEffect(() => {
    if (unsent === null) return;
    const stale = new AbortController();
    const timer = setTimeout(() => {
      api.checkBoard(unsent, id, stale.signal).then((answer) => {
        setMistakes(answer.mistakes);
        setWhy(null);
        if (answer.mistakes.length > 0 || behind) return;
        setDraft((now) => now && { ...now, on: [...now.on, unsent].slice(-KNOWN), sent: now.text === unsent });
        store.send("board", { text: unsent });
      }, (cause: unknown) => {
        if (!stale.signal.aborted) setWhy(cause instanceof Error ? cause.message : String(cause));
      });
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      stale.abort();
    };
    // Where the studio was away, it is asked again once it is back.
  }, [unsent, behind, away, id, store]);

  const forget = (): void => {
    setMistakes([]);
    setWhy(null);
  };
  const refused = room.refusal?.kind === "board";
  return {
    mine: draft?.text ?? null,
    mistakes,
    why,
    behind,
    waits: draft !== null && (behind || refused || mistakes.length > 0 || why !== null),
    write: (written) => {
      if (kept === null) forget();
      const on = kept?.on ?? [text];
      // Back to what is drawn, and nothing else on its way: there is no draft any more.
      setDraft(written === text && on.at(-1) === text ? null : { text: written, on, sent: false });
    },
    insist: () => { setDraft(draft && { ...draft, on: [text], sent: false }); },
    take: () => {
      forget();
      setDraft(null);
    },
  };
}

/** What came before the text that the studio now has is not expected any more. */
function since(draft: Draft, text: string): Draft {
  const at = draft.on.lastIndexOf(text);
  return at > 0 ? { ...draft, on: draft.on.slice(at) } : draft;
}

function read(session: string): Draft | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(place(session)) ?? "null") as Partial<Draft> | null;
    return typeof found?.text === "string" && Array.isArray(found.on) ? { text: found.text, on: found.on, sent: false } : null;
  } catch {
    return null;
  }
}

function keep(session: string, draft: Draft | null): void {
  try {
    if (draft) sessionStorage.setItem(place(session), JSON.stringify(draft));
    else sessionStorage.removeItem(place(session));
  } catch {
    // Without storage it is kept as long as the screen is open.
  }
}

function place(session: string): string {
  return `peakday.file.${session}`;
}
