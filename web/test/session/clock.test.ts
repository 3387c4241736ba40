import { describe, expect, it } from "vitest";
import { clockFace, inWords, times } from "../../src/session/clock";

const clock = { now_s: 100, running: true, step_s: { sketch: 40 }, paused: [] };

describe("the session's clock", () => {
  it("goes on between two words from the server", () => {
    const now = times({ clock, heardAt: 5000 }, "sketch", 45, 8000);
    expect(now).toEqual({ now: 103, left: 45 * 60 - 103, step: 43 });
  });
  it("stands while paused", () => {
    const now = times({ clock: { ...clock, running: false }, heardAt: 5000 }, "sketch", 45, 60_000);
    expect(now.now).toBe(100);
  });
  it("never runs backwards", () => {
    expect(times({ clock, heardAt: 5000 }, "sketch", 45, 4000).now).toBe(100);
  });
  it.each([[0, "0:00"], [432.9, "7:12"], [3729, "1:02:09"], [-75, "−1:15"], [-0.4, "0:00"]])("face of %d", (s, face) => {
    expect(clockFace(s)).toBe(face);
  });
  it("says a time in words", () => {
    expect(inWords(61)).toBe("1 minute 1 second");
    expect(inWords(120)).toBe("2 minutes");
    expect(inWords(0)).toBe("0 seconds");
  });
});
