import { sayCount, sayMeasured, sayMoney, sayShare, unbroken } from "../app/say";
import { failureStory } from "./say";
import type { Measured } from "./types";

const VERDICTS: Record<Measured["verdict"], string> = {
  clears: "It holds every target",
  misses: "It misses a target",
  undecided: "The run left a target open",
};

/** The verdict in words, with how many targets are missed where it is more than one. */
function verdictOf({ verdict, targets }: Measured): string {
  const missed = targets.filter(({ met }) => met === false).length;
  return missed > 1 ? `It misses ${missed} of ${targets.length} targets` : VERDICTS[verdict];
}

const SIGNS = { true: ["✓", "met"], false: ["✗", "missed"], null: ["?", "left open by the run"] } as const;

/** How far the scaled engine was from the exact one, at a size that both can run. */
function errorOf({ scaled }: Measured): string {
  if (!scaled) return "";
  return scaled.error ? `; its p99 was ${sayShare(scaled.error.p99)} off the exact one’s where both could run` : "; its error was not measured";
}

/** What a design measured: its verdict and cost, each target, and what its failures did; `brief` for a card. */
export function Figures({ measured, brief = false }: { measured: Measured | null; brief?: boolean }) {
  if (!measured) return <p className="faint">Not measured yet on these files.</p>;
  if (measured.trouble !== undefined) return <p className="mistake">It does not run: {measured.trouble}</p>;
  const story = failureStory(measured);
  return (
    <div className="figures">
      <p><b>{verdictOf(measured)}</b>, at <b className="figure">{sayMoney(measured.cost.usd_per_month)}</b> a month.
        {measured.limiting !== null && <> What limits it: <i>{measured.limiting}</i>.</>}</p>
      <ul>
        {measured.targets.map((target) => {
          const [sign, word] = SIGNS[String(target.met) as keyof typeof SIGNS];
          return (
            <li key={target.text} className={word}>
              <span aria-hidden="true">{sign}</span><span className="sr-only">{word}: </span>
              <span>{unbroken(target.text)}</span>
              <b className="figure">{target.measured === null ? "–" : sayMeasured(target.measured, target.unit)}</b>
            </li>
          );
        })}
      </ul>
      {story.length > 0 && (brief
        ? <p className="faint"><b>{story[0]?.failure}</b>: {story[0]?.says}{story.length > 1 && ` (and ${story.length - 1} more)`}</p>
        : (
          <dl>
            {story.map(({ failure, says }) => <div key={failure}><dt>{failure}</dt><dd>{says}</dd></div>)}
          </dl>
        ))}
      {!brief && (
        <p className="faint">
          {sayCount(measured.requests)} requests, {measured.seeds} replications, by the {measured.engine} engine{errorOf(measured)}.
        </p>
      )}
    </div>
  );
}
