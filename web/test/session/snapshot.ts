import type { Snapshot } from "../../src/api/types";

/** A session just begun. */
export function begun(): Snapshot {
  return {
    id: "s",
    prompt: {
      id: "amazon-one", title: "Palm checkout", opening: "Design it.", targets: ["checkout p99 < 500 ms"],
      failures: [{ id: "cache", text: "at 2 min for 1 min: cache down", say: "The cache goes down" }],
    },
    minutes: 45,
    steps: [
      { id: "clarify", title: "Clarify", minutes: 5, purpose: "Ask before you draw." },
      { id: "metrics", title: "Metrics", minutes: 5, purpose: "Say what success is." },
    ],
    step: "clarify",
    clock: { now_s: 10, running: true, step_s: { clarify: 10 }, paused: [] },
    conversation: [], ledger: [], cards: [], notes: "",
    board: { text: "", document: {}, mistakes: [] },
    runs: [], curveball: null, curveballs: [], agreed: [], strict: false, ended: false, last: 1,
  };
}
