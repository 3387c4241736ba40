import { expect, it } from "vitest";
import type { PromptSummary, SessionSummary } from "../../src/api/types";
import { assigned } from "../../src/home/next";

const prompt = (id: string): PromptSummary => ({ id, title: id, summary: "", minutes: 45 });
const session = (of: string): SessionSummary => ({
  id: of, prompt: of, title: of, started: "", minutes: 45, step: "clarify", now_s: 0, running: false, ended: true, dimensions: {},
});

it("assigns the prompt practised least, the first among equals", () => {
  const prompts = [prompt("a"), prompt("b"), prompt("c")];
  expect(assigned(prompts, [])?.id).toBe("a");
  expect(assigned(prompts, [session("a")])?.id).toBe("b");
  expect(assigned(prompts, [session("a"), session("b"), session("c"), session("c")])?.id).toBe("a");
  expect(assigned(prompts, [session("c")], ["a"])?.id).toBe("b");
  expect(assigned([prompt("a"), prompt("amazon-one")], [])?.id).toBe("amazon-one");
  expect(assigned([], [])).toBeUndefined();
});
