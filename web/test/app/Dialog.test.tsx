import { act } from "react";
import { expect, it, vi } from "vitest";
import { Dialog } from "../../src/app/Dialog";
import { render } from "../render";

it("closes by a press around it, not by one that began inside, as where text is selected", () => {
  const closed = vi.fn();
  const { place } = render(<Dialog title="Finish" onClose={closed}><textarea /></Dialog>);
  const sheet = place.querySelector("dialog") as HTMLDialogElement;
  const press = (from: Element): void => {
    act(() => {
      from.dispatchEvent(new Event("pointerdown", { bubbles: true }));
      sheet.click();
    });
  };
  press(place.querySelector("textarea") as Element);
  expect(closed).not.toHaveBeenCalled();
  press(sheet);
  expect(closed).toHaveBeenCalledOnce();
});
