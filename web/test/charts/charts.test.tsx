import { describe, expect, it } from "vitest";
import { bars, quantile, rangeOf, slowerThan, ticks } from "../../src/charts/bins";
import { Histogram, PercentileCurve, TimeBar } from "../../src/charts";
import { rowsOf } from "../../src/charts/marks";
import { spreadApart } from "../../src/charts/PercentileCurve";
import { render } from "../render";
import { result } from "../sample";

const counted = { edgesMs: [10, 20, 40, 80, 160], counts: [10, 80, 9, 1] };

describe("bins", () => {
  it("keep every request when they are widened", () => {
    for (const count of [3, 10, 57]) {
      const shown = bars(counted, rangeOf(counted), count);
      expect(shown).toHaveLength(count);
      expect(shown.reduce((sum, bar) => sum + bar.share, 0)).toBeCloseTo(1, 9);
    }
  });

  it("tell quantiles and what is too slow", () => {
    expect([quantile(counted, 0.05), quantile(counted, 0.5), quantile(counted, 0.99), quantile(counted, 1)]).toEqual([20, 40, 80, 160]);
    expect(slowerThan(counted, 40)).toBeCloseTo(0.1);
    expect(quantile({ edgesMs: [1, 2], counts: [0] }, 0.5)).toBe(2);
  });

  it("leave room for a target that lies beyond", () => {
    expect(rangeOf(counted, [5000])[1]).toBeGreaterThan(5000);
    expect(rangeOf(counted, [1])[0]).toBeLessThan(1);
  });

  it.each([[[1, 1000], 4], [[8, 1200], 5], [[90, 130], 3], [[0.02, 90000], 5]] as const)("have a few round ticks over %j", (range, most) => {
    const found = ticks(range, most);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(Math.max(most, 1));
    expect(found.every((tick) => tick >= range[0] && tick <= range[1])).toBe(true);
  });
});

it("sets labels in rows so that none covers another", () => {
  const labels = [{ x: 10, text: "p50 40 ms" }, { x: 30, text: "p99 80 ms" }, { x: 200, text: "p99 < 1 s" }];
  expect(rowsOf(labels, 300)).toEqual([0, 1, 0]);
  expect(spreadApart([10, 12, 40], 14)).toEqual([10, 24, 40]);
});

it("draws the histogram with its target, in words for who cannot see it", () => {
  const { place } = render(<Histogram {...counted} targets={[{ ms: 40, text: "p99 < 40 ms", met: false }]} label="Latency of checkout" />);
  expect(place.querySelector("figure")?.getAttribute("aria-label")).toBe("Latency of checkout; 10\u2009% took longer than 40\u2009ms");
  expect([...place.querySelectorAll(".chart-mark text")].map((text) => text.textContent)).toEqual(["p50 40\u2009ms", "p99 80\u2009ms", "p99 < 40 ms"]);
  expect(place.querySelectorAll(".chart-bar.late").length).toBeGreaterThan(0);
});

it("draws where the time goes, the longest first", () => {
  const { place } = render(<TimeBar boxes={result.journeys.checkout?.where_the_time_goes ?? {}} most={3} />);
  expect([...place.querySelectorAll(".time-bar-name")].map((name) => name.textContent)).toEqual(["matcher", "templates", "gateway"]);
  expect(place.querySelector("li")?.getAttribute("aria-label")).toBe("matcher: 111\u2009ms, 79\u2009% of the time; waits 31\u2009ms, works 80\u2009ms");
  expect(place.querySelector(".time-bar-rest")?.textContent).toBe("and 4\u2009ms in 1 more");
});

it("draws percentile curves labelled where they end", () => {
  const { place } = render(<PercentileCurve label="Percentiles" curves={[{ name: "now", ...counted }, { name: "before", ...counted, known: { "p99.9": 155 } }]} />);
  expect([...place.querySelectorAll(".chart-curve text")].map((text) => text.textContent)).toEqual(["now", "p99.9 160\u2009ms", "before", "p99.9 155\u2009ms"]);
});
