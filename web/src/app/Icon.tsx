/** Small drawn signs, so that no font has to have them. */

const PATHS = {
  pause: "M5 3v10M11 3v10",
  play: "M5 3l8 5-8 5z",
  stop: "M4 4h8v8H4z",
  close: "M4 4l8 8M12 4l-8 8",
  left: "M10 3L5 8l5 5",
  right: "M6 3l5 5-5 5",
} as const;

const FILLED: ReadonlySet<keyof typeof PATHS> = new Set(["play", "stop"]);

/** Decoration only: what it stands for is said by the button around it. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg
      className="icon-sign"
      viewBox="0 0 16 16"
      width="14"
      height="14"
      aria-hidden="true"
      fill={FILLED.has(name) ? "currentColor" : "none"}
      stroke={FILLED.has(name) ? "none" : "currentColor"}
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
