import { hrefOf } from "../app/route";

/** The other ways in: the gallery, the tour, the command line and Python. */
export function Elsewhere() {
  return (
    <section className="elsewhere" aria-labelledby="elsewhere-title">
      <h2 id="elsewhere-title">More ways in</h2>
      <ul>
        <li>
          <a href={hrefOf({ screen: "gallery" })}>The gallery</a>
          <span>Every prompt’s designs, drawn and measured at their peak. It shows answers.</span>
        </li>
        <li>
          <a href={hrefOf({ screen: "tour" })}>The tour</a>
          <span>Draw, load and mend a small board, in under a minute.</span>
        </li>
        <li>
          <b>In a terminal</b>
          <span><code>peakday run board.yaml</code> runs a board file, <code>peakday grade session.md</code> scores a written session, <code>peakday --help</code> tells the rest.</span>
        </li>
        <li>
          <b>In Python</b>
          <span><code>peakday.run(peakday.read("board.yaml"))</code> measures the same boards; <code>help(peakday)</code> lists the rest.</span>
        </li>
      </ul>
    </section>
  );
}
