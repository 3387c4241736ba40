import "./gallery.css";
import { useEffect, useState } from "react";
import { api } from "../api/http";
import type { SessionSummary } from "../api/types";
import { hrefOf } from "../app/route";
import { answersSeen, rememberAnswers } from "../home/remembered";
import { Designs } from "./Designs";
import { Drawing } from "./Drawing";
import { Figures } from "./Figures";
import type { Card } from "./types";

interface Found {
  cards: Card[];
  sessions: SessionSummary[];
}

/** All prompts with their strong designs, or one prompt with all of its. */
export default function GalleryPage({ id }: { id: string | null }) {
  const [found, setFound] = useState<Found | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    Promise.all([api.gallery<Card[]>(), api.sessions()]).then(
      ([cards, sessions]) => { if (!gone) setFound({ cards, sessions }); },
      (cause: unknown) => { if (!gone) setWhy(cause instanceof Error ? cause.message : String(cause)); },
    );
    window.document.title = "Gallery · Peakday";
    return () => {
      gone = true;
      window.document.title = "Peakday";
    };
  }, []);
  const card = id === null ? null : found?.cards.find((each) => each.id === id);
  return (
    <main className="gallery">
      <nav className="gallery-nav" aria-label="Gallery">
        <a className="wordmark" href={hrefOf({ screen: "home" })}>Peakday</a>
        {id !== null && <a href={hrefOf({ screen: "gallery" })}>All prompts</a>}
      </nav>
      {why && <p className="mistake" role="alert">{why}</p>}
      {!found && !why && <p role="status">Opening the gallery…</p>}
      {found && id === null && <All {...found} />}
      {found && id !== null && (card
        ? <One card={card} practised={practised(card, found.sessions)} />
        : <p className="mistake" role="alert">There is no such prompt in the gallery. <a href={hrefOf({ screen: "gallery" })}>All prompts</a></p>)}
    </main>
  );
}

/** Finished once, a prompt has nothing left to give away. */
function practised(card: Card, sessions: readonly SessionSummary[]): boolean {
  return sessions.some((session) => session.prompt === card.id && session.ended);
}

function All({ cards, sessions }: Found) {
  const [seen, setSeen] = useState(answersSeen);
  const show = (id: string): void => {
    rememberAnswers(id);
    setSeen(answersSeen());
  };
  return (
    <>
      <h1>Gallery</h1>
      <p className="gallery-lead">
        Every prompt’s designs, drawn and measured at their peak and through their failures. <b>This page shows answers</b>: a prompt
        you have not finished stays covered until you ask, and what you uncover is assigned last.
      </p>
      <ul className="gallery-cards">
        {cards.map((card) => {
          const open = practised(card, sessions) || seen.includes(card.id);
          return (
            <li key={card.id} className={open ? "open" : ""}>
              <h2>{open ? <a href={hrefOf({ screen: "gallery", id: card.id })}>{card.title}</a> : card.title}</h2>
              <p>{card.summary}</p>
              {open
                ? <Strong card={card} />
                : <button type="button" onClick={() => { show(card.id); }} aria-label={`Show the answers of ${card.title}`}>Show the answers</button>}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Strong({ card }: { card: Card }) {
  if (!card.strong) return <p className="faint">It has no strong design yet.</p>;
  return (
    <div className="gallery-open">
      <a href={hrefOf({ screen: "gallery", id: card.id })} aria-label={`All designs of ${card.title}`}>
        <Drawing prompt={card.id} design="strong" title={card.strong.title} />
      </a>
      <div>
        <h3>{card.strong.title}</h3>
        <Figures measured={card.strong.measured} brief />
        <p><a href={hrefOf({ screen: "gallery", id: card.id })}>All its designs, side by side</a></p>
      </div>
    </div>
  );
}

/** A prompt reached by its address is covered too. */
function One({ card, practised: known }: { card: Card; practised: boolean }) {
  const [open, setOpen] = useState(known || answersSeen().includes(card.id));
  if (open) return <Designs id={card.id} />;
  return (
    <>
      <h1>{card.title}</h1>
      <p className="gallery-lead">You have not finished this prompt, and this page shows its answers.</p>
      <button type="button" className="primary" onClick={() => { rememberAnswers(card.id); setOpen(true); }}>Show the answers</button>
    </>
  );
}
