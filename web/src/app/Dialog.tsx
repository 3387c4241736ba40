import { useEffect, useId, useRef, type ReactNode } from "react";
import { Icon } from "./Icon";
import { useBackdrop } from "./useBackdrop";

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Wide enough for two columns. */
  wide?: boolean;
}

/** A modal sheet: the browser's own dialog, so focus stays inside and `esc` backs out. */
export function Dialog({ title, onClose, children, wide = false }: DialogProps) {
  const sheet = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const backdrop = useBackdrop(sheet);
  useEffect(() => {
    const dialog = sheet.current;
    if (!dialog || dialog.open) return;
    dialog.showModal();
    // The browser would begin at the first button, which closes it.
    dialog.querySelector<HTMLElement>("input, textarea, select")?.focus();
  }, []);
  return (
    <dialog
      ref={sheet}
      className={wide ? "sheet sheet-wide" : "sheet"}
      aria-labelledby={heading}
      onClose={onClose}
      {...backdrop}
    >
      <div className="sheet-body">
        <header className="sheet-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" className="quiet icon" aria-label="Close" onClick={() => sheet.current?.close()}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
