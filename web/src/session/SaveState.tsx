import type { LineState } from "../api/live";

/** What is kept, in one or two words, and spoken when it changes for the worse. */
export function SaveState({ line, waiting }: { line: LineState; waiting: number }) {
  return (
    <span className={line === "reconnecting" ? "save-state away" : "save-state"} role="status">
      {sentence(line, waiting)}
    </span>
  );
}

export function sentence(line: LineState, waiting: number): string {
  if (line === "connecting") return "Connecting";
  if (line === "open") return waiting === 0 ? "Saved" : "Saving";
  if (waiting === 0) return "Reconnecting";
  return `Reconnecting, ${waiting} ${waiting === 1 ? "change" : "changes"} waiting`;
}
