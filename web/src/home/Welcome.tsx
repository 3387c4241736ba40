import { useState } from "react";
import { hrefOf } from "../app/route";
import { endTour, tourIsOver } from "./remembered";

/** Offers the tour on the first visit. Taken or waved off, it is not offered again. */
export function Welcome() {
  const [over, setOver] = useState(tourIsOver);
  if (over) return null;
  return (
    <p className="welcome">
      <span>New here? A small board to draw on and mend, in under a minute.</span>
      <a className="button" href={hrefOf({ screen: "tour" })} onClick={endTour}>Take the tour</a>
      <button type="button" className="quiet" onClick={() => { endTour(); setOver(true); }}>No, thanks</button>
    </p>
  );
}
