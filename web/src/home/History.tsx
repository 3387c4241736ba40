import type { SessionSummary } from "../api/types";
import { hrefOf } from "../app/route";
import { clockFace } from "../session/clock";

/** Sessions to go on with, then those that are finished. Empty, it teaches one thing. */
export function History({ sessions }: { sessions: readonly SessionSummary[] }) {
  if (sessions.length === 0) {
    return (
      <section className="history">
        <p className="empty">
          One thing before the first: ask before you draw. The interviewer knows numbers you will need and gives only
          those you ask for.
        </p>
      </section>
    );
  }
  const open = sessions.filter((session) => !session.ended);
  const done = sessions.filter((session) => session.ended);
  const before = (session: SessionSummary): SessionSummary | undefined =>
    done.find((each) => each.prompt === session.prompt && each.started < session.started);
  return (
    <>
      {open.length > 0 && (
        <section className="history" aria-labelledby="open-sessions">
          <h2 id="open-sessions">Pick up where you left off</h2>
          <ul>
            {open.map((session) => (
              <li key={session.id}>
                <a href={hrefOf({ screen: "session", id: session.id })}>
                  <b>{session.title}</b>
                  <span>
                    {clockFace(session.now_s)} of {session.minutes} min{session.running ? "" : ", paused"}
                  </span>
                  <time dateTime={session.started}>{day(session.started)}</time>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {done.length > 0 && (
        <section className="history" aria-labelledby="done-sessions">
          <h2 id="done-sessions">Finished</h2>
          <ul>
            {done.map((session) => (
              <li key={session.id}>
                <a href={hrefOf({ screen: "report", id: session.id })}>
                  <b>{session.title}</b>
                  <span>
                    {clockFace(session.now_s)}
                    {typeof session.total === "number" && <>, <b className="figure">{Math.round(session.total)}</b> of 100</>}
                  </span>
                  <time dateTime={session.started}>{day(session.started)}</time>
                </a>
                <Beside session={session} before={before(session)} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** What else there is to see of a finished session: its replay, and what changed since the attempt before. */
function Beside({ session, before }: { session: SessionSummary; before: SessionSummary | undefined }) {
  return (
    <p className="history-beside">
      <a href={hrefOf({ screen: "replay", id: session.id, at: 0 })}>Replay</a>
      {before && (
        <a href={hrefOf({ screen: "compare", id: before.id, now: session.id })}>Compare with {day(before.started)}</a>
      )}
    </p>
  );
}

function day(iso: string): string {
  const when = new Date(iso);
  if (Number.isNaN(when.getTime())) return "";
  return when.toLocaleString(undefined, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
}
