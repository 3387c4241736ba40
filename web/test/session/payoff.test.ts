import { describe, expect, it } from "vitest";
import type { Card, Run } from "../../src/api/types";
import { payoffs } from "../../src/session/payoff";
import { result } from "../sample";

const card = (more: Partial<Card>): Card => ({ id: "p", kind: "prediction", text: "It queues", ...more });
const run = (during: number, p99: number): Run => ({
  id: "run-1", at: 0, failures: ["at 1 min: matcher down"], prediction: "p",
  result: {
    ...result,
    targets: [{ text: "checkout success during failures > 99 %", measured: during, unit: "%", met: false, ci95: null }],
    journeys: Object.fromEntries(Object.entries(result.journeys).map(([name, journey]) => [name, { ...journey, latency_ms: { ...journey.latency_ms, p99 } }])),
  },
});

describe("what became of a prediction", () => {
  it("tells how close each number came", () => {
    const found = payoffs(run(73.2, 336), [card({ success: 80, p99: "300 ms" })]);
    expect(found.map(({ text }) => text.replaceAll("\u2009", " "))).toEqual([
      "You predicted 80 % success while it lasts; 73.2 % was measured: 6.8 points off.",
      "You predicted p99 300 ms; 336 ms was measured: within 12 %.",
    ]);
    expect(found.map(({ verdict }) => verdict)).toEqual(["close", "close"]);
  });

  it("reads every unit of time there is", () => {
    const told = ["5 h", "1 h 30 min", "90 min", "1 day"].map((p99) => payoffs(run(90, 5_400_000), [card({ p99 })])[0]?.text.replaceAll("\u2009", " "));
    expect(told).toEqual([
      "You predicted p99 5 h; 90 min was measured: 3.3 times faster.",
      "You predicted p99 90 min; 90 min was measured: within 1 %.",
      "You predicted p99 90 min; 90 min was measured: within 1 %.",
      "You predicted p99 24 h; 90 min was measured: 16 times faster.",
    ]);
  });

  it("holds a p99 to what its target was judged by, where some were still inside", () => {
    const left = run(90, 3_600_000);
    const name = Object.keys(left.result?.journeys ?? {})[0] ?? "";
    left.result?.targets.push({ text: `${name} p99 < 4 h`, measured: 6, unit: "h", met: false, ci95: null });
    expect(payoffs(left, [card({ p99: "3 h" })])[0]?.text.replaceAll("\u2009", " ")).toBe("You predicted p99 3 h; 6 h was measured: 2.0 times slower.");
  });

  it("holds success and p99 to the one journey it names, and says which", () => {
    const two = run(81.7, 2600);
    const [checkout] = Object.values(two.result!.journeys);
    two.result!.journeys = {
      look: { ...checkout!, latency_ms: { p99: 2600 } },
      event: { ...checkout!, latency_ms: { p99: 54_000 }, during_failures: { success: 0.99 } },
    };
    two.result!.targets = [
      { text: "event within 60 s > 99 %", measured: 99.9, unit: "%", met: true, ci95: null },
      { text: "look success during failures > 99 %", measured: 81.7, unit: "%", met: false, ci95: null },
      { text: "look p99 < 1 s", measured: 2.6, unit: "s", met: false, ci95: null },
    ];
    const said = (journey?: string): string[] => payoffs(two, [card({ success: 80, p99: "3 s", ...(journey && { journey }) })]).map(({ text }) => text.replaceAll("\u2009", " "));
    expect(said("look")).toEqual([
      "You predicted 80 % success of look while it lasts; 81.7 % was measured: 1.7 points off.",
      "You predicted p99 3 s of look; 2.6 s was measured: within 16 %.",
    ]);
    expect(said()).toEqual(said("look"));
    expect(said("event")[0]).toContain("99 % was measured");
    expect(said("event")[1]).toContain("54 s was measured: 18 times slower");
  });

  it("says how far off it was", () => {
    const [success, latency] = payoffs(run(0.5, 1900), [card({ success: 99, p99: "0.3 s" })]);
    expect(success?.verdict).toBe("off");
    expect(latency?.verdict).toBe("off");
    expect(latency?.text).toContain("6.3 times slower");
  });

  it("praises no prediction of a failure on a board that fails by itself", () => {
    const calm = (success: number, drawn = 3): Run => ({
      id: "run-0", at: 0, failures: [], drawn,
      result: { ...result, journeys: Object.fromEntries(Object.entries(result.journeys).map(([name, journey]) => [name, { ...journey, success }])) },
    });
    const failed = { ...run(0.02, 336), drawn: 3 };
    const [told] = payoffs(failed, [card({ success: 0 })], [calm(0.0015)]);
    expect(told?.verdict).toBe("moot");
    expect(told?.text.replaceAll("\u2009", " ")).toContain("Without the failure it is 0.15 %: the board fails by itself.");
    expect(payoffs(failed, [card({ success: 0 })], [calm(0.9999)])[0]?.verdict).toBe("close");
    expect(payoffs(failed, [card({ success: 0 })], [calm(0.0015, 2)])[0]?.verdict).toBe("close");
  });

  it("holds it to the time before anything failed, where no run of the board by itself is on record", () => {
    const journeys = Object.fromEntries(Object.entries(result.journeys).map(([name, journey]) => [name, { ...journey, before_failures: { success: 0.0015 } }]));
    const failed = run(0.02, 336);
    const told = payoffs({ ...failed, result: { ...failed.result!, journeys } }, [card({ success: 0 })])[0];
    expect(told?.verdict).toBe("moot");
  });

  it("says nothing of a prediction without numbers, of none, or of a run without a result", () => {
    expect(payoffs(run(50, 100), [card({})])).toEqual([]);
    expect(payoffs(run(50, 100), [])).toEqual([]);
    expect(payoffs({ ...run(50, 100), result: null }, [card({ success: 50 })])).toEqual([]);
  });
});
