import { expect, it } from "vitest";
import { failureStory, paragraphs } from "../../src/gallery/say";
import type { Measured } from "../../src/gallery/types";

const measured = (failures: Measured["failures"]): Measured => ({
  verdict: "clears", limiting: null, targets: [], cost: { usd_per_month: 1 }, scaled: null, engine: "exact", seeds: 3, requests: 9, failures,
});

it("tells what each failure did to each journey, and leaves out what was not measured", () => {
  const story = failureStory(measured([
    { text: "at 1 min: a down", scan: { least_success: 0.9794, slowest_mean_ms: 2715 }, pay: { least_success: 1, slowest_mean_ms: null } },
    { text: "at 2 min: b down" },
  ]));
  expect(story).toHaveLength(1);
  expect(story[0]?.failure).toBe("at 1 min: a down");
  expect(story[0]?.says).toMatch(/^scan: at least 97\.9.% answered, 2\.7.* at its slowest; pay: all answered$/u);
});

it("reads a page's paragraphs without its heading, bold kept", () => {
  expect(paragraphs("# A title\n\n**What it is.** One\nline.\n\n- first\n- second `x`")).toEqual([
    [{ text: "What it is.", bold: true }, { text: " One line.", bold: false }],
    [{ text: "first", bold: false }],
    [{ text: "second x", bold: false }],
  ]);
});
