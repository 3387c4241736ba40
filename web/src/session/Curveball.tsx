import { unbroken } from "../app/say";
import type { Curveball as CurveballData } from "../api/types";

interface CurveballProps {
  curveball: CurveballData;
  onSeen: () => void;
}

/** The interviewer changes the problem. Said once, above the board, until the candidate has seen it. */
export function Curveball({ curveball, onSeen }: CurveballProps) {
  return (
    <div className="curveball" role="status">
      <p>
        <b>Something changed.</b> {curveball.text}
        {curveball.load && <> From now on a run carries <b className="figure">{curveball.load.replace(/^x(?=\d)/, "×")}</b>.</>}
        {curveball.target && <> It also has to hold: <b>{unbroken(curveball.target)}</b>.</>}
      </p>
      <button type="button" onClick={onSeen}>Understood</button>
    </div>
  );
}
