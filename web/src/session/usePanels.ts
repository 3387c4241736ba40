import { useCallback, useState } from "react";

export interface Panels {
  left: boolean;
  right: boolean;
  /** The board alone. */
  full: boolean;
}

const KEY = "peakday.panels";

function kept(): Panels {
  try {
    const value = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Panels>;
    return { left: value.left ?? true, right: value.right ?? true, full: false };
  } catch {
    return { left: true, right: true, full: false };
  }
}

/** Which panels are open; remembered in this browser. The full board is not: nobody wants to start there. */
export function usePanels(): [Panels, (change: (now: Panels) => Panels) => void] {
  const [panels, setPanels] = useState(kept);
  const change = useCallback((how: (now: Panels) => Panels) => {
    setPanels((now) => {
      const next = how(now);
      try {
        localStorage.setItem(KEY, JSON.stringify({ left: next.left, right: next.right }));
      } catch {
        // Not remembered, then.
      }
      return next;
    });
  }, []);
  return [panels, change];
}
