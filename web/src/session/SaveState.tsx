import type { LineState } from "../api/live";

interface SaveStateProps {
  line: LineState;
  waiting: number;
  /** Why the studio cannot save just now, in its own words. */
  trouble: string | null;
}

/** What is kept, in one or two words, and spoken when it changes for the worse. */
export function SaveState({ line, waiting, trouble }: SaveStateProps) {
  const away = line === "reconnecting" || trouble !== null;
  return (
    <span className={away ? "save-state away" : "save-state"} role="status" title={trouble ?? undefined}>
      {trouble ?? sentence(line, waiting)}
    </span>
  );
}

export function sentence(line: LineState, waiting: number): string {
  if (line === "connecting") return "Opening";
  if (line === "open") return waiting === 0 ? "Saved" : "Saving";
  if (waiting === 0) return "Reconnecting";
  return `Reconnecting, ${waiting} ${waiting === 1 ? "change" : "changes"} waiting`;
}
