import { useEffect, useState } from "react";
import { Whiteboard } from "../canvas";
import { useCatalog } from "../session/useCatalog";
import { boardPicture } from "../share/picture";
import type { Report } from "./types";

/** The board as it stood at the end, to look at; on paper as a picture of the whole of it. */
export function BoardThen({ report }: { report: Report }) {
  const document = report.board?.document;
  const catalog = useCatalog();
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    if (!document) return;
    let gone = false;
    void import("../board/layout").then(({ placeTheRest }) => {
      if (!gone) setPicture(boardPicture(placeTheRest(document), "", catalog).svg);
    });
    return () => { gone = true; };
  }, [document, catalog]);
  if (!document || Object.keys(document).length === 0) return null;
  return (
    <section className="board-then" aria-labelledby="board-then-title">
      <h2 id="board-then-title">The board at the end</h2>
      <div className="board-then-frame">
        <Whiteboard document={document} catalog={catalog} />
      </div>
      {picture && <img className="board-then-picture" alt="" src={`data:image/svg+xml,${encodeURIComponent(picture)}`} />}
    </section>
  );
}
