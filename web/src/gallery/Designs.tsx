import { useEffect, useState } from "react";
import { api } from "../api/http";
import { Drawing } from "./Drawing";
import { Figures } from "./Figures";
import { paragraphs } from "./say";
import type { Design, Designs as Found, Measured } from "./types";

/** All designs of a prompt, side by side. */
export function Designs({ id }: { id: string }) {
  const [found, setFound] = useState<Found | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    api.designs<Found>(id).then(
      (designs) => { if (!gone) setFound(designs); },
      (cause: unknown) => { if (!gone) setWhy(cause instanceof Error ? cause.message : String(cause)); },
    );
    return () => { gone = true; };
  }, [id]);
  if (why) return <p className="mistake" role="alert">{why}</p>;
  if (!found) return <p role="status">Opening its designs…</p>;
  return (
    <>
      <h1>{found.title}</h1>
      <p className="gallery-lead">{found.summary}</p>
      <ul className="gallery-designs">
        {found.designs.map((design) => <li key={design.name}><One prompt={id} design={design} /></li>)}
      </ul>
    </>
  );
}

type Running = { state: "no" } | { state: "yes" } | { state: "failed"; why: string } | { state: "done"; measured: Measured };

/** One design: its drawing, its figures, its page; and a way to measure it here and now. */
function One({ prompt, design }: { prompt: string; design: Design }) {
  const [running, setRunning] = useState<Running>({ state: "no" });
  const run = (): void => {
    setRunning({ state: "yes" });
    api.runDesign<Measured>(prompt, design.name).then(
      (measured) => { setRunning({ state: "done", measured }); },
      (cause: unknown) => { setRunning({ state: "failed", why: cause instanceof Error ? cause.message : String(cause) }); },
    );
  };
  return (
    <article>
      <p className="faint">The {design.name} design</p>
      <h2>{design.title}</h2>
      <a href={api.drawingPath(prompt, design.name)} target="_blank" rel="noreferrer" title="Larger, on a page of its own">
        <Drawing prompt={prompt} design={design.name} title={design.title} />
      </a>
      <div aria-live="polite">
        <Figures measured={running.state === "done" ? running.measured : design.measured} />
        {running.state === "done" && <p className="faint">Measured just now, on this machine.</p>}
        {running.state === "failed" && <p className="mistake">{running.why}</p>}
      </div>
      {running.state !== "done" && (
        <button type="button" onClick={run} disabled={running.state === "yes"}>
          {running.state === "yes" ? "Running; a large one takes a minute…" : design.measured ? "Run it again here" : "Run it"}
        </button>
      )}
      <details>
        <summary>In words</summary>
        {paragraphs(design.page).map((words, at) => (
          <p key={at}>{words.map(({ text, bold }, part) => (bold ? <b key={part}>{text}</b> : text))}</p>
        ))}
      </details>
    </article>
  );
}
