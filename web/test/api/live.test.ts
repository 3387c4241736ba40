import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Live, type LiveListener, type Socket } from "../../src/api/live";
import { Outbox } from "../../src/api/outbox";
import type { Command } from "../../src/api/types";
import { counting, shelf } from "./shelf";

class Wire implements Socket {
  onopen: (() => void) | null = null;
  onclose: Socket["onclose"] = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  sent: Command[] = [];
  constructor(readonly after: number) {}
  send(text: string): void { this.sent.push(JSON.parse(text) as Command); }
  close(): void { this.onclose?.({ code: 1000 }); }
  say(message: unknown): void { this.onmessage?.({ data: JSON.stringify(message) }); }
}

function line(kept = shelf()) {
  const wires: Wire[] = [];
  const heard: string[] = [];
  const listener: LiveListener = {
    event: (event) => heard.push(`event ${event.n} ${event.kind}`),
    transient: (kind) => heard.push(`transient ${kind}`),
    acknowledged: (command, n) => heard.push(`ack ${command.id} ${n}`),
    refused: (command, why) => heard.push(`refused ${command.id} ${why}`),
    changed: () => undefined,
  };
  const connect = (after: number): Wire => {
    const wire = new Wire(after);
    wires.push(wire);
    return wire;
  };
  const live = new Live(new Outbox("s", kept, counting()), 7, connect, listener);
  live.open();
  return { live, wires, heard };
}

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

describe("Live", () => {
  it("asks for what follows the last event it knows, and hears each number once", () => {
    const { wires, heard } = line();
    expect(wires[0]?.after).toBe(7);
    wires[0]?.onopen?.();
    for (const n of [7, 8, 8, 9]) wires[0]?.say({ n, at: 1, kind: "said", data: {} });
    expect(heard).toEqual(["event 8 said", "event 9 said"]);
  });

  it("resends what was not acknowledged, in order, after the line breaks", () => {
    const { live, wires, heard } = line();
    wires[0]?.onopen?.();
    live.send("say", { text: "one" });
    live.send("say", { text: "two" });
    wires[0]?.say({ ack: "id-1", n: 8 });
    wires[0]?.say({ n: 8, at: 1, kind: "said", data: {} });
    wires[0]?.onclose?.();
    expect(live.state).toBe("reconnecting");
    live.send("say", { text: "three" });
    vi.advanceTimersByTime(250);
    expect(wires[1]?.after).toBe(8);
    wires[1]?.onopen?.();
    expect(wires[1]?.sent.map((command) => command.id)).toEqual(["id-2", "id-3"]);
    expect(heard).toContain("ack id-1 8");
    expect(live.waiting).toHaveLength(2);
  });

  it("waits longer each time, and not at all when nudged", () => {
    const { live, wires } = line();
    wires[0]?.onclose?.();
    vi.advanceTimersByTime(250);
    wires[1]?.onclose?.();
    vi.advanceTimersByTime(250);
    expect(wires).toHaveLength(2);
    vi.advanceTimersByTime(250);
    expect(wires).toHaveLength(3);
    wires[2]?.onclose?.();
    live.nudge();
    expect(wires).toHaveLength(4);
  });

  it("sends a drawing once it rests, but at once when something follows it", () => {
    const { live, wires } = line();
    wires[0]?.onopen?.();
    live.send("board", { document: 1 });
    live.send("board", { document: 2 });
    expect(wires[0]?.sent).toEqual([]);
    vi.advanceTimersByTime(150);
    expect(wires[0]?.sent.map((command) => command.data.document)).toEqual([2]);
    live.send("board", { document: 3 });
    live.send("run", {});
    expect(wires[0]?.sent.map((command) => command.kind)).toEqual(["board", "board", "run"]);
  });

  it("does not knock again where the studio's no is final", () => {
    const { wires, heard } = line();
    wires[0]?.onclose?.({ code: 4404, reason: "There is no such session." });
    vi.advanceTimersByTime(60_000);
    expect(wires).toHaveLength(1);
    expect(heard).toEqual(["transient error"]);
  });

  it("drops a command the server refuses and passes on its sentence", () => {
    const { live, wires, heard } = line();
    wires[0]?.onopen?.();
    live.send("run", {});
    wires[0]?.say({ refused: "id-1", why: "The board has no clients." });
    expect(live.waiting).toEqual([]);
    expect(heard).toEqual(["refused id-1 The board has no clients."]);
  });

  it("refuses what is too long for the line by itself, now and where it was kept before", () => {
    const kept = shelf();
    const before = new Outbox("s", kept, () => "from-before");
    before.add("say", { text: "é".repeat(500_000) });
    const { live, wires, heard } = line(kept);
    wires[0]?.onopen?.();
    expect(heard).toEqual(["refused from-before That is over 1 MB, more than the studio takes at once. Give it in smaller parts."]);
    live.send("say", { text: "x".repeat(1_000_000) });
    live.send("say", { text: "x".repeat(999_900) });
    expect(heard[1]).toContain("refused id-1");
    expect(wires[0]?.sent.map((command) => command.id)).toEqual(["id-2"]);
    expect(live.waiting.map((command) => command.id)).toEqual(["id-2"]);
    expect(kept.size()).toBe(1);
  });
});
