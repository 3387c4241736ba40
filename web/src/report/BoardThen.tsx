import { Whiteboard } from "../canvas";
import type { Report } from "./types";

/** The board as it stood at the end, to look at. */
export function BoardThen({ report }: { report: Report }) {
  const document = report.board?.document;
  if (!document || Object.keys(document).length === 0) return null;
  return (
    <section className="board-then" aria-labelledby="board-then-title">
      <h2 id="board-then-title">The board at the end</h2>
      <div className="board-then-frame">
        <Whiteboard document={document} />
      </div>
    </section>
  );
}
