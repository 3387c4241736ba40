import { useEffect, useId, useRef, useState } from "react";
import { found, type Command } from "./commands";
import { useBackdrop } from "./useBackdrop";
import "./palette.css";

interface CommandPaletteProps {
  commands: readonly Command[];
  onClose: () => void;
  /** What becomes of words that are no command: a last entry, such as asking the interviewer. */
  otherwise?: { name: (text: string) => string; act: (text: string) => void };
}

const SHOWN = 9;

/** Type what you want to do; enter does it. */
export function CommandPalette({ commands, onClose, otherwise }: CommandPaletteProps) {
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const [top, setTop] = useState(0);
  const sheet = useRef<HTMLDialogElement>(null);
  const list = useId();
  const backdrop = useBackdrop(sheet);
  useEffect(() => {
    const dialog = sheet.current;
    if (dialog && !dialog.open) dialog.showModal();
  }, []);
  const offers: Command[] = found(commands, text);
  if (otherwise && text.trim()) offers.push({ name: otherwise.name(text.trim()), act: () => { otherwise.act(text.trim()); } });
  const here = Math.min(active, offers.length - 1);
  const first = Math.max(0, Math.min(top, offers.length - SHOWN));
  /** To another entry by a key: the list follows, so that the one after it is seen too. Under a pointer it stays. */
  const step = (to: number): void => {
    setActive(to);
    setTop(Math.max(to - SHOWN + 2, Math.min(first, to - 1)));
  };
  const choose = (command: Command | undefined): void => {
    if (!command) return;
    sheet.current?.close();
    // After the sheet is gone and the focus is back where it was.
    requestAnimationFrame(command.act);
  };
  return (
    <dialog ref={sheet} className="sheet palette" aria-label="Commands" onClose={onClose} {...backdrop}>
      <input
        autoFocus
        role="combobox"
        aria-expanded={offers.length > 0}
        aria-controls={list}
        aria-activedescendant={offers[here] ? `${list}-${here}` : undefined}
        aria-label="What do you want to do?"
        placeholder="What do you want to do?"
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => { setText(event.target.value); setActive(0); setTop(0); }}
        onKeyDown={(event) => {
          if (event.key === "Enter") choose(offers[here]);
          else if (event.key === "ArrowDown") step((here + 1) % Math.max(1, offers.length));
          else if (event.key === "ArrowUp") step(here <= 0 ? offers.length - 1 : here - 1);
          else return;
          event.preventDefault();
        }}
      />
      <ul role="listbox" id={list} aria-label="Commands">
        {offers.slice(first, first + SHOWN).map((command, at) => (
          <li
            key={command.name}
            id={`${list}-${first + at}`}
            role="option"
            aria-selected={first + at === here}
            onPointerMove={() => { setActive(first + at); }}
            onClick={() => { choose(command); }}
          >
            <span>{command.name}</span>
            {command.key && <kbd>{command.key}</kbd>}
          </li>
        ))}
      </ul>
      {offers.length === 0 && <p className="palette-none">Nothing here is called that.</p>}
    </dialog>
  );
}
