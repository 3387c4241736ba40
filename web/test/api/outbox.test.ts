import { describe, expect, it } from "vitest";
import { Outbox } from "../../src/api/outbox";
import { counting, shelf } from "./shelf";

const ids = (box: Outbox): string[] => box.waiting.map((command) => command.id);

describe("Outbox", () => {
  it("keeps commands in order across a reload", () => {
    const kept = shelf();
    const newId = counting();
    const before = new Outbox("s", kept, newId, () => 1000);
    before.add("say", { text: "one" });
    before.add("step", { to: "metrics" });
    for (let more = 0; more < 40; more++) before.add("say", { text: String(more) });
    const after = new Outbox("s", kept, newId, () => 2000);
    expect(after.waiting).toEqual(before.waiting);
    after.add("say", { text: "last" });
    expect(after.waiting.at(-1)?.data.text).toBe("last");
    expect(new Outbox("s", kept, newId).waiting.at(-1)?.data.text).toBe("last");
  });

  it("forgets what the server has, and only that", () => {
    const kept = shelf();
    const box = new Outbox("s", kept, counting());
    box.add("say", { text: "one" });
    box.add("say", { text: "two" });
    expect(box.settle("id-1")?.data.text).toBe("one");
    expect(box.settle("id-1")).toBeUndefined();
    expect(ids(box)).toEqual(["id-2"]);
    expect(ids(new Outbox("s", kept, counting()))).toEqual(["id-2"]);
  });

  it("replaces an unsent drawing by a newer one, but never one that is on its way", () => {
    const box = new Outbox("s", shelf(), counting());
    box.add("board", { document: 1 });
    box.add("board", { document: 2 });
    expect(ids(box)).toEqual(["id-2"]);
    box.takeUnsent();
    box.add("board", { document: 3 });
    expect(ids(box)).toEqual(["id-2", "id-3"]);
  });

  it("never moves a drawing across a run", () => {
    const box = new Outbox("s", shelf(), counting());
    box.add("board", { document: 1 });
    box.add("run", {});
    box.add("board", { document: 2 });
    expect(box.waiting.map((command) => command.kind)).toEqual(["board", "run", "board"]);
  });

  it("sends each command once a connection, and again after it breaks", () => {
    const box = new Outbox("s", shelf(), counting());
    box.add("say", { text: "one" });
    expect(box.takeUnsent()).toHaveLength(1);
    expect(box.takeUnsent()).toHaveLength(0);
    box.forgetSent();
    expect(box.takeUnsent()).toHaveLength(1);
  });

  it("leaves another session's commands, and what is not a command, alone", () => {
    const kept = shelf();
    new Outbox("other", kept, counting()).add("say", { text: "theirs" });
    kept.setItem("peakday.outbox.s.broken", "{not json");
    const box = new Outbox("s", kept, counting());
    expect(box.waiting).toEqual([]);
    expect(kept.size()).toBe(2);
  });

  it("works without a shelf to write on", () => {
    const full = shelf();
    full.setItem = () => { throw new Error("QuotaExceededError"); };
    const box = new Outbox("s", full, counting());
    box.add("say", { text: "one" });
    expect(ids(box)).toEqual(["id-1"]);
  });
});
