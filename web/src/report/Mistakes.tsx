import { EvidenceList } from "./EvidenceList";
import { MISTAKES } from "./rubric";
import type { Report } from "./types";

/** The known mistakes this session made. They are flagged, not subtracted again. */
export function Mistakes({ mistakes }: { mistakes: Report["mistakes"] }) {
  if (mistakes.length === 0) return null;
  return (
    <section className="mistakes" aria-labelledby="mistakes-title">
      <h2 id="mistakes-title">Worth another look</h2>
      {mistakes.map((mistake) => (
        <article key={mistake.id}>
          <h3>{mistake.text ?? MISTAKES[mistake.id] ?? mistake.id}</h3>
          <EvidenceList evidence={mistake.evidence} />
        </article>
      ))}
    </section>
  );
}
