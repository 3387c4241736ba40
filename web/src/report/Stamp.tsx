import { createContext, useContext } from "react";
import { hrefOf } from "../app/route";

/** The session the report is of, where it can be played; `null` where the report stands alone. */
export const PlayedSession = createContext<string | null>(null);

/** A moment of the session, which leads to its replay. */
export function Stamp({ at }: { at: string }) {
  const id = useContext(PlayedSession);
  if (id === null) return <time>{at}</time>;
  return (
    <a className="stamp" href={hrefOf({ screen: "replay", id, at: secondsOf(at) })} title="See this moment in the replay">
      <time>{at}</time>
    </a>
  );
}

/** `27:48` or `1:02:03` in seconds. */
export function secondsOf(stamp: string): number {
  return stamp.split(":").reduce((sum, part) => 60 * sum + (Number(part) || 0), 0);
}
