/** Numbers as people say them. Pure; the same in every corner of the page. */

const THIN = "\u2009";

/** Money a month, without false precision: `$4,100`, `$84k`, `$1.2 M`. */
export function sayMoney(usd: number): string {
  if (usd >= 999_500) return `$${short(usd / 1e6)}${THIN}M`;
  if (usd >= 10_000) return `$${short(usd / 1e3)}k`;
  return `$${Math.round(usd).toLocaleString("en-US")}`;
}

/** Milliseconds in the unit a person would choose. */
export function sayMs(ms: number): string {
  if (ms >= 60_000) return `${short(ms / 60_000)}${THIN}min`;
  if (ms >= 1000) return `${short(ms / 1000)}${THIN}s`;
  if (ms > 0 && ms < 1) return `${short(ms)}${THIN}ms`;
  return `${short(ms)}${THIN}ms`;
}

/** A share of one as percent, keeping the nines that matter. */
export function sayShare(share: number): string {
  const percent = share * 100;
  if (percent === 0 || percent === 100) return `${percent}${THIN}%`;
  if (percent > 99) return `${trimmed(Math.min(percent, 99.999), 3)}${THIN}%`;
  return `${short(percent)}${THIN}%`;
}

/** A measured figure in the unit its target was written in. */
export function sayMeasured(value: number, unit: string): string {
  if (unit === "ms") return sayMs(value);
  if (unit === "s") return sayMs(value * 1000);
  if (unit === "%") return sayShare(value / 100);
  if (unit.startsWith("$") || unit.startsWith("USD")) return `${sayMoney(value)}${perOf(unit)}`;
  return unit ? `${short(value)}${THIN}${unit}` : short(value);
}

/** A count: `37,500`, `1.2 M`. */
export function sayCount(count: number): string {
  if (count >= 1e6) return `${short(count / 1e6)}${THIN}M`;
  return Math.round(count).toLocaleString("en-US");
}

/** Requests a second, or a minute or an hour where a second is too short to count. */
export function sayRate(perSecond: number): string {
  if (perSecond >= 1) return `${perSecond >= 1e6 ? sayCount(perSecond) : short(perSecond)}/s`;
  if (perSecond * 60 >= 1) return `${short(perSecond * 60)}/min`;
  return `${short(perSecond * 3600)}/h`;
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
