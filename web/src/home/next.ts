/** Which prompt comes next. Pure. */

import type { PromptSummary, SessionSummary } from "../api/types";

/** Whoever comes for the first time is given this one, which the README's tour plays. */
const FIRST_OF_ALL = "amazon-one";

/**
 * The prompt practised least often; among equals one whose answers were not looked at in the gallery
 * (`seen`), then the one listed first.
 */
export function assigned(
  prompts: readonly PromptSummary[],
  sessions: readonly SessionSummary[],
  seen: readonly string[] = [],
): PromptSummary | undefined {
  const first = sessions.length === 0 ? prompts.find((prompt) => prompt.id === FIRST_OF_ALL) : undefined;
  if (first && !seen.includes(first.id)) return first;
  const weight = (prompt: PromptSummary): number =>
    times(prompt, sessions) + (seen.includes(prompt.id) ? 0.5 : 0);
  return [...prompts].sort((a, b) => weight(a) - weight(b))[0];
}

/** How often a prompt was begun. */
export function times(prompt: PromptSummary, sessions: readonly SessionSummary[]): number {
  return sessions.filter((session) => session.prompt === prompt.id).length;
}
