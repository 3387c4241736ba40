import { useEffect, useState, useSyncExternalStore } from "react";
import { openSession, type Room, type SessionStore } from "./store";

export type Opening =
  | { state: "opening" }
  | { state: "failed"; why: string; again: () => void }
  | { state: "open"; store: SessionStore };

/** Opens the session while the screen is up, and closes its line when it goes. */
export function useSession(id: string): Opening {
  const [opening, setOpening] = useState<Opening>({ state: "opening" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let gone = false;
    let opened: SessionStore | undefined;
    const nudge = (): void => opened?.nudge();
    openSession(id).then(
      (store) => {
        if (gone) store.close();
        else {
          opened = store;
          setOpening({ state: "open", store });
        }
      },
      (cause: unknown) => {
        if (gone) return;
        const why = cause instanceof Error ? cause.message : String(cause);
        const again = (): void => {
          setOpening({ state: "opening" });
          setAttempt((before) => before + 1);
        };
        setOpening({ state: "failed", why, again });
      },
    );
    addEventListener("focus", nudge);
    addEventListener("online", nudge);
    return () => {
      gone = true;
      removeEventListener("focus", nudge);
      removeEventListener("online", nudge);
      opened?.close();
    };
  }, [id, attempt]);
  return opening;
}

export function useRoom(store: SessionStore): Room {
  return useSyncExternalStore(store.subscribe, store.get);
}
