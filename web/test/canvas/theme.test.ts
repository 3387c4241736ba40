import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The colours of theme.css by name, by day (0) or by night (1). */
function colours(night: 0 | 1): Record<string, string> {
  const css = readFileSync("src/theme.css", "utf8");
  return Object.fromEntries([...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(([, name = "", day = "", dark = ""]) => [name, night ? dark : day]));
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

describe.each([["light", 0], ["dark", 1]] as const)("%s", (_name, night) => {
  const theme = colours(night);
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
