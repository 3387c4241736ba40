/** Single keys that act wherever the candidate is, except while they are writing. */

import { useEffect, useRef } from "react";

export type KeyActions = Record<string, (event: KeyboardEvent) => void>;

/** Is this where letters are typed, so that a letter must stay a letter? A slider and a tick take none. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input:not([type=range], [type=checkbox]), textarea, select, [role=textbox]");
}

/** `?` is a shifted key on most keyboards and `Escape` is long: both are named as `event.key` names them. */
export function useKeys(actions: KeyActions, enabled = true): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (!enabled) return;
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isWriting(event.target) || document.querySelector("dialog[open]")) return;
      // Space presses the button it stands on.
      if (event.key === " " && event.target instanceof HTMLElement && event.target.closest("button, a, summary, [role=tab], [type=checkbox]")) return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    addEventListener("keydown", pressed);
    return () => {
      removeEventListener("keydown", pressed);
    };
  }, [enabled]);
}
