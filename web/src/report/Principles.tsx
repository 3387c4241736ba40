import { EvidenceList } from "./EvidenceList";
import type { Report } from "./types";

const LEADERSHIP = "https://www.amazon.jobs/content/en/our-workplace/leadership-principles";

/** Amazon's Leadership Principles that a decision shows, and, by name, those that none does. */
export function Principles({ principles }: { principles: Report["principles"] }) {
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
            {each.name} <span className="faint">{each.level}</span>
          </h3>
          <EvidenceList evidence={each.evidence} />
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
