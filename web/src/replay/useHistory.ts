import { useEffect, useState } from "react";
import { api } from "../api/http";
import type { Snapshot } from "../api/types";
import { historyOf, type History } from "./history";

export type Found =
  | { state: "reading" }
  | { state: "there"; session: Snapshot; history: History }
  | { state: "missing"; why: string };

/** A session and its whole log, fetched once. */
export function useHistory(id: string): Found {
  const [found, setFound] = useState<Found>({ state: "reading" });
  useEffect(() => {
    let gone = false;
    Promise.all([api.session(id), api.events(id)]).then(
      ([session, events]) => {
        if (!gone) setFound({ state: "there", session, history: historyOf(session, events) });
      },
      (cause: unknown) => {
        if (!gone) setFound({ state: "missing", why: cause instanceof Error ? cause.message : String(cause) });
      },
    );
    return () => { gone = true; };
  }, [id]);
  return found;
}
