import { describe, expect, it } from "vitest";
import type { Card, Said } from "../../src/api/types";
import type { SessionView } from "../../src/session/state";
import { traces } from "../../src/session/traces";
import { begun } from "./snapshot";

const mine = (text: string, n: number): Said => ({ n, at: n, speaker: "candidate", text });
const theirs = (text: string, n: number): Said => ({ n, at: n, speaker: "interviewer", text });
const metric = (text: string): Card => ({ id: text, kind: "metric", text });
const done = (view: SessionView, step: Parameters<typeof traces>[1]): boolean[] => traces(view, step).map((t) => t.done);

describe("what a step leaves behind", () => {
  it("starts with nothing there, in every step", () => {
    for (const step of ["clarify", "metrics", "sketch", "deep-dive", "failures", "improve"] as const) {
      expect(done(begun(), step)).not.toContain(true);
    }
  });

  it("counts what the interviewer took for a question, with or without its mark, and what was asked in vain", () => {
    const exchange = (n: number, outcome: Said["outcome"]): Said[] => [mine("tell me how many stores there are", n), { ...theirs("…", n), outcome }];
    const told = (...outcomes: Said["outcome"][]): string[] => {
      const conversation = outcomes.flatMap((outcome, n) => exchange(n, outcome));
      return traces({ ...begun(), conversation }, "clarify").map(({ text }) => text);
    };
    expect(told("answer", "answer", "unknown", null)[0]).toBe("3 questions asked, 1 in vain");
    expect(told("which", "answer")[0]).toBe("1 question asked");
    expect(told("which", "unknown", "unknown")[0]).toBe("2 questions asked, 2 in vain");
    const four = ["answer", "answer", "unknown", "answer"] as const;
    expect(done({ ...begun(), conversation: four.flatMap((outcome, n) => exchange(n, outcome)) }, "clarify")[0]).toBe(true);
    expect(done({ ...begun(), conversation: [1, 2, 3, 4].map((n) => theirs(`And ${n}?`, n)) }, "clarify")[0]).toBe(false);
  });

  it("takes a number for a number, and a word for nothing", () => {
    expect(done({ ...begun(), cards: [metric("recognition is fast and reliable")] }, "metrics")).toEqual([false, false, false]);
    expect(done({ ...begun(), cards: [metric("p99 under 500 ms")] }, "metrics")).toEqual([true, false, false]);
    expect(done({ ...begun(), cards: [metric("99.99 % of scans")] }, "metrics")[1]).toBe(true);
    expect(done({ ...begun(), cards: [metric("1 M scans a day, 50 000/h at peak")] }, "metrics")[2]).toBe(true);
  });

  it("hears what is said aloud as well as what is written on a card; a question sets nothing", () => {
    const say = (text: string): SessionView => ({ ...begun(), conversation: [mine(text, 1)] });
    expect(done(say("I want p99 under 500 ms. Is 99.9 % enough?"), "metrics")).toEqual([true, false, false]);
    expect(done(say("The riskiest part is the matcher."), "deep-dive")).toEqual([true, false]);
    expect(done(say("I choose the region over the store because it costs a tenth."), "deep-dive")[1]).toBe(true);
  });

  it("sees a decision to fail closed wherever it was written", () => {
    expect(done({ ...begun(), notes: "We fail closed on a doubt." }, "failures")[2]).toBe(true);
    expect(done({ ...begun(), conversation: [mine("It fails open for small baskets", 1)] }, "failures")[2]).toBe(true);
  });

  it("hears what its own prompts begin, and takes no failure for a plan", () => {
    const say = (text: string): SessionView => ({ ...begun(), conversation: [mine(text, 1)] });
    expect(done(say("I leave out the consumer app, label printing and carrier pickup."), "clarify")[2]).toBe(true);
    expect(done(say("Leaving out returns for now."), "clarify")[2]).toBe(true);
    expect(done(say("People leave the store. That is out."), "clarify")[2]).toBe(false);
    expect(done(say("I would know it worked when refunds come within the hour."), "improve")).toEqual([false, true]);
    expect(done(say("Next I would prefetch the licence for frequent flyers."), "improve")).toEqual([true, false]);
    expect(done(say("We fail open: the licence is fetched later, and the next to call waits."), "improve")).toEqual([false, false]);
  });
});
