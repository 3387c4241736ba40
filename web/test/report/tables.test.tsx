import { describe, expect, it } from "vitest";
import { BoxesWorth, OwnRuns } from "../../src/report/Tables";
import { HowRead } from "../../src/report/HowRead";
import { render } from "../render";

const worth = {
  rows: [
    { boxes: ["a", "b"], without_it: "no target changes", halved: "", usd_per_month: 90 },
    { boxes: ["c"], without_it: "p99 is missed: 9 s instead of 1 s", halved: "no target changes", usd_per_month: 12 },
  ],
  note: "In fair weather at the peak.",
};

describe("what each box is worth", () => {
  it("shares a line between boxes that tell the same, each at its cost", () => {
    const { place: page } = render(<BoxesWorth worth={worth} labelOf={(box) => box.toUpperCase()} />);
    const rows = [...page.querySelectorAll("tbody tr")].map((row) => row.textContent);
    expect(rows[0]).toContain("A, B");
    expect(rows[0]).toContain("each $90");
    expect(rows[1]).not.toContain("each");
    expect(page.textContent).toContain(worth.note);
  });

  it("says why there is no line, without an empty table", () => {
    const { place: page } = render(<BoxesWorth worth={{ rows: [], note: "Not told: nobody delivers." }} labelOf={String} />);
    expect(page.querySelector("table")).toBeNull();
    expect(page.textContent).toContain("nobody delivers");
    expect(render(<BoxesWorth worth={undefined} labelOf={String} />).place.textContent).toBe("");
  });
});

it("what could not be read comes before what was inferred, and nothing is said of nothing", () => {
  const { place: page } = render(<HowRead problems={["No board."]} inferred={["The steps were told from the words."]} />);
  expect([...page.querySelectorAll("li")].map((each) => each.textContent)).toEqual([
    "No board.", "The steps were told from the words.",
  ]);
  expect(render(<HowRead problems={[]} inferred={[]} />).place.textContent).toBe("");
});

it("each of the candidate's own runs has a line: under what, and how the targets came out", () => {
  const run = {
    number: 2, at: "06:48", load: "x1.6", failures: [], limiting: "graders", of_the_last_drawing: false,
    window: { starts: "10:00", starts_s: 36_000, for_s: 28_800, warm_up_s: 1800 },
    targets: [
      { text: "process p99 < 4 h", measured: 0.64, unit: "h", met: null },
      { text: "process within 5 min > 99 %", measured: 87.4, unit: "%", met: false },
      { text: "process success during failures > 99 %", measured: null, unit: "%", met: null },
    ],
  };
  const { place: page } = render(<OwnRuns runs={[run]} labelOf={(box) => box.toUpperCase()} />);
  const line = page.querySelector("tbody tr")?.textContent;
  for (const part of ["load x1.6", "8\u2009h from 10:00", "an earlier drawing", "~ process p99", "✗ process within 5 min > 99 %: 87.4", "GRADERS"]) {
    expect(line).toContain(part);
  }
  expect(line).not.toContain("during failures");
  expect(render(<OwnRuns runs={[]} labelOf={String} />).place.textContent).toBe("");
});
