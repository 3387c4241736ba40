/** Renders a component into the test's page and cleans up after itself. */

import { act, type ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach } from "vitest";

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
const roots: { root: Root; place: HTMLElement }[] = [];

export function render(content: ReactNode): { place: HTMLElement; again: (content: ReactNode) => void } {
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  roots.push({ root, place });
  act(() => { root.render(content); });
  return { place, again: (next) => { act(() => { root.render(next); }); } };
}

/** Types into a field as a person would: the whole text at once, then perhaps a key. */
export function type(field: HTMLInputElement | HTMLTextAreaElement, text: string, key?: string): void {
  act(() => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  if (key) act(() => { field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })); });
}

afterEach(() => {
  for (const { root, place } of roots.splice(0)) {
    act(() => { root.unmount(); });
    place.remove();
  }
});
