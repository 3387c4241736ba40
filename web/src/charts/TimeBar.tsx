import { sayMs, sayShare } from "../app/say";
import "./charts.css";

interface TimeBarProps {
  /** `where_the_time_goes` of a journey. */
  boxes: Readonly<Record<string, { wait_ms: number; work_ms: number; share: number }>>;
  /** What a box is called on the board; its name by default. */
  labelOf?: (box: string) => string;
  onShow?: (box: string) => void;
  most?: number;
}

/** Where a request's time goes: a row a box, waiting (amber) apart from work, the longest first. */
export function TimeBar({ boxes, labelOf = (box) => box, onShow, most = 6 }: TimeBarProps) {
  const rows = Object.entries(boxes)
    .map(([box, { wait_ms, work_ms, share }]) => ({ box, wait: wait_ms, work: work_ms, share, all: wait_ms + work_ms }))
    .filter((row) => row.all > 0)
    .sort((a, b) => b.all - a.all);
  const longest = rows[0]?.all ?? 1;
  const shown = rows.slice(0, most);
  const rest = rows.slice(most).reduce((sum, row) => sum + row.all, 0);
  if (rows.length === 0) return null;
  return (
    <ul className="time-bar">
      {shown.map(({ box, wait, work, share, all }) => {
        const says = `${labelOf(box)}: ${sayMs(all)}, ${sayShare(share)} of the time${wait > 0 ? `; waits ${sayMs(wait)}, works ${sayMs(work)}` : ""}`;
        return (
          <li key={box} title={says} aria-label={says}>
            {onShow
              ? <button type="button" className="time-bar-name" onClick={() => { onShow(box); }}>{labelOf(box)}</button>
              : <span className="time-bar-name">{labelOf(box)}</span>}
            <svg className="time-bar-line" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect className="time-bar-wait" x={0} y={1} width={(wait / longest) * 100} height={8} />
              <rect className="time-bar-work" x={(wait / longest) * 100} y={1} width={(work / longest) * 100} height={8} />
            </svg>
            <span className="time-bar-figure">
              {wait >= 0.95 * all ? <>waits {sayMs(all)}</> : sayMs(all)}
              {wait >= 0.05 * all && wait < 0.95 * all && <small> waits {sayMs(wait)}</small>}
            </span>
          </li>
        );
      })}
      {rest > 0 && <li className="time-bar-rest">and {sayMs(rest)} in {rows.length - most} more</li>}
    </ul>
  );
}
