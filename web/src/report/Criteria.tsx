import { EvidenceList } from "./EvidenceList";
import { CRITERIA, DIMENSIONS, LEVELS } from "./rubric";
import type { Criterion, Dimension } from "./types";

/** Every criterion: its level as four pips, the evidence, and what would raise it. */
export function Criteria({ dimensions }: { dimensions: Record<string, Dimension> }) {
  return (
    <div className="criteria">
      {Object.entries(dimensions).map(([id, dimension]) => {
        const criteria = Object.entries(dimension.criteria);
        const read = criteria.filter(([, criterion]) => criterion.level !== null);
        const unread = criteria.filter(([, criterion]) => criterion.level === null);
        return (
          <section key={id} className="dimension" aria-labelledby={`dimension-${id}`}>
            <h2 id={`dimension-${id}`}>
              {dimension.title ?? DIMENSIONS[id] ?? id}
              <span className="figure">{dimension.score === null ? "not read" : Math.round(dimension.score)}</span>
            </h2>
            {read.map(([name, criterion]) => (
              <OneCriterion key={name} name={name} criterion={criterion} />
            ))}
            <Unread criteria={unread} />
          </section>
        );
      })}
    </div>
  );
}

function OneCriterion({ name, criterion }: { name: string; criterion: Criterion }) {
  const level = criterion.level ?? 0;
  return (
    <article className="criterion">
      <h3>
        <span className="criterion-id">{name}</span> {criterion.title ?? CRITERIA[name] ?? name}
        <Pips level={level} />
      </h3>
      <EvidenceList evidence={criterion.evidence} />
      {criterion.to_raise && (
        <p className="to-raise">
          <b>To raise it.</b> {criterion.to_raise}
        </p>
      )}
    </article>
  );
}

export function Pips({ level }: { level: number }) {
  return (
    <span className="pips" role="img" aria-label={`Level ${level} of 4, ${LEVELS[level] ?? ""}`}>
      {[1, 2, 3, 4].map((pip) => (
        <span key={pip} className={pip <= level ? "pip full" : "pip"} />
      ))}
      <span className="pip-word">{LEVELS[level]}</span>
    </span>
  );
}

/** Criteria nobody has read are listed as that, once a dimension, never scored. */
function Unread({ criteria }: { criteria: [string, Criterion][] }) {
  if (criteria.length === 0) return null;
  const reasons = new Map<string, string[]>();
  for (const [name, criterion] of criteria) {
    const reason = criterion.reason ?? "Not read yet.";
    const title = `${name} ${criterion.title ?? CRITERIA[name] ?? ""}`.trim();
    reasons.set(reason, [...(reasons.get(reason) ?? []), title]);
  }
  return (
    <div className="unread">
      {[...reasons].map(([reason, names]) => (
        <p key={reason}>
          <b>{names.join(", ")}.</b> {reason}
        </p>
      ))}
    </div>
  );
}
