/** Small things this browser remembers between visits; where it may not, they are forgotten and nothing breaks. */

const TOUR = "peakday.tour";
const ANSWERS = "peakday.answers-seen";

/** Was the tour taken, or waved off? */
export function tourIsOver(): boolean {
  return read(TOUR) !== null;
}

export function endTour(): void {
  write(TOUR, "over");
}

/** Prompts whose designs were looked at in the gallery. */
export function answersSeen(): string[] {
  return (read(ANSWERS) ?? "").split(" ").filter(Boolean);
}

export function rememberAnswers(prompt: string): void {
  const seen = answersSeen();
  if (!seen.includes(prompt)) write(ANSWERS, [...seen, prompt].join(" "));
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Private windows and full disks: the next visit asks again.
  }
}
