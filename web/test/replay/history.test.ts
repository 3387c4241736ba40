import { describe, expect, it } from "vitest";
import type { LogEvent } from "../../src/api/types";
import { endOfSecond, historyOf, markBeside, viewAt } from "../../src/replay/history";
import { begun } from "../session/snapshot";

const events: LogEvent[] = [
  { n: 1, at: 0, kind: "started", data: { prompt: "amazon-one" } },
  { n: 2, at: 12, kind: "said", data: { speaker: "candidate", text: "How many stores?" } },
  {
    n: 3, at: 13, kind: "said",
    data: { speaker: "interviewer", text: "Ten thousand.", outcome: "answer", facts: ["stores"], told: { stores: "Ten thousand." } },
  },
  { n: 4, at: 60, kind: "stepped", data: { to: "metrics" } },
  { n: 5, at: 90, kind: "drawn", data: { text: "boxes: {a: {}}", document: { boxes: { a: {} } }, mistakes: [] } },
  { n: 6, at: 100, kind: "run-started", data: { run: { id: "r", failures: ["at 2 min: cache down"], drawn: 5 } } },
  { n: 7, at: 101, kind: "ended", data: {} },
];

describe("a session played again", () => {
  const now = { ...begun(), ended: true, clock: { now_s: 101, running: false, step_s: {}, paused: [] }, last: 7 };
  const history = historyOf(now, events);

  it("begins with nothing said or drawn", () => {
    const view = viewAt(history, 0);
    expect(view.conversation).toEqual([]);
    expect(view.board.document).toEqual({});
    expect(view.ended).toBe(false);
  });

  it("shows each moment as it was", () => {
    expect(viewAt(history, 12.9).conversation.map((line) => line.text)).toEqual(["How many stores?"]);
    expect(viewAt(history, 13).ledger.map((fact) => fact.fact)).toEqual(["stores"]);
    expect(viewAt(history, 89).board.document).toEqual({});
    expect(viewAt(history, 90).board.document).toEqual({ boxes: { a: {} } });
  });

  it("has what was said within a second at that second's stamp", () => {
    const within = historyOf(now, events.map((each) => ({ ...each, at: each.at + (each.n === 2 ? 0.6 : 0) })));
    expect(viewAt(within, endOfSecond(12)).conversation.map((line) => line.text)).toEqual(["How many stores?"]);
    expect(viewAt(within, endOfSecond(11)).conversation).toEqual([]);
    expect(endOfSecond(0)).toBe(0);
  });

  it("ends as the session stands", () => {
    const view = viewAt(history, history.length);
    expect(view.ended).toBe(true);
    expect(view.last).toBe(7);
    expect(history.length).toBe(101);
  });

  it("gives each second to its step", () => {
    expect(viewAt(history, 45).clock).toMatchObject({ now_s: 45, step_s: { clarify: 45 }, running: false });
    expect(viewAt(history, 75).clock.step_s).toMatchObject({ clarify: 60, metrics: 15 });
  });

  it("goes from mark to mark and stops at the ends", () => {
    expect(history.marks.map((mark) => mark.kind)).toEqual(["step", "failure"]);
    expect(markBeside(history, 0, 1)?.says).toBe("Metrics");
    expect(markBeside(history, 60, 1)?.says).toBe("at 2 min: cache down");
    expect(markBeside(history, 60, -1)).toBeUndefined();
    expect(markBeside(history, 100, 1)).toBeUndefined();
  });
});
