import "./home.css";
import { useEffect, useState } from "react";
import { api } from "../api/http";
import type { PromptSummary, SessionSummary } from "../api/types";
import { Assigned } from "./Assigned";
import { Elsewhere } from "./Elsewhere";
import { History } from "./History";
import { Trends } from "./Trends";
import { Welcome } from "./Welcome";

interface Found {
  prompts: PromptSummary[];
  sessions: SessionSummary[];
}

/** Where a practice begins and where one goes on. */
export function Home() {
  const [found, setFound] = useState<Found | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let gone = false;
    Promise.all([api.prompts(), api.sessions()]).then(
      ([prompts, sessions]) => { if (!gone) setFound({ prompts, sessions }); },
      (cause: unknown) => { if (!gone) setWhy(cause instanceof Error ? cause.message : String(cause)); },
    );
    return () => { gone = true; };
  }, [attempt]);
  return (
    <main className="home">
      <header className="home-head">
        <h1>Peakday</h1>
        <p>Does your design survive peak day?</p>
      </header>
      {why && !found && (
        <p className="mistake" role="alert">
          {why}{" "}
          <button type="button" onClick={() => { setWhy(null); setAttempt((before) => before + 1); }}>Try again</button>
        </p>
      )}
      {found && (
        <>
          {found.sessions.length === 0 && <Welcome />}
          <Assigned prompts={found.prompts} sessions={found.sessions} />
          <History sessions={found.sessions} />
          <Trends sessions={found.sessions} />
          <Elsewhere />
        </>
      )}
    </main>
  );
}
