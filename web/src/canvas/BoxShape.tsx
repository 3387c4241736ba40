import { memo } from "react";
import { BOX } from "../board/geometry";
import { loadColour } from "./ramp";
import type { Reading } from "./readings";
import { outlineOf } from "./shapes";

/** Patterns and masks that every box on the page shares. */
export function SharedPatterns() {
  return (
    <svg className="wb-defs" width="0" height="0" aria-hidden="true">
      <pattern id="wb-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="2.5" height="7" className="wb-hatch" />
      </pattern>
      <pattern id="wb-strike" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect width="1.5" height="9" className="wb-strike" />
      </pattern>
      {["box", "cylinder", "queue", "cloud", "person"].map((shape) => (
        <clipPath key={shape} id={`wb-cut-${shape}`}><path d={outlineOf(shape).edge} /></clipPath>
      ))}
    </svg>
  );
}

/** The outline of a box, and how busy it is as a fill that rises in it. */
export const BoxShape = memo(function BoxShape({ shape, reading, stacked }: { shape: string; reading: Reading | null; stacked: boolean }) {
  const { edge, inner } = outlineOf(shape);
  const busy = reading?.busy ?? null;
  const tall = busy === null ? 0 : Math.max(2, Math.min(1, busy) * BOX.height);
  const cut = `url(#wb-cut-${["box", "cylinder", "queue", "cloud", "person"].includes(shape) ? shape : "box"})`;
  const mark = busy === null || !reading?.measured ? undefined : loadColour(busy, "mark");
  return (
    <svg className="wb-shape" width={BOX.width} height={BOX.height} viewBox={`0 0 ${BOX.width} ${BOX.height}`} aria-hidden="true">
      {stacked && <path d={edge} className="wb-edge wb-behind" transform="translate(5 -5)" />}
      <path d={edge} className="wb-ground" />
      {busy !== null && reading && (
        <g clipPath={cut} className={reading.measured ? "wb-load" : "wb-load wb-guess"}>
          <rect y={BOX.height - tall} width={BOX.width} height={tall} style={{ fill: loadColour(busy, "fill") }} />
          {busy > 0.9 && <rect y={BOX.height - tall} width={BOX.width} height={tall} fill="url(#wb-hatch)" />}
          {tall < BOX.height - 1 && (
            // Marked at the edges only: across the box it would strike out the name.
            <path d={`M0,${BOX.height - tall} h14 M${BOX.width},${BOX.height - tall} h-14`} className="wb-level" style={{ stroke: loadColour(busy, "mark") }} />
          )}
        </g>
      )}
      {inner && <path d={inner} className="wb-edge wb-inner" />}
      {reading?.failing && <path d={edge} className="wb-struck" fill="url(#wb-strike)" />}
      <path d={edge} className="wb-edge" style={mark && (busy ?? 0) > 0.7 ? { stroke: mark } : undefined} />
    </svg>
  );
});
