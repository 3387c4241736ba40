import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The colours of a theme.css block, by name. */
function colours(block: string): Record<string, string> {
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = "", hex = ""]) => [name, hex]));
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string | undefined, b: string | undefined): number {
  if (!a || !b) return Number.NaN;
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const blocks = readFileSync("src/theme.css", "utf8").split(/(?=:root)/).filter((block) => block.startsWith(":root"));
const themes = { light: blocks[0], "dark by the system": blocks[1], "dark by choice": blocks[2] };

describe.each(Object.entries(themes))("%s", (_name, block) => {
  const theme = colours(block ?? "");
  const on = (text: string, ground: string) => contrast(theme[text], theme[ground]);

  it("keeps text on the board at AAA, on paper and on every load", () => {
    for (const ground of ["paper", "paper-raised", "load-calm-fill", "load-warm-fill", "load-full-fill"]) expect(on("ink", ground), ground).toBeGreaterThanOrEqual(7);
  });

  it("keeps everything else at AA", () => {
    for (const text of ["ink-soft", "met", "missed", "peak-ink", "load-calm-mark", "load-full-mark"]) {
      for (const ground of ["paper", "paper-raised"]) expect(on(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
    for (const mark of ["load-warm-mark"]) expect(on(mark, "paper"), mark).toBeGreaterThanOrEqual(3);
    expect(on("on-peak", "peak")).toBeGreaterThanOrEqual(4.5);
  });
});

it("says the same dark twice", () => {
  expect(colours(blocks[2] ?? "")).toEqual(colours(blocks[1] ?? ""));
});
