import { useRef } from "react";
import { describe, expect, it } from "vitest";
import { Dialog } from "../../src/app/Dialog";
import { isWriting } from "../../src/app/keys";
import { useArrival } from "../../src/app/useArrival";
import { render } from "../render";

function Screen({ step }: { step: string }) {
  const title = useRef<HTMLHeadingElement>(null);
  useArrival(title, step);
  return <><h1 ref={title} tabIndex={-1}>{step}</h1><button type="button">Next</button></>;
}

describe("where the focus is", () => {
  it("goes to the heading of what has come, and is never taken from anything", () => {
    const { place, again } = render(<Screen step="clarify" />);
    expect(document.activeElement).toBe(place.querySelector("h1"));
    place.querySelector("button")?.focus();
    again(<Screen step="metrics" />);
    expect(document.activeElement).toBe(place.querySelector("button"));
    place.querySelector("button")?.blur();
    again(<Screen step="sketch" />);
    expect(document.activeElement).toBe(place.querySelector("h1"));
  });

  it("begins at a dialog's first field, not at the button that closes it", () => {
    const { place } = render(<Dialog title="What if" onClose={() => undefined}><textarea aria-label="What will happen?" /></Dialog>);
    place.querySelector<HTMLElement>("button")?.focus();
    const second = render(<Dialog title="What if" onClose={() => undefined}><textarea /></Dialog>);
    expect(document.activeElement).toBe(second.place.querySelector("textarea"));
  });

  it("is on a slider or a tick no writing: single keys still act", () => {
    const typed = (type: string): HTMLInputElement => Object.assign(document.createElement("input"), { type });
    expect(["range", "checkbox"].map((type) => isWriting(typed(type)))).toEqual([false, false]);
    expect(["text", "search", "number"].map((type) => isWriting(typed(type)))).toEqual([true, true, true]);
  });
});
