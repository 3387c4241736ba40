import { clockFace } from "../session/clock";
import { useRef } from "react";
import { useArrival } from "../app/useArrival";
import type { Dimension, Report } from "./types";
import { isSaid } from "./EvidenceList";
import { DIMENSIONS, LEVELS } from "./rubric";
import { Stamp } from "./Stamp";

/** The total and its bar, the five dimensions, and the moments that decided. */
export function Summary({ report }: { report: Report }) {
  const { total } = report;
  const title = useRef<HTMLHeadingElement>(null);
  useArrival(title, report.title);
  return (
    <header className="summary">
      <div className="summary-total">
        <h1 ref={title} tabIndex={-1}>{report.title}</h1>
        <p className="total">
          <b className="figure">{total === null ? "–" : round(total)}</b>
          <span> of 100{report.partial && ", over what was read"}</span>
        </p>
        <TotalBar total={total} />
        <p>{verdict(report)}</p>
        <p className="faint">
          {report.total_equal_weights !== null && <>With equal weights {round(report.total_equal_weights)}. </>}
          {used(report)}
          {report.paused_s ? `, with ${Math.max(1, Math.round(report.paused_s / 60))} min of pauses left out` : ""}.
        </p>
      </div>
      <ul className="dimensions">
        {Object.entries(report.dimensions).map(([id, dimension]) => (
          <DimensionBar key={id} id={id} dimension={dimension} />
        ))}
      </ul>
      {report.moments && report.moments.length > 0 && (
        <section className="moments" aria-labelledby="moments-title">
          <h2 id="moments-title">What decided it</h2>
          <ol>
            {report.moments.map((moment) => (
              <li key={moment.text}>
                {moment.at && <Stamp at={moment.at} />}
                <p>
                  {isSaid(moment.kind) ? <q>{moment.text}</q> : moment.text}{" "}
                  <span className="faint">{moment.why}</span>
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </header>
  );
}

function TotalBar({ total }: { total: number | null }) {
  return (
    <div className="bar total-bar" aria-hidden="true">
      <span className="bar-fill" style={{ inlineSize: `${total ?? 0}%` }} />
      <span className="bar-line" style={{ insetInlineStart: "70%" }} />
      <span className="bar-label" style={{ insetInlineStart: "70%" }}>the bar, 70</span>
    </div>
  );
}

function DimensionBar({ id, dimension }: { id: string; dimension: Dimension }) {
  return (
    <li>
      <span className="dimension-name">
        {dimension.title ?? DIMENSIONS[id] ?? id} <span className="faint">{dimension.weight} %</span>
      </span>
      <b className="figure">{dimension.score === null ? "–" : Math.round(dimension.score)}</b>
      <div className="bar" aria-hidden="true">
        <span className="bar-fill" style={{ inlineSize: `${dimension.score ?? 0}%` }} />
      </div>
      <span className="dimension-made faint">
        {Object.entries(dimension.criteria).map(([name, { level }]) => (
          <span key={name} title={level === null ? "not read" : LEVELS[level]}>
            {name}&nbsp;{level ?? "–"}
          </span>
        ))}
      </span>
    </li>
  );
}

const BAR = "The bar is 70 or more with no dimension under 50: Peakday’s, not Amazon’s.";

function verdict(report: Report): string {
  if (report.verdict) return `${report.verdict} ${BAR}`;
  return report.partial_note || "Some criteria were not read, so there is no verdict on the bar.";
}

function used(report: Report): string {
  const took = clockFace(report.duration_s ?? report.minutes * 60);
  return `${took} on the clock${report.minutes_allotted ? `, of ${round(report.minutes_allotted)} minutes` : ""}`;
}

export function round(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
