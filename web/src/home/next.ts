/** Which prompt comes next. Pure. */

import type { PromptSummary, SessionSummary } from "../api/types";

/** The prompt practised least often; among equals the one listed first. */
export function assigned(
  prompts: readonly PromptSummary[],
  sessions: readonly SessionSummary[],
): PromptSummary | undefined {
  const times = (prompt: PromptSummary): number => sessions.filter((session) => session.prompt === prompt.id).length;
  return [...prompts].sort((a, b) => times(a) - times(b))[0];
}
