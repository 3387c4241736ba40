import { useState } from "react";
import { EvidenceList } from "./EvidenceList";
import type { Report } from "./types";

const LEADERSHIP = "https://www.amazon.jobs/content/en/our-workplace/leadership-principles";

type Principle = Report["principles"][number];
/** Tells the studio whether a quote shows a principle; where nobody can be told, nothing is asked. */
export type Judge = (said: { principle: string; quote: string; shown: boolean }) => Promise<void>;

/** Amazon's Leadership Principles that a decision shows, and, by name, those that none does. */
export function Principles({ principles, judge }: { principles: Report["principles"]; judge: Judge }) {
  if (principles.length === 0) return null;
  const seen = principles.filter((each) => each.level !== "not shown");
  const unseen = principles.filter((each) => each.level === "not shown");
  return (
    <section className="principles" aria-labelledby="principles-title">
      <h2 id="principles-title">
        <a href={LEADERSHIP} rel="noreferrer">Leadership Principles</a>
      </h2>
      {seen.map((each) => (
        <article key={each.name}>
          <h3>
            {each.name} <span className="faint">{each.confirmed ? "shown, you say" : each.level}</span>
          </h3>
          <EvidenceList evidence={each.evidence} />
          {each.level === "possible" && <Confirm principle={each} judge={judge} />}
        </article>
      ))}
      {unseen.length > 0 && (
        <p className="unread">
          <b>Not shown:</b> {unseen.map((each) => each.name).join(", ")}.
        </p>
      )}
    </section>
  );
}

/** "Possible, confirm?": the candidate takes the quote for the principle, or says that it is none. */
function Confirm({ principle, judge }: { principle: Principle; judge: Judge }) {
  const [why, setWhy] = useState<string | null>(null);
  const quote = principle.evidence[0]?.text;
  if (!quote) return null;
  const say = (shown: boolean) => {
    judge({ principle: principle.name, quote, shown }).catch((cause: unknown) => {
      setWhy(cause instanceof Error ? cause.message : String(cause));
    });
  };
  return (
    <p className="principle-ask">
      Does it show {principle.name}?{" "}
      <button type="button" onClick={() => { say(true); }}>Yes, it does</button>{" "}
      <button type="button" onClick={() => { say(false); }}>No</button>{" "}
      <span className="faint" role={why ? "alert" : undefined}>
        {why ?? "Your word stands in the report; the score stays."}
      </span>
    </p>
  );
}
