import { act } from "react";
import { expect, it, vi } from "vitest";
import { CardForm } from "../../src/session/cards/CardForm";
import { render, type } from "../render";

it("keeps the card on Enter in a field, and leaves Enter on a button to the button", () => {
  const done = vi.fn();
  const { place } = render(<CardForm kind="risk" onDone={done} />);
  const field = place.querySelector("textarea") as HTMLTextAreaElement;
  type(field, "One region goes");
  const back = place.querySelector("button.quiet") as HTMLButtonElement;
  act(() => { back.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true })); });
  expect(done).not.toHaveBeenCalled();
  type(field, "One region goes", "Enter");
  expect(done.mock.calls).toEqual([[expect.objectContaining({ kind: "risk", text: "One region goes" })]]);
});
