import { useRef } from "react";
import { expect, it, vi } from "vitest";
import { useBoardKeys } from "../../src/canvas/useBoardKeys";
import { render } from "../render";

it("takes undo from a list to choose from, and its letters from neither a list nor a field", () => {
  const did = vi.fn(() => true);
  function Page() {
    const frame = useRef<HTMLDivElement>(null);
    useBoardKeys(frame, { keys: { "ctrl z": did, "ctrl y": did, k: did, ArrowDown: did }, copy: () => null, cut: () => null, paste: () => false });
    return <div ref={frame}><select /><input /></div>;
  }
  const { place } = render(<Page />);
  const taken = (where: string, key: string, ctrlKey = false): number => {
    did.mockClear();
    place.querySelector(where)?.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true, cancelable: true }));
    return did.mock.calls.length;
  };
  expect([taken("select", "z", true), taken("select", "y", true)]).toEqual([1, 1]);
  expect([taken("select", "k"), taken("select", "ArrowDown"), taken("input", "z", true), taken("input", "k")]).toEqual([0, 0, 0, 0]);
});
