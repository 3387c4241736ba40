import { useEffect, useState } from "react";

/** What grading does, in its order; a large board takes it half a minute. */
const DOES = [
  "what was said and drawn is read",
  "the board is run at its peak, and at twice the peak",
  "the prompt’s failures are run on it",
  "each box is taken out in turn, to see what it is worth",
] as const;

/** While a report is made: what is being done, and for how long already. */
export function Grading() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => { setSeconds((now) => now + 1); }, 1000);
    return () => { clearInterval(timer); };
  }, []);
  return (
    <main className="waiting grading">
      <div role="status"><h1>Your session is being graded</h1></div>
      <div className="grading-line" role="progressbar" aria-label="Grading"><span /></div>
      <ol>{DOES.map((each) => <li key={each}>{each}</li>)}</ol>
      <p className="faint">{seconds} s so far. Most take 5 to 30 s; the report is kept, and opens at once the next time.</p>
    </main>
  );
}
