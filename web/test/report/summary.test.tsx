import { describe, expect, it } from "vitest";
import { Summary } from "../../src/report/Summary";
import type { Report } from "../../src/report/types";
import { render } from "../render";

const report = { title: "Shop", total: 50, total_equal_weights: 50, dimensions: {}, minutes: 7, duration_s: 393, minutes_allotted: 45 };

describe("the top of a report", () => {
  it("tells the clock to the second, as the session did", () => {
    const { place: page } = render(<Summary report={report as unknown as Report} />);
    expect(page.textContent).toContain("6:33 on the clock, of 45 minutes.");
  });
});
