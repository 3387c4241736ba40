import { act } from "react";
import { expect, it, vi } from "vitest";
import { Palette } from "../../src/canvas/Palette";
import { Toolbar } from "../../src/canvas/Toolbar";
import type { Board } from "../../src/canvas/useBoard";
import { render } from "../render";

it("closes on a press beside it, and leaves its own button to close it", () => {
  const closed = vi.fn();
  const { place } = render(
    <Toolbar
      board={{ readOnly: false, undoes: null, redoes: null } as Board}
      tools={null}
      palette={<Palette catalog={null} onDraw={() => undefined} onClose={closed} />}
      paletteOpen
      onPalette={() => undefined}
      onTidy={() => undefined}
      showing=""
    />,
  );
  const press = (what: Element | null): void => { act(() => { what?.dispatchEvent(new Event("pointerdown", { bubbles: true })); }); };
  press(place.querySelector(".wb-palette input"));
  press(place.querySelector(".wb-new svg"));
  expect(closed).not.toHaveBeenCalled();
  press(place.querySelector("[aria-label=Undo]"));
  press(document.body);
  expect(closed).toHaveBeenCalledTimes(2);
});
