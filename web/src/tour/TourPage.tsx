import "./tour.css";
import { useEffect, useState } from "react";
import { api } from "../api/http";
import type { EstimateAnswer } from "../api/types";
import { go, hrefOf } from "../app/route";
import { Whiteboard } from "../canvas";
import { endTour } from "../home/remembered";
import { useCatalog } from "../session/useCatalog";
import { FIRST, stepAt, STEPS } from "./steps";

const REST_MS = 60;

/** Under a minute on a real board: load it, draw on it, connect. Left, it does not come back by itself. */
export default function TourPage() {
  const [document, setDocument] = useState(FIRST);
  const [answer, setAnswer] = useState<EstimateAnswer | null>(null);
  const [reached, setReached] = useState(0);
  const catalog = useCatalog();
  useEffect(() => {
    const stale = new AbortController();
    const timer = setTimeout(() => {
      api.tryBoard(document, stale.signal).then(setAnswer, () => {
        // Aborted, or the studio is away: the last answer stays.
      });
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      stale.abort();
    };
  }, [document]);
  const at = stepAt(reached, document, answer?.estimate ?? null);
  if (at !== reached) setReached(at);
  const leave = (): void => {
    endTour();
    go({ screen: "home" });
  };
  useEffect(() => {
    window.document.title = "The tour · Peakday";
    return () => { window.document.title = "Peakday"; };
  }, []);
  const step = STEPS[at];
  return (
    <main className="tour">
      <header className="tour-head">
        <a className="wordmark" href={hrefOf({ screen: "home" })} onClick={endTour}>Peakday</a>
        <button type="button" className={step ? "quiet" : "primary"} onClick={leave}>{step ? "Leave the tour" : "To your first prompt"}</button>
      </header>
      <section className="tour-words" role="status">
        {step ? (
          <>
            <p className="faint">{at + 1} of {STEPS.length}</p>
            <h1>{step.title}</h1>
            <p>{step.how}</p>
          </>
        ) : (
          <>
            <p className="faint">That is all</p>
            <h1>In a session, r runs it for real.</h1>
            <p>Every request is played, failures too, and each target gets its figure. ? shows all keys, / all commands.</p>
          </>
        )}
      </section>
      <section className="tour-board" aria-label="The board">
        <Whiteboard
          document={document}
          onChange={setDocument}
          catalog={catalog}
          estimate={answer?.estimate ?? null}
          assumed={answer?.assumed ?? []}
          mistakes={answer?.mistakes ?? []}
        />
      </section>
    </main>
  );
}
