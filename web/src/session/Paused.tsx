/** Over the board while the clock stands still. The report will say so. */
export function Paused({ why, onResume }: { why: string | null; onResume: () => void }) {
  return (
    <div className="paused">
      <div className="paused-note" role="status">
        <p>Paused{why ? `: ${why}` : "."} The clock stands; the report will show the pause.</p>
        <button type="button" className="primary" onClick={onResume}>Go on</button>
      </div>
    </div>
  );
}
