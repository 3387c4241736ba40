import { sayLoad, unbroken } from "../app/say";
import type { Curveball as CurveballData } from "../api/types";

interface CurveballProps {
  /** Those not put away yet, in the order they were thrown. */
  curveballs: readonly CurveballData[];
  onSeen: () => void;
}

/** The interviewer changes the problem. Each change is said once, above the board, until the candidate has seen it. */
export function Curveball({ curveballs, onSeen }: CurveballProps) {
  return (
    <div className="curveball" role="status">
      <div>
        {curveballs.map(({ text, load, target }, at) => (
          <p key={text}>
            <b>{at === 0 ? "Something changed." : "And one thing more."}</b> {text}
            {load && <> From now on a run carries <b className="figure">{sayLoad(load)}</b>.</>}
            {target && <> It also has to hold: <b>{unbroken(target)}</b>.</>}
          </p>
        ))}
      </div>
      <button type="button" onClick={onSeen}>Understood</button>
    </div>
  );
}
