import "../report/report.css";
import "./compare.css";
import { useEffect, useState } from "react";
import { api } from "../api/http";
import { hrefOf } from "../app/route";
import { Whiteboard } from "../canvas";
import type { Report } from "../report/types";
import { clockFace } from "../session/clock";
import { boxChanges, measured, moved, scores, type Line, type Way } from "./differences";
import { Plain } from "../app/Plain";

const SIGNS: Record<Way, { sign: string; word: string }> = {
  better: { sign: "↑", word: "better" },
  worse: { sign: "↓", word: "worse" },
  same: { sign: "=", word: "the same" },
  unknown: { sign: "·", word: "not comparable" },
};

/** Two attempts at one prompt, the earlier on the left. */
export default function ComparePage({ then, now }: { then: string; now: string }) {
  const [reports, setReports] = useState<[Report, Report] | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    Promise.all([api.report<Report>(then), api.report<Report>(now)]).then(
      (found) => { if (!gone) setReports(found); },
      (cause: unknown) => { if (!gone) setWhy(cause instanceof Error ? cause.message : String(cause)); },
    );
    return () => { gone = true; };
  }, [then, now]);
  if (why) {
    return (
      <Plain title="These two cannot be compared">
        <p>{why}</p>
        <p><a href="#/">Home</a></p>
      </Plain>
    );
  }
  if (!reports) return <p className="waiting" role="status">Reading both sessions and running their boards…</p>;
  const [a, b] = reports;
  const boards = [a, b].map((report) => report.board?.document ?? {}) as [Record<string, unknown>, Record<string, unknown>];
  const changes = boxChanges(...boards);
  return (
    <main className="report compare">
      <nav className="report-nav" aria-label="Comparison">
        <a className="wordmark" href="#/">Peakday</a>
        <span>
          <a className="button" href={hrefOf({ screen: "report", id: then })}>Report then</a>{" "}
          <a className="button" href={hrefOf({ screen: "report", id: now })}>Report now</a>{" "}
          <button type="button" onClick={() => { print(); }}>Print</button>
        </span>
      </nav>
      <h1>{b.title}, twice</h1>
      {a.prompt !== b.prompt && <p className="mistake">These are two different prompts: the scores compare, the figures do not.</p>}
      <Lines title="Score" lines={scores(a, b)} />
      <Lines title="Criteria that moved" lines={moved(a, b)} none="No criterion moved a level." />
      <Lines title="Measured at peak, on the last board" lines={measured(a, b)} />
      <section className="table" aria-labelledby="boards-title">
        <h2 id="boards-title">The boards</h2>
        <div className="compare-boards">
          {boards.map((document, index) => (
            <figure key={index}>
              <div className="board-then-frame"><Whiteboard document={document} empty="Nothing was drawn." /></div>
              <figcaption>{index === 0 ? "Then" : "Now"}, {clockFace((index === 0 ? a : b).duration_s ?? 0)} on the clock</figcaption>
            </figure>
          ))}
        </div>
        {changes.length === 0 ? <p>The same boxes, saying the same.</p> : (
          <ul className="compare-boxes">
            {changes.map(({ box, what, how }) => (
              <li key={box + what}><b>{box}</b> {what}{how.length > 0 && <>: {how.join(", ")}</>}</li>
            ))}
          </ul>
        )}
      </section>
    </main>
  );
}

function Lines({ title, lines, none }: { title: string; lines: readonly Line[]; none?: string }) {
  return (
    <section className="table" aria-label={title}>
      <h2>{title}</h2>
      {lines.length === 0 ? <p>{none}</p> : (
        <table>
          <thead><tr><th scope="col">What</th><th scope="col">Then</th><th scope="col">Now</th><th scope="col"><span className="sr-only">Way</span></th></tr></thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.says}>
                <th scope="row">{line.says}</th>
                <td data-label="Then">{line.then}</td>
                <td data-label="Now"><b className="figure">{line.now}</b></td>
                <td className={`way ${line.way}`}>
                  <span aria-hidden="true">{SIGNS[line.way].sign}</span><span className="sr-only">{SIGNS[line.way].word}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
