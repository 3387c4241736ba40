import { useEffect, useRef, useState } from "react";
import { api } from "../../api/http";
import type { Card } from "../../api/types";
import { inASentence, sideBySide, type Row } from "./sideBySide";

interface VariantsProps {
  card: Card;
  session: string;
  /** The number of the drawing as it is now. */
  drawn: number | undefined;
  onCard: (card: Card) => void;
}

/** Two boards pinned to a trade-off, and both run under the same load: the choice, in numbers. */
export function Variants({ card, session, drawn, onCard }: VariantsProps) {
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [running, setRunning] = useState(false);
  const [why, setWhy] = useState<string | null>(null);
  /** The card as it is by the time both have run; `null` where it is gone by then. */
  const newest = useRef<Card | null>(card);
  useEffect(() => {
    newest.current = card;
    return () => { newest.current = null; };
  }, [card]);
  const pin = (which: "one" | "other"): void => { onCard({ ...card, [which]: drawn ?? null }); };
  const both = typeof card.one === "number" && typeof card.other === "number" && card.one !== card.other;
  const run = (): void => {
    if (!both) return;
    setRunning(true);
    setWhy(null);
    api.compare(session, card.one as number, card.other as number).then(
      ({ one, other }) => {
        const now = newest.current;
        if (now === null || now.one !== card.one || now.other !== card.other) return;
        const found = sideBySide(one, other);
        setRows(found);
        onCard({ ...now, measured: inASentence(found) });
      },
      (cause: unknown) => { setWhy(cause instanceof Error ? cause.message : String(cause)); },
    ).finally(() => { setRunning(false); });
  };
  return (
    <div className="variants">
      {(["one", "other"] as const).map((which) => (
        <button key={which} type="button" className="chip" disabled={!drawn} aria-pressed={typeof card[which] === "number"} onClick={() => { pin(which); }}>
          {typeof card[which] === "number" ? "●" : "○"} {which === "one" ? "this board: chosen" : "this board: the other way"}
        </button>
      ))}
      {both && <button type="button" className="chip" disabled={running} onClick={run}>{running ? "Running both…" : "Run side by side"}</button>}
      {why && <p className="mistake" role="alert">{why}</p>}
      {rows && (
        <table className="side-by-side">
          <thead><tr><th></th><th scope="col">chosen</th><th scope="col">other</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.text}>
                <th scope="row">{row.text}</th>
                <td>{row.better === "one" ? <b>{row.one}</b> : row.one}</td>
                <td>{row.better === "other" ? <b>{row.other}</b> : row.other}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
