import { act } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { AskBox } from "../../src/session/AskBox";
import { render, type } from "../render";

const CHIP = "I choose … over … because …";

function asking() {
  const said = vi.fn();
  const { place } = render(<AskBox onSay={said} quick={["I start with ", CHIP]} refusal={null} askRef={null} />);
  const box = place.querySelector("textarea")!;
  const chip = (name: string): void => {
    act(() => { [...place.querySelectorAll("button")].find((each) => each.textContent === name.trim())?.click(); });
  };
  const press = (key: string): boolean => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    act(() => { box.dispatchEvent(event); });
    return event.defaultPrevented;
  };
  const selected = (): [number, number] => [box.selectionStart, box.selectionEnd];
  const hint = (): string => place.querySelector("[role=status]")?.textContent ?? "";
  return { said, box, chip, press, selected, hint };
}

describe("the ask box", () => {
  beforeEach(() => { vi.stubGlobal("requestAnimationFrame", (act: () => void) => { act(); }); });

  it("lets one's own … be said, and Tab leave", () => {
    const { said, box, press } = asking();
    type(box, "Well … how many shops?");
    expect(press("Tab")).toBe(false);
    press("Enter");
    expect(said).toHaveBeenCalledExactlyOnceWith("Well … how many shops?");
  });

  it("asks after each blank of a way to begin, once, and says so", () => {
    const { said, box, chip, press, selected, hint } = asking();
    chip(CHIP);
    for (const text of ["I choose A over … because …", "I choose A over B because …"]) {
      type(box, text);
      expect(hint()).toBe("");
      press("Enter");
      expect(selected()).toEqual([text.indexOf("…"), text.indexOf("…") + 1]);
      expect(hint()).toContain("…");
    }
    expect(said).not.toHaveBeenCalled();
    press("Enter");
    expect(said).toHaveBeenCalledExactlyOnceWith("I choose A over B because …");
    expect(hint()).toBe("");
  });

  it("goes from blank to blank by Tab, and behind the last one out of the box", () => {
    const { box, chip, press, selected } = asking();
    chip(CHIP);
    box.setSelectionRange(0, 0);
    const places = [...CHIP.matchAll(/…/g)].map(({ index }) => [index, index + 1]);
    for (const place of places) {
      expect(press("Tab")).toBe(true);
      expect(selected()).toEqual(place);
    }
    expect(press("Tab")).toBe(false);
  });

  it("forgets a blank with the phrase it came in", () => {
    const { said, box, chip, press } = asking();
    chip(CHIP);
    type(box, "");
    type(box, "Hm … next.");
    press("Enter");
    expect(said).toHaveBeenCalledExactlyOnceWith("Hm … next.");
  });
});
