import { sayMeasured, sayMoney } from "../app/say";
import { sayHours } from "../run/hours";
import { Stamp } from "./Stamp";
import type { Claim, OwnRun, Prediction, Worth } from "./types";

/** What was claimed, beside what the run measured. */
export function Claims({ claims }: { claims: readonly Claim[] }) {
  if (claims.length === 0) return null;
  return (
    <section className="table" aria-labelledby="claims-title">
      <h2 id="claims-title">Said and measured</h2>
      <table>
        <thead>
          <tr><th scope="col">At</th><th scope="col">You said</th><th scope="col">Measured</th><th scope="col">Holds</th></tr>
        </thead>
        <tbody>
          {claims.map((claim) => (
            <tr key={claim.at + claim.text}>
              <td><Stamp at={claim.at} /></td>
              <td>{claim.text}</td>
              <td data-label="Measured">
                {claim.measured ?? claim.why ?? "not measured"}
                {claim.measured && claim.why && <span className="faint"> {claim.why}</span>}
              </td>
              <td><Holds holds={claim.holds} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Each prediction, with the run it preceded. */
export function Predictions({ predictions }: { predictions: readonly Prediction[] }) {
  if (predictions.length === 0) return null;
  return (
    <section className="table" aria-labelledby="predictions-title">
      <h2 id="predictions-title">Predicted, then run</h2>
      <table>
        <thead>
          <tr><th scope="col">At</th><th scope="col">You predicted</th><th scope="col">It ran at</th><th scope="col">Holds</th></tr>
        </thead>
        <tbody>
          {predictions.map((each) => (
            <tr key={each.at + each.text}>
              <td><Stamp at={each.at} /></td>
              <td>
                {each.text}
                {each.predicted && <>; {each.predicted}</>}
                {each.failure && <div className="faint">{each.failure}</div>}
              </td>
              <td data-label="It ran at">{each.measured ?? each.why ?? "not run"}</td>
              <td><Holds holds={each.holds} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The runs made in the session: under what, and how each target came out. */
export function OwnRuns({ runs, labelOf }: { runs: readonly OwnRun[]; labelOf: (box: string) => string }) {
  if (runs.length === 0) return null;
  return (
    <section className="table" aria-labelledby="own-runs-title">
      <h2 id="own-runs-title">Your own runs</h2>
      <table>
        <thead>
          <tr><th scope="col">At</th><th scope="col">Under</th><th scope="col">Targets</th><th scope="col">Limited by</th></tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.number}>
              <td><Stamp at={run.at} /></td>
              <td>
                {[...run.failures, ...(run.load ? [`load ${run.load}`] : [])].join(", ") || "as asked"}
                {sayHours(run) && <div className="faint">{sayHours(run)}</div>}
                {!run.of_the_last_drawing && <div className="faint">an earlier drawing</div>}
              </td>
              <td data-label="Targets">
                {run.targets.map((target) => target.measured !== null && (
                  <div key={target.text}>
                    {target.met === null ? "~" : target.met ? "✓" : "✗"} {target.text}: {sayMeasured(target.measured, target.unit)}
                  </div>
                ))}
              </td>
              <td data-label="Limited by">{run.limiting ? labelOf(run.limiting) : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Each box taken away, then halved, and the board run again: what of it tells something. */
export function BoxesWorth({ worth, labelOf }: { worth: Worth | undefined; labelOf: (box: string) => string }) {
  if (!worth || (worth.rows.length === 0 && !worth.note)) return null;
  return (
    <section className="table worth" aria-labelledby="worth-title">
      <h2 id="worth-title">What each box is worth</h2>
      {worth.rows.length > 0 && (
        <table>
          <thead>
            <tr><th scope="col">Box</th><th scope="col">Without it</th><th scope="col">Halved</th><th scope="col" className="number">A month</th></tr>
          </thead>
          <tbody>
            {worth.rows.map((row) => (
              <tr key={row.boxes.join()}>
                <th scope="row">{row.boxes.map(labelOf).join(", ")}</th>
                <td data-label="Without it">{row.without_it}</td>
                <td data-label="Halved">{row.halved || "–"}</td>
                <td className="number figure" data-label="A month">
                  {row.boxes.length > 1 && "each "}{sayMoney(row.usd_per_month)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {worth.note && <p className="faint">{worth.note}</p>}
    </section>
  );
}

function Holds({ holds }: { holds: boolean | null }) {
  if (holds === null) return <span className="faint">cannot be told</span>;
  return holds ? <span className="holds">✓ holds</span> : <span className="fails">✗ does not</span>;
}
