import "./report.css";
import { useEffect, useRef, useState } from "react";
import { api } from "../api/http";
import { hrefOf } from "../app/route";
import { labelIn } from "../session/labels";
import { BoardThen } from "./BoardThen";
import { Criteria } from "./Criteria";
import { Debrief } from "./Debrief";
import { keep } from "./keep";
import { Mistakes } from "./Mistakes";
import { Principles } from "./Principles";
import { PlayedSession } from "./Stamp";
import { Summary } from "./Summary";
import { Grading } from "./Grading";
import { HowRead } from "./HowRead";
import { BoxesWorth, Claims, OwnRuns, Predictions } from "./Tables";
import type { Claim, Report } from "./types";
import { Plain } from "../app/Plain";

/** The scored session, from its address: to read, to print, to keep. */
export default function ReportPage({ id }: { id: string }) {
  const [report, setReport] = useState<Report | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    let gone = false;
    api.report<Report>(id).then(
      (found) => { if (!gone) setReport(found); },
      (cause: unknown) => { if (!gone) setWhy(cause instanceof Error ? cause.message : String(cause)); },
    );
    return () => { gone = true; };
  }, [id, attempt]);
  useEffect(() => {
    document.title = report ? `Report: ${report.title} · Peakday` : "Report · Peakday";
    return () => { document.title = "Peakday"; };
  }, [report]);
  if (why) {
    return (
      <Plain title="The report is not there">
        <p>{why}</p>
        <p>
          <button type="button" className="primary" onClick={() => { setWhy(null); setAttempt((n) => n + 1); }}>
            Try again
          </button>{" "}
          <a href="#/">Home</a>
        </p>
      </Plain>
    );
  }
  if (!report) return <Grading />;
  return (
    <PlayedSession value={id}>
    <main className="report" ref={page}>
      <nav className="report-nav" aria-label="Report">
        <a className="wordmark" href="#/">Peakday</a>
        <span>
          <a className="button" href={hrefOf({ screen: "replay", id, at: 0 })}>Replay</a>
          <a className="button" href={api.reportMarkdownPath(id)} download>Markdown</a>
          <a className="button" href={api.sessionMarkdownPath(id)} download>Transcript</a>
          <button
            type="button"
            title="One file with everything in it, that opens anywhere"
            onClick={() => { if (page.current) keep(page.current, `Report: ${report.title}`, `${report.prompt}-report.html`); }}
          >
            HTML
          </button>
          <button type="button" onClick={() => { print(); }}>Print</button>
        </span>
      </nav>
      <Summary report={report} />
      <Debrief debrief={report.debrief} />
      <Mistakes mistakes={report.mistakes} />
      <Criteria dimensions={report.dimensions} />
      <Principles
        principles={report.principles}
        judge={async (said) => {
          await api.judgePrinciple(id, said);
          setReport(await api.report<Report>(id));
        }}
      />
      <Claims claims={report.claims.filter((claim) => !isPrediction(claim, report))} />
      <Predictions predictions={report.predictions ?? []} />
      <OwnRuns runs={report.own_runs ?? []} labelOf={(box) => labelIn(report.board?.document ?? {}, box)} />
      <BoxesWorth worth={report.worth} labelOf={(box) => labelIn(report.board?.document ?? {}, box)} />
      <BoardThen report={report} />
      <HowRead problems={report.problems ?? []} inferred={report.inferred ?? []} />
      <footer className="report-foot">
        <p>
          {report.bar_note} Judge: {report.judge}. The same session always gets the same score.
        </p>
      </footer>
    </main>
    </PlayedSession>
  );
}

/** A prediction is told once, among the predictions. */
function isPrediction(claim: Claim, report: Report): boolean {
  return (report.predictions ?? []).some((each) => each.at === claim.at && each.text === claim.text);
}
