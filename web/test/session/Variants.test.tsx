import { act } from "react";
import { expect, it, vi } from "vitest";
import { api } from "../../src/api/http";
import type { Card, RunResult } from "../../src/api/types";
import { Variants } from "../../src/session/cards/Variants";
import { render } from "../render";
import { result } from "../sample";

const pinned: Card = { id: "c", kind: "trade-off", text: "edge over central", one: 3, other: 5 };

/** Presses the button, changes the card while both run, and answers what was kept of it when they were done. */
async function ranWhile(changed: Card | null): Promise<Card[]> {
  let answer!: (found: { one: RunResult; other: RunResult }) => void;
  vi.spyOn(api, "compare").mockReturnValue(new Promise((done) => { answer = done; }));
  const kept: Card[] = [];
  const shown = (card: Card) => <Variants card={card} session="s" drawn={7} onCard={(next) => { kept.push(next); }} />;
  const { place, again } = render(shown(pinned));
  act(() => { [...place.querySelectorAll("button")].at(-1)?.click(); });
  again(changed && shown(changed));
  await act(async () => {
    answer({ one: result, other: result });
    await Promise.resolve();
  });
  return kept;
}

it("writes what both measured on the card as it is by then, and on none that is gone or pinned anew", async () => {
  expect(await ranWhile({ ...pinned, text: "edge, in short" })).toEqual([expect.objectContaining({ text: "edge, in short", measured: expect.any(String) })]);
  expect(await ranWhile({ ...pinned, other: 7 })).toEqual([]);
  expect(await ranWhile(null)).toEqual([]);
});
