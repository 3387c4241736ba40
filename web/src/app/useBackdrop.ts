import { useRef, type MouseEvent, type PointerEvent, type RefObject } from "react";

/** Closes a sheet by a press on what lies around it: one that begins there too, not one that ends a selection of text. */
export function useBackdrop(sheet: RefObject<HTMLDialogElement | null>) {
  const began = useRef(false);
  return {
    onPointerDown: (event: PointerEvent) => { began.current = event.target === sheet.current; },
    onClick: (event: MouseEvent) => { if (began.current && event.target === sheet.current) sheet.current.close(); },
  };
}
