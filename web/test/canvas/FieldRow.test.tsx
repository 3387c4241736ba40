import { act } from "react";
import { describe, expect, it, vi } from "vitest";
import { boxField, type Field } from "../../src/board/fields";
import { ActionsContext, type Actions } from "../../src/canvas/actions";
import { FieldRow } from "../../src/canvas/FieldRow";
import { render, type } from "../render";

function row(name: string, value: unknown, mistake?: string) {
  const changed = vi.fn();
  const undo = vi.fn();
  const { place } = render(
    <ActionsContext value={{ undo } as unknown as Actions}>
      <FieldRow field={boxField(name) as Field} value={value} mistake={mistake} disabled={false} onChange={changed} />
    </ActionsContext>,
  );
  const input = place.querySelector("input") as HTMLInputElement;
  place.querySelector("input")?.focus();
  return { place, changed, undo, input };
}

describe("a number edited in place", () => {
  it("is kept on Enter, as a number where it is one", () => {
    const { input, changed } = row("copies", undefined);
    type(input, "3", "Enter");
    expect(changed).toHaveBeenCalledExactlyOnceWith(3);
  });

  it("is taken away when emptied", () => {
    const { input, changed } = row("time", "80 ms");
    type(input, "", "Enter");
    expect(changed).toHaveBeenCalledExactlyOnceWith(undefined);
  });

  it("is told at once where it is plainly wrong, and comes back with escape", () => {
    const { place, input, changed } = row("time", "80 ms");
    type(input, "80");
    expect(place.querySelector(".wb-told")?.textContent).toMatch(/unit/);
    expect(input.getAttribute("aria-describedby")).toBe(place.querySelector(".wb-told")?.id);
    type(input, "80", "Escape");
    expect(input.value).toBe("80 ms");
    expect(changed).not.toHaveBeenCalled();
  });

  it("shows the server's mistake until it is typed over", () => {
    const { place, input } = row("time", "lognormal 80 ms p99 10 ms", "The p99 is below the mean.");
    expect(place.querySelector(".wb-told")?.textContent).toBe("The p99 is below the mean.");
    type(input, "80 ms");
    expect(place.querySelector(".wb-told")).toBeNull();
  });

  it("takes a list apart at its commas, and says a phrase of the language in plain words", () => {
    const shifts = row("shifts", ["08:00-16:00 x 40"]);
    type(shifts.input, "08:00-16:00 x 40, 16:00-00:00 x 25", "Enter");
    expect(shifts.changed).toHaveBeenCalledExactlyOnceWith(["08:00-16:00 x 40", "16:00-00:00 x 25"]);
    const many = row("shifts", undefined);
    type(many.input, "08:00-16:00 x 1,650, 16:00-00:00 x 25,", "Enter");
    expect(many.changed).toHaveBeenCalledExactlyOnceWith(["08:00-16:00 x 1,650", "16:00-00:00 x 25"]);
    const time = row("time", "pert 2 min 5 min 12 min");
    act(() => {
      time.input.blur();
      time.input.focus();
    });
    expect(time.place.querySelector(".wb-means")?.textContent).toContain("Now about 5 min, 2 to 12 min.");
  });

  it("offers words where there are only so many", () => {
    const { place } = row("order", "fifo");
    expect([...place.querySelectorAll("option")].map((option) => option.textContent)).toEqual(["–", "fifo", "lifo", "priority"]);
  });
});
