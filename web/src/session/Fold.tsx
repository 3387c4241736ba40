import type { ReactNode } from "react";
import { Icon } from "../app/Icon";

interface FoldProps {
  side: "left" | "right";
  title: string;
  open: boolean;
  onFold: (open: boolean) => void;
  children: ReactNode;
}

/** A side panel that folds to a rail; what is inside stays as it was. */
export function Fold({ side, title, open, onFold, children }: FoldProps) {
  const key = side === "left" ? "[" : "]";
  const arrow = (side === "left") === open ? "left" : "right";
  return (
    <aside className={`panel ${side} ${open ? "" : "folded"}`} aria-label={title}>
      <button
        type="button"
        className="fold"
        aria-expanded={open}
        aria-controls={`panel-${side}`}
        aria-label={open ? `Fold: ${title}` : `Unfold: ${title}`}
        title={`${open ? "Fold" : "Unfold"} (${key})`}
        onClick={() => { onFold(!open); }}
      >
        <Icon name={arrow} />
        {!open && <span className="rail-title" aria-hidden="true">{title}</span>}
      </button>
      <div id={`panel-${side}`} className="panel-body" hidden={!open}>
        {children}
      </div>
    </aside>
  );
}
