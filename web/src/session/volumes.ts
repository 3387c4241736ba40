/** Volumes worked out on paper: from how many a day to requests a second, bytes and what is kept. Pure. */

export interface Volumes {
  /** `1 M`. */
  many: string;
  per: Per;
  /** How many times the average the peak is: `3`; empty where it is not known. */
  peak: string;
  /** The size of one, such as `2 KB`; empty where it does not matter. */
  size: string;
}

export const PERS = ["second", "minute", "hour", "day", "month"] as const;
export type Per = (typeof PERS)[number];

const SECONDS: Readonly<Record<Per, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400, month: 2_628_000 };
const FACTORS: Readonly<Record<string, number>> = { "": 1, k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, b: 1e9, bn: 1e9, billion: 1e9 };
const BYTES: Readonly<Record<string, number>> = { b: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12 };

export interface Line {
  /** The arithmetic: `1,000,000 ÷ 86,400 s`. */
  sum: string;
  /** What it comes to: `11.6/s on average`. */
  gives: string;
}

/** The lines of arithmetic; none until the first field is a number. */
export function workedOut({ many, per, peak, size }: Volumes): Line[] {
  const count = amount(many, FACTORS);
  if (count === null || count <= 0) return [];
  const seconds = SECONDS[per];
  const average = count / seconds;
  const lines: Line[] = [{ sum: `${grouped(count)} ${per === "hour" ? "an" : "a"} ${per} ÷ ${grouped(seconds)} s`, gives: `${figure(average)}/s on average` }];
  const times = amount(peak, FACTORS);
  if (times !== null && times > 0) lines.push({ sum: `${figure(average)}/s × ${figure(times)}`, gives: `${figure(average * times)}/s at peak` });
  const bytes = amount(size, BYTES);
  if (bytes !== null && bytes > 0) {
    const top = average * (times !== null && times > 0 ? times : 1);
    const daily = average * 86_400;
    lines.push({ sum: `${figure(top)}/s × ${sayBytes(bytes)}`, gives: `${sayBytes(top * bytes)}/s${times ? " at peak" : ""}` });
    lines.push({ sum: `${grouped(Math.round(daily))} a day × ${sayBytes(bytes)} × 365`, gives: `${sayBytes(daily * bytes * 365)} a year` });
  }
  return lines;
}

/** The lines as one sentence for a card. */
export function asSentence(lines: readonly Line[]): string {
  return lines.map(({ sum, gives }) => `${sum} = ${gives}`).join("; ");
}

/** `1.5 M`, `50 000`, `2 KB`; `null` where it is no number in these words. */
export function amount(text: string, words: Readonly<Record<string, number>>): number | null {
  const [, digits, word = ""] = /^\s*([\d][\d\s,.\u2009]*)\s*([a-z]*)\s*$/i.exec(text) ?? [];
  if (digits === undefined) return null;
  const factor = words[word.toLowerCase()];
  const value = Number(digits.replace(/[\s,\u2009]/g, ""));
  return factor === undefined || !Number.isFinite(value) ? null : value * factor;
}

function sayBytes(bytes: number): string {
  const [unit, one] = Object.entries(BYTES).reverse().find(([, each]) => bytes >= each) ?? ["b", 1];
  return `${figure(bytes / one)} ${unit.toUpperCase()}`;
}

function figure(value: number): string {
  return value >= 1000 ? grouped(Math.round(value)) : String(Number(value.toPrecision(3)));
}

function grouped(value: number): string {
  return value.toLocaleString("en-US");
}
