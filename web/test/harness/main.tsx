/** The whiteboard on sample data, for looking at: `npm run dev`, then /test/harness/?show=result&theme=dark. Never shipped. */

import { useState } from "react";
import { createRoot } from "react-dom/client";
import "../../src/theme.css";
import { Histogram, PercentileCurve, TimeBar } from "../../src/charts";
import { Whiteboard, type BoardDocument } from "../../src/canvas";
import * as sample from "../sample";

const asked = new URLSearchParams(location.search);
const show = asked.get("show") ?? "rest";
const theme = asked.get("theme");
if (theme) document.documentElement.dataset.theme = theme;

function many(count: number): BoardDocument {
  const names = Array.from({ length: count }, (_, at) => `box-${at}`);
  return {
    boxes: Object.fromEntries(names.map((name, at) => [name, { is: sample.catalog.kinds[at % 16]?.kind, copies: (at % 3) + 1 }])),
    arrows: names.slice(1).map((name, at) => `box-${Math.floor(at / 2)} -> ${name}`),
  };
}

const first = show === "empty" ? {} : show === "many" ? many(Number(asked.get("count") ?? 200)) : sample.document;
const mistakes = show === "mistakes"
  ? [
      { line: 5, where: "box matcher, time", rule: "`80` has no unit; a duration wants one (ms, s, min, h or day)", mend: "Write `80 ms` or `80 s`" },
      { line: 9, where: "arrow gateway -> matcher, timeout", rule: "`400` has no unit", mend: "Write `400 ms`" },
      { line: 1, where: "journey checkout, from", rule: "there is no box `scaner`", mend: "Did you mean `scanner`?" },
    ]
  : [];

declare global {
  interface Window { told: BoardDocument[] }
}
window.told = [];

function Harness() {
  const [document, setDocument] = useState<BoardDocument>(first);
  const charts = show === "charts";
  const journey = sample.result.journeys.checkout;
  if (charts && journey?.histogram) {
    const { edges_ms: edgesMs, counts } = journey.histogram;
    const targets = [{ ms: 500, text: "p99 < 500 ms", met: false }];
    return (
      <div style={{ width: Number(asked.get("width") ?? 300), padding: 20, display: "grid", gap: 24 }}>
        <Histogram edgesMs={edgesMs} counts={counts} targets={targets} label="Latency of checkout" />
        <Histogram edgesMs={edgesMs} counts={counts} targets={[{ ms: 2000, text: "p99 < 2 s", met: true }]} label="Latency of checkout" />
        <TimeBar boxes={journey.where_the_time_goes} />
        <PercentileCurve curves={[{ name: "now", edgesMs, counts }, { name: "before", edgesMs: edgesMs.map((edge) => edge * 1.8), counts }]} targets={targets} label="Percentiles" />
      </div>
    );
  }
  return (
    <Whiteboard
      document={document}
      onChange={asked.has("look") ? undefined : (next) => { window.told.push(next); setDocument(next); }}
      catalog={sample.catalog}
      mistakes={mistakes}
      estimate={show === "estimate" || show === "result" ? sample.estimate : null}
      result={show === "result" ? sample.result : null}
      tools={<button type="button" style={{ font: "inherit", background: "var(--peak)", border: 0, borderRadius: 6, height: 30, padding: "0 14px" }}>Run</button>}
    />
  );
}

createRoot(document.getElementById("page") as HTMLElement).render(<Harness />);
