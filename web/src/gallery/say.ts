/** A design's figures and its page, in words. Pure. */

import { sayMs, sayShare } from "../app/say";
import type { Measured, Suffered } from "./types";

/** What each failure did: the failure, then what each journey suffered. */
export function failureStory(measured: Measured): { failure: string; says: string }[] {
  return measured.failures.flatMap(({ text, ...journeys }) => {
    const told = Object.entries(journeys).flatMap(([name, found]) =>
      typeof found === "object" ? [`${name}: ${suffered(found)}`] : []);
    return told.length > 0 ? [{ failure: timesOf(String(text)), says: told.join("; ") }] : [];
  });
}

function suffered({ least_success, slowest_mean_ms }: Suffered): string {
  const share = least_success === 1 ? "all answered" : `at least ${sayShare(least_success)} answered`;
  return slowest_mean_ms === null ? share : `${share}, ${sayMs(slowest_mean_ms)} on average at its slowest`;
}

/** `slow x20` as it is printed everywhere else: `slow ×20`. */
function timesOf(text: string): string {
  return text.replace(/\bx(?=\d)/g, "×");
}

/** Words of a Markdown paragraph, bold or not. */
export interface Words {
  text: string;
  bold: boolean;
}

/** The paragraphs of a page, its heading left out; a list's items are paragraphs of their own. */
export function paragraphs(markdown: string): Words[][] {
  return markdown
    .split(/\n\s*\n|\n(?=- )/)
    .map((each) => each.replace(/\s+/g, " ").trim())
    .filter((each) => each && !each.startsWith("#"))
    .map((each) =>
      each.replace(/^- /, "").split("**").map((text, at) => ({ text: text.replace(/[`*]/g, ""), bold: at % 2 === 1 }))
        .filter(({ text }) => text !== ""));
}
