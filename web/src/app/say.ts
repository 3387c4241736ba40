/** Numbers as people say them. Pure; the same in every corner of the page. */

const THIN = "\u2009";

/** Money a month, without false precision: `$4,100`, `$84k`, `$1.2 M`. */
export function sayMoney(usd: number): string {
  if (usd >= 999_500) return `$${short(usd / 1e6)}${THIN}M`;
  if (usd >= 10_000) return `$${short(usd / 1e3)}k`;
  return `$${Math.round(usd).toLocaleString("en-US")}`;
}

/** Units of time, longest first, each with the milliseconds it holds and the least at which a person would choose it. */
const TIMES = [
  { unit: "d", holds: 86_400_000, from: 172_800_000 },
  { unit: "h", holds: 3_600_000, from: 7_200_000 },
  { unit: "min", holds: 60_000, from: 60_000 },
  { unit: "s", holds: 1000, from: 1000 },
  { unit: "ms", holds: 1, from: 0.1 },
  { unit: "µs", holds: 0.001, from: 0.0001 },
] as const;

/** Milliseconds in the unit a person would choose. */
export function sayMs(ms: number): string {
  if (ms === 0) return `0${THIN}ms`;
  const { unit, holds } = TIMES.find(({ from }) => Math.abs(ms) >= from) ?? { unit: "ms", holds: Infinity };
  return `${short(ms / holds)}${THIN}${unit}`;
}

/** A share of one as percent, keeping the nines that matter. */
export function sayShare(share: number): string {
  const percent = share * 100;
  if (percent === 0 || percent === 100) return `${percent}${THIN}%`;
  if (percent > 0 && percent < 1e-6) return `<0.000001${THIN}%`;
  if (percent > 99) return `${trimmed(Math.min(percent, 99.999), 3)}${THIN}%`;
  return `${short(percent)}${THIN}%`;
}

const IN_MS: Readonly<Record<string, number>> = { us: 0.001, "µs": 0.001, ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** A measured figure: a time in the unit that fits it, whatever its target was written in. */
export function sayMeasured(value: number, unit: string): string {
  const ms = IN_MS[unit];
  if (ms !== undefined) return sayMs(value * ms);
  if (unit === "%") return sayShare(value / 100);
  if (unit.startsWith("$") || unit.startsWith("USD")) return `${sayMoney(value)}${perOf(unit)}`;
  if (unit.startsWith("/")) return `${short(value)}${unit}`;
  return unit ? `${short(value)}${THIN}${unit}` : short(value);
}

/** A count: `37,500`, `1.2 M`. */
export function sayCount(count: number): string {
  if (count >= 1e6) return `${short(count / 1e6)}${THIN}M`;
  return Math.round(count).toLocaleString("en-US");
}

/** Requests a second, or a minute, an hour or a day where that is too short to count. */
export function sayRate(perSecond: number): string {
  if (perSecond === 0) return "0/s";
  if (perSecond >= 1) return `${perSecond >= 1e6 ? sayCount(perSecond) : short(perSecond)}/s`;
  if (perSecond * 60 >= 1) return `${short(perSecond * 60)}/min`;
  if (perSecond * 3600 >= 1) return `${short(perSecond * 3600)}/h`;
  return `${short(perSecond * 86_400)}/day`;
}

/** A load as a run is given it: `x2` as `twice the load`, `ping=80/s` as `ping at 80/s`. */
export function sayLoad(load: string): string {
  const times = /^[x×]\s*([\d.]+)$/i.exec(load.trim())?.[1];
  if (times !== undefined) return times === "2" ? "twice the load" : times === "0.5" ? "half the load" : `${times} times the load`;
  return load.trim().replace(/\s*=\s*/, " at ");
}

/** Text whose lines were broken in the middle of a sentence, as a file breaks them, made to flow; other breaks stay. */
export function flowing(text: string): string {
  return text.trim().replace(/([^\s.?!:;])[ \t]*\n(?=\S)(?![-*•\d])/g, "$1 ");
}

/** A phrase of the board language that never breaks between a number and its unit. */
export function unbroken(phrase: string): string {
  return phrase.replace(/(\d) (?=\d|%|ms\b|s\b|min\b|h\b)/g, "$1\u00a0").replace(/([<>≤≥]) (?=[\d$])/g, "$1\u00a0");
}

function perOf(unit: string): string {
  const per = /\/(\w+)/.exec(unit)?.[1];
  return per ? `/${per}` : "";
}

/** Three significant figures, no trailing noughts, thousands apart. */
function short(value: number): string {
  if (value === 0) return "0";
  const size = Math.floor(Math.log10(Math.abs(value)));
  if (size >= 3) return Math.round(value).toLocaleString("en-US");
  return trimmed(value, Math.max(0, 2 - size));
}

function trimmed(value: number, places: number): string {
  const fixed = value.toFixed(Math.min(6, places));
  return fixed.includes(".") ? fixed.replace(/\.?0+$/, "") : fixed;
}
