import { describe, expect, it } from "vitest";
import type { Socket } from "../../src/api/live";
import type { Command } from "../../src/api/types";
import { SessionStore } from "../../src/session/store";
import { counting, shelf } from "../api/shelf";
import { begun } from "./snapshot";

function open(kept = shelf(), snapshot = begun()) {
  let now = 0;
  const sent: Command[] = [];
  const socket: Socket = {
    onopen: null, onclose: null, onmessage: null,
    send: (text) => sent.push(JSON.parse(text) as Command),
    close: () => undefined,
  };
  const store = new SessionStore(snapshot, { shelf: kept, connect: () => socket, now: () => now, newId: counting() });
  const say = (message: unknown): void => socket.onmessage?.({ data: JSON.stringify(message) });
  return { store, socket, sent, say, wait: (ms: number) => { now += ms; } };
}

describe("SessionStore", () => {
  it("shows what was said at once, and once", () => {
    const { store, socket, say } = open();
    socket.onopen?.();
    store.send("say", { text: "How many stores?" });
    expect(store.get().saying).toEqual(["How many stores?"]);
    say({ ack: "id-1", n: 2 });
    expect(store.get().saying).toEqual(["How many stores?"]);
    say({ n: 2, at: 12, kind: "said", data: { speaker: "candidate", text: "How many stores?" } });
    expect(store.get().saying).toEqual([]);
    expect(store.get().view.conversation.map((said) => said.text)).toEqual(["How many stores?"]);
  });

  it("does not show a sentence twice when the event comes before the acknowledgement", () => {
    const { store, socket, say } = open();
    socket.onopen?.();
    store.send("say", { text: "One" });
    say({ n: 2, at: 12, kind: "said", data: { speaker: "candidate", text: "One" } });
    expect(store.get().saying).toEqual([]);
    say({ ack: "id-1", n: 2 });
    expect(store.get().saying).toEqual([]);
    expect(store.get().waiting).toBe(0);
  });

  it("puts an answered fact in the ledger, once", () => {
    const { store, say } = open();
    const answer = { speaker: "interviewer", text: "10 000 stores.", outcome: "answer", facts: ["stores"] };
    say({ n: 2, at: 12, kind: "said", data: answer });
    say({ n: 3, at: 20, kind: "said", data: answer });
    expect(store.get().view.ledger).toEqual([{ fact: "stores", text: "10 000 stores.", at: 12 }]);
  });

  it("tells an estimate of a card or a note once it is confirmed, and not before", () => {
    const { store, socket, say } = open();
    socket.onopen?.();
    const card = { id: "c", kind: "metric", text: "p99 < 500 ms" };
    store.send("card", { card });
    expect(store.get().view.cards).toHaveLength(1);
    expect(store.get().knownAt).toBe(1);
    say({ n: 2, at: 12, kind: "carded", data: { card } });
    expect(store.get().knownAt).toBe(2);
    say({ n: 3, at: 13, kind: "drawn", data: { document: {}, text: "", mistakes: [] } });
    expect(store.get().knownAt).toBe(2);
    say({ n: 4, at: 14, kind: "noted", data: { text: "p99 < 500 ms" } });
    expect(store.get().knownAt).toBe(4);
  });

  it("keeps a step change that the server has not heard of", () => {
    const kept = shelf();
    const first = open(kept);
    first.store.send("step", { to: "metrics" });
    expect(first.store.get().view.step).toBe("metrics");
    expect(open(kept).store.get().view.step).toBe("metrics");
  });

  it("draws from the kept drawing where the server's is older", () => {
    const kept = shelf();
    open(kept).store.draw({ boxes: { a: {} } });
    expect(open(kept).store.get().document).toEqual({ boxes: { a: {} } });
  });

  it("knows its own drawing when it comes back, and takes another window's", () => {
    const { store, socket, say } = open();
    socket.onopen?.();
    store.draw({ boxes: { a: {} } });
    store.send("say", { text: "flushes the drawing" });
    say({ ack: "id-1", n: 2 });
    say({ n: 2, at: 1, kind: "drawn", data: { document: { boxes: { a: {} } }, text: "", mistakes: [] } });
    const mine = store.get().document;
    expect(mine).toEqual({ boxes: { a: {} } });
    say({ n: 3, at: 2, kind: "drawn", data: { document: { boxes: { b: {} } }, text: "", mistakes: [] } });
    expect(store.get().document).toEqual({ boxes: { b: {} } });
  });

  it("runs from the command until the result, with progress between", () => {
    const { store, socket, say } = open();
    socket.onopen?.();
    store.send("run", {});
    expect(store.get().running).toBe(true);
    say({ n: 2, at: 1, kind: "run-started", data: { run: "r1" } });
    say({ ack: "id-1", n: 2 });
    say({ kind: "run.progress", data: { run: "r1", share: 0.4 } });
    expect(store.get().progress?.share).toBe(0.4);
    say({ n: 3, at: 2, kind: "run-finished", data: { run: "r1", result: { verdict: "clears" } } });
    expect(store.get().running).toBe(false);
    expect(store.get().progress).toBeNull();
    expect(store.get().view.runs[0]?.result?.verdict).toBe("clears");
  });

  it("shows a refusal at its place until the next try", () => {
    const { store, socket, say } = open();
    socket.onopen?.();
    store.send("run", {});
    say({ refused: "id-1", why: "Draw clients first." });
    expect(store.get().refusal).toMatchObject({ kind: "run", why: "Draw clients first." });
    expect(store.get().running).toBe(false);
    store.send("run", {});
    expect(store.get().refusal).toBeNull();
  });

  it("goes on running when an older run makes way for a newer", () => {
    const { store, say } = open();
    say({ n: 2, at: 1, kind: "run-started", data: { run: { id: "run-1", failures: [] } } });
    say({ n: 3, at: 2, kind: "run-started", data: { run: { id: "run-2", failures: [] } } });
    say({ n: 4, at: 3, kind: "run-finished", data: { run: "run-1", result: null, error: "A newer run took its place." } });
    expect(store.get().running).toBe(true);
    say({ n: 5, at: 4, kind: "run-finished", data: { run: "run-2", result: {} } });
    expect(store.get().running).toBe(false);
  });

  it("says why nothing can be saved until something was", () => {
    const { store, socket, say } = open();
    socket.onopen?.();
    store.send("say", { text: "One" });
    say({ kind: "error", data: { why: "The disk is full.", waiting: "id-1" } });
    expect(store.get()).toMatchObject({ trouble: "The disk is full.", waiting: 1 });
    say({ ack: "id-1", n: 2 });
    expect(store.get().trouble).toBeNull();
  });

  it("forgets what kept it out once it is let in again with nothing waiting", () => {
    const { store, socket, say } = open();
    const clock = store.get().view.clock;
    socket.onopen?.();
    say({ kind: "error", data: { why: "Another program holds the file." } });
    expect(store.get().trouble).toBe("Another program holds the file.");
    store.send("say", { text: "One" });
    say({ kind: "clock", data: clock });
    expect(store.get().trouble).toBe("Another program holds the file.");
    say({ ack: "id-1", n: 2 });
    say({ kind: "error", data: { why: "Another program holds the file." } });
    say({ kind: "clock", data: clock });
    expect(store.get().trouble).toBeNull();
  });

  it("counts a pause from the events' own time", () => {
    const { store, say, wait } = open();
    wait(5000);
    say({ n: 2, at: 15, kind: "paused", data: {} });
    wait(60_000);
    const { clock } = store.get().reading;
    expect(clock).toMatchObject({ now_s: 15, running: false, step_s: { clarify: 15 } });
    say({ n: 3, at: 15, kind: "resumed", data: {} });
    expect(store.get().reading.clock.running).toBe(true);
    expect(store.get().view.clock.paused).toHaveLength(1);
  });

  it("shows the first look of a run until the run itself is done", () => {
    const { store, say } = open();
    say({ n: 2, at: 12, kind: "run-started", data: { run: { id: "run-1" } } });
    say({ kind: "run.first", data: { run: "run-0", result: { requests: 1 } } });
    expect(store.get().view.runs[0]?.result).toBeNull();
    say({ kind: "run.first", data: { run: "run-1", result: { requests: 10 } } });
    expect(store.get().view.runs[0]).toMatchObject({ refining: true, result: { requests: 10 } });
    expect(store.get().running).toBe(true);
    say({ n: 3, at: 14, kind: "run-finished", data: { run: "run-1", result: { requests: 100 } } });
    expect(store.get().view.runs[0]?.refining).toBeUndefined();
    expect(store.get().view.runs[0]?.result?.requests).toBe(100);
  });

  it("shows what looking at a drawing came to while that drawing stands", () => {
    const { store, say } = open();
    say({ n: 2, at: 12, kind: "drawn", data: { text: "", document: { boxes: { a: {} } }, mistakes: [] } });
    say({ kind: "look", data: { drawn: 2, result: { requests: 10 }, refining: true } });
    expect(store.get().look).toMatchObject({ refining: true, result: { requests: 10 } });
    store.draw({ boxes: { a: {}, b: {} } });
    expect(store.get().look).toBeNull();
    say({ n: 3, at: 13, kind: "drawn", data: { text: "", document: { boxes: { a: {}, b: {} } }, mistakes: [] } });
    expect(store.get().look).toBeNull();
  });
});
