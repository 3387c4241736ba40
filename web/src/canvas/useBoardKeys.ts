import { useEffect, useRef, type RefObject } from "react";
import { isTyping } from "./keys";

export interface KeyHandlers {
  /** Each says whether it did something; then the key goes no further. By `key`, with `ctrl ` or `shift ` before it. */
  keys: Readonly<Record<string, () => boolean>>;
  copy: () => string | null;
  cut: () => string | null;
  paste: (text: string) => boolean;
}

/** Keys that mean the same wherever one is on the page, as on a button just pressed: a letter, backing out, and undo. */
const ANYWHERE = /^([a-z0-9]|Escape|ctrl (shift )?[zy])$/;
/** A list to choose from takes letters, and has nothing of its own to undo. */
const UNDO = /^ctrl (shift )?[zy]$/;

/** The board's keys act while the board, or nothing at all, has the focus, and a letter anywhere; never while someone is typing. */
export function useBoardKeys(frame: RefObject<HTMLElement | null>, handlers: KeyHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => { latest.current = handlers; });
  useEffect(() => {
    const free = (target: EventTarget | null, key = ""): boolean =>
      (!isTyping(target) || (target instanceof HTMLSelectElement && UNDO.test(key))) && !document.querySelector("dialog[open]");
    const ours = (target: EventTarget | null): boolean =>
      free(target) &&
      (target === document.body || isPassive(target) || (target instanceof Node && Boolean(frame.current?.contains(target))));
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey) return;
      const ctrl = event.ctrlKey || event.metaKey;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const name = `${ctrl ? "ctrl " : ""}${event.shiftKey && (ctrl || event.key.length > 1) ? "shift " : ""}${key}`;
      if (!free(event.target, name)) return;
      const onButton = event.target instanceof HTMLElement && event.target.closest("button, a, summary, input");
      if (onButton && (event.key === "Enter" || event.key === " " || event.key === "Tab")) return;
      if ((ours(event.target) || ANYWHERE.test(name)) && latest.current.keys[name]?.()) event.preventDefault();
    };
    const taken = (event: ClipboardEvent, read: () => string | null): void => {
      if (!ours(event.target) || !(getSelection()?.isCollapsed ?? true)) return;
      const text = read();
      if (text === null) return;
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
    };
    const copied = (event: ClipboardEvent): void => { taken(event, () => latest.current.copy()); };
    const cut = (event: ClipboardEvent): void => { taken(event, () => latest.current.cut()); };
    const pasted = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData("text/plain");
      if (text && ours(event.target) && latest.current.paste(text)) event.preventDefault();
    };
    addEventListener("keydown", pressed);
    document.addEventListener("copy", copied);
    document.addEventListener("cut", cut);
    document.addEventListener("paste", pasted);
    return () => {
      removeEventListener("keydown", pressed);
      document.removeEventListener("copy", copied);
      document.removeEventListener("cut", cut);
      document.removeEventListener("paste", pasted);
    };
  }, [frame]);
}

/** A heading that was given the focus so that somebody knows where they are: it takes no keys, the board may have them. */
function isPassive(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.tabIndex === -1 && target.matches("h1, h2, section");
}
