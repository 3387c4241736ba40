import { act } from "react";
import { expect, it } from "vitest";
import type { Run, RunResult } from "../../src/api/types";
import { Measured } from "../../src/session/Measured";
import { still } from "../../src/session/store";
import { render } from "../render";
import { result } from "../sample";
import { begun } from "./snapshot";

const run = (id: string, measured: number): Run => ({
  id, at: 10, load: null, failures: [], drawn: 5,
  result: { ...result, targets: [{ ...result.targets[0], measured }] } as RunResult,
});
const after = (...runs: Run[]) => (
  <Measured room={still({ ...begun(), board: { text: "", document: {}, mistakes: [], number: 5 }, runs })} estimate={null} agreed={null} onShowBox={() => undefined} />
);

it("shows the newest run, an older one that was chosen until there is a newer", () => {
  const two = [run("a", 601), run("b", 602)];
  const { place, again } = render(after(...two));
  const shown = (): string | null => place.querySelector(".targets")?.textContent ?? null;
  expect(shown()).toContain("602");
  act(() => {
    const choice = place.querySelector(".run-choice select") as HTMLSelectElement;
    choice.value = "a";
    choice.dispatchEvent(new Event("change", { bubbles: true }));
  });
  expect(shown()).toContain("601");
  again(after(...two, run("c", 603)));
  expect(shown()).toContain("603");
});
