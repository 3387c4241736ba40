import type { RunResult } from "../api/types";
import { sayMoney } from "../app/say";
import { whatLimits } from "./whatLimits";

interface FindingsProps {
  result: RunResult;
  labelOf: (box: string) => string;
  onShowBox: (box: string) => void;
}

/** What limits, each box a way to it, and what it costs. */
export function Findings({ result, labelOf, onShowBox }: FindingsProps) {
  return (
    <>
      {whatLimits(result).map(({ before, box, after }) => (
        <p key={`${before}${after}`}>
          {before}
          {box && <> <button type="button" className="link" onClick={() => { onShowBox(box); }}>{labelOf(box)}</button></>}
          {after}
        </p>
      ))}
      <p>
        <b className="figure">{sayMoney(result.cost.usd_per_month)}</b> a month
      </p>
    </>
  );
}
