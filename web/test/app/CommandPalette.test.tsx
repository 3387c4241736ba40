import { act } from "react";
import { expect, it } from "vitest";
import { CommandPalette } from "../../src/app/CommandPalette";
import { render } from "../render";

it("moves its list under the keys, and never under the pointer", () => {
  const commands = Array.from({ length: 14 }, (_, at) => ({ name: `Command ${at}`, act: () => undefined }));
  const { place } = render(<CommandPalette commands={commands} onClose={() => undefined} />);
  const rows = (): HTMLElement[] => [...place.querySelectorAll<HTMLElement>("[role=option]")];
  const seen = (): string[] => [0, -1].map((at) => rows().at(at)?.textContent ?? "");
  const chosen = (): string | null | undefined => rows().find((row) => row.getAttribute("aria-selected") === "true")?.textContent;
  const press = (key: string, times = 1): void => {
    for (let at = 0; at < times; at++) act(() => { place.querySelector("input")?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })); });
  };
  act(() => { rows().at(-1)?.dispatchEvent(new Event("pointermove", { bubbles: true })); });
  expect([chosen(), ...seen()]).toEqual(["Command 8", "Command 0", "Command 8"]);
  press("ArrowDown");
  expect([chosen(), ...seen()]).toEqual(["Command 9", "Command 2", "Command 10"]);
  press("ArrowUp", 7);
  expect([chosen(), ...seen()]).toEqual(["Command 2", "Command 1", "Command 9"]);
  press("ArrowUp", 3);
  expect([chosen(), ...seen()]).toEqual(["Command 13", "Command 5", "Command 13"]);
});
