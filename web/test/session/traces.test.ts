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

  it("counts the candidate's questions, not the interviewer's", () => {
    const asked = [1, 2, 3, 4].map((n) => mine(`What about ${n}?`, n));
    expect(done({ ...begun(), conversation: asked }, "clarify")[0]).toBe(true);
    expect(done({ ...begun(), conversation: asked.map((said) => theirs(said.text, said.n)) }, "clarify")[0]).toBe(false);
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
});
