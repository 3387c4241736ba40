/**
 * A light reading of quantities, for an answer while a person is still typing. The server is the judge;
 * this only says what is plainly wrong, and lets through what it does not know.
 */

/** What is wrong and how to mend it, or `null`. */
export type Complaint = string | null;

const NUMBER = String.raw`\d[\d\s\u2009\u202f_,]*(?:\.\d+)?\s*(?:[kKMGB]\b)?`;
const TIME = String.raw`${NUMBER}\s*(?:ns|µs|us|ms|s|sec|seconds?|min|minutes?|h|hours?|d|days?|weeks?)\b`;
const whole = (pattern: string): RegExp => new RegExp(`^\\s*(?:${pattern})\\s*$`);

const WHOLE = whole(String.raw`\d[\d\s\u2009\u202f_,]*[kM]?`);
const COUNT = whole(NUMBER);
const DURATION = whole(`${TIME}(?:\\s*(?:,|and)?\\s*${TIME})*`);
const SHARE = whole(String.raw`\d+(?:\.\d+)?\s*%`);
const BARE = whole(NUMBER);
const RATE = String.raw`${NUMBER}\s*/\s*(?:s|sec|second|min|minute|h|hour|d|day)`;
const LIMIT = whole(`${RATE}(?:\\s+burst\\s+${NUMBER})?`);
const KEYS = String.raw`(?:zipf\s+\d*\.?\d+|uniform)\s+of\s+${NUMBER}`;
const HIT = whole(`${KEYS}\\s+room\\s+${NUMBER}(?:\\s+(?:lru|lfu|fifo))?`);
const SHIFT = String.raw`\d{1,2}:\d{2}\s*(?:-|–|to)\s*\d{1,2}:\d{2}\s*x\s*${NUMBER}`;
const SHIFTS = whole(`${SHIFT}(?:\\s*,\\s*${SHIFT})*`);
const SHAPES: Readonly<Record<string, [RegExp, string]>> = {
  exp: [whole(`exp\\s+${TIME}`), "exp 5 ms"],
  lognormal: [whole(`lognormal\\s+${TIME}\\s+p99\\s+${TIME}`), "lognormal 80 ms p99 250 ms"],
  uniform: [whole(`uniform\\s+${TIME}\\s+to\\s+${TIME}`), "uniform 2 ms to 8 ms"],
  gamma: [whole(`gamma\\s+${TIME}\\s+cv\\s+\\d*\\.?\\d+`), "gamma 8 ms cv 0.5"],
  hyperexp: [whole(`hyperexp\\s+${TIME}\\s+cv\\s+\\d*\\.?\\d+`), "hyperexp 8 ms cv 2"],
  pareto: [whole(`pareto\\s+${TIME}\\s+tail\\s+\\d*\\.?\\d+`), "pareto 8 ms tail 2.1"],
  pert: [whole(`pert(?:\\s+${TIME}){3}`), "pert 2 min 5 min 12 min"],
  mix: [/^\s*mix\s+\d/, "mix 99% exp 4 ms + 1% 1 s"],
  from: [/^\s*from\s+\S+\s+column\s+\S+\s*$/, "from waits.csv column service_s"],
};

const ABOUT = String.raw`(?:about|around|roughly|usually|mostly|~|≈)\s*`;
const SPAN = String.raw`(?:(?:from|between)\s+)?(?:${NUMBER}|${TIME})\s*(?:to|and|-|–)\s*${TIME}`;
const SAID = [
  `(?:${ABOUT})?${TIME}`,
  SPAN,
  `${ABOUT}${TIME}\\s*,\\s*${SPAN}`,
  `${SPAN}\\s*,\\s*${ABOUT}${TIME}`,
  `(?:${ABOUT})?${TIME}(?:\\s*,\\s*|\\s+)(?:1 in 100 over|p99)\\s+${TIME}`,
  `${TIME} on average, often less(?:, seldom much more)?`,
].join("|");
/** A time in the words it is shown in; the server reads the same. */
const IN_WORDS = new RegExp(`^\\s*(?:${SAID})(?:\\s*;\\s*\\d+(?:\\.\\d+)?\\s*% take\\s+(?:${SAID}))?\\s*$`, "i");

/** How each sort of value is read; `text` is anything at all. */
export const READERS = {
  text: () => null,
  whole: (text: string) => integer(text),
  count: (text: string) => negative(text) ?? (COUNT.test(text) ? null : "Write a number, such as 3 or 50k."),
  slots: (text: string) => (text.trim() === "unlimited" ? null : integer(text)),
  room: (text: string) =>
    /^\s*(none|unlimited)\s*$/.test(text) ? null : negative(text) ?? (COUNT.test(text) ? null : "Write a number, none or unlimited."),
  duration: (text: string) => duration(text),
  varying: (text: string) => varying(text),
  share: (text: string) => share(text),
  hit: (text: string) => (/^\s*(zipf|uniform)\b/.test(text) ? (HIT.test(text) ? null : "Write it like zipf 0.9 of 1 M room 50k lru.") : share(text)),
  errors: (text: string) => text.split(/\bwrong\b/).filter((part) => part.trim()).map(share).find((each) => each !== null) ?? null,
  shifts: (text: string) => (SHIFTS.test(text) ? null : "Write shifts like 08:00-16:00 x 40, 16:00-00:00 x 25."),
  limit: (text: string) =>
    negative(text) ?? (LIMIT.test(text) ? null : BARE.test(text) ? "Say per what, such as 10k/s." : "Write a rate, such as 10k/s burst 5k."),
} satisfies Record<string, (text: string) => Complaint>;

export type Reader = keyof typeof READERS;

/** What is plainly wrong with `text`, read as `reader` reads; nothing where it is empty. */
export function complaint(reader: Reader, text: string): Complaint {
  return text.trim() === "" ? null : READERS[reader](text);
}

const MS: Readonly<Record<string, number>> = { n: 1e-6, u: 1e-3, "µ": 1e-3, ms: 1, s: 1000, mi: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const MANY: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, G: 1e9, B: 1e9 };

/** Milliseconds of a duration such as `400 ms`, `5 h` or `1 h 30 min`; `null` where it is none. */
export function milliseconds(text: string): number | null {
  if (!DURATION.test(text)) return null;
  return [...text.matchAll(/(\d[\d\s\u2009\u202f_,]*(?:\.\d+)?)\s*([kKMGB]\b)?\s*([a-zµ]+)/g)].reduce((sum, [, digits = "", many = "", unit = ""]) => {
    const one = MS[unit.slice(0, 2)] ?? MS[unit.slice(0, 1)] ?? NaN;
    return sum + Number(digits.replace(/[^\d.]/g, "")) * (MANY[many] ?? 1) * one;
  }, 0);
}

/** A value as the file should hold it: plain whole numbers as numbers, all else as text. */
export function asValue(text: string): string | number {
  const plain = text.trim();
  return /^(0|[1-9]\d{0,14})$/.test(plain) ? Number(plain) : plain;
}

/** A value of the document as a person reads and edits it. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value.join(", ");
  return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
}

/** How each shape of time is said to who knows no statistics; the parts of the phrase stand in its order. */
const PLAIN: readonly [RegExp, (...parts: string[]) => string][] = [
  [/^lognormal\s+(.+?)\s+p99\s+(.+)$/, (middle, tail) => `about ${middle}, 1 in 100 over ${tail}`],
  [new RegExp(`^pert\\s+(${TIME})\\s+(${TIME})\\s+(${TIME})$`), (least, usual, most) => `about ${usual}, ${span(least ?? "", most ?? "")}`],
  [new RegExp(`^uniform\\s+(${TIME})\\s+to\\s+(${TIME})$`), (least, most) => span(least ?? "", most ?? "")],
  [/^(\d{1,3})((?:\d{3})+)$/, (first, rest) => `${first}${(rest ?? "").replace(/(?=(?:\d{3})+$)/g, " ")}`],
  [/^exp\s+(.+)$/, (mean) => `${mean} on average, often less, seldom much more`],
  [/^mix\s+(?:\d+(?:\.\d+)?\s*%)\s+(.+?)\s*\+\s*(\d+(?:\.\d+)?\s*%)\s+([^+]+)$/, (usual, share, rest) => `${plain(usual ?? "")}; ${share} take ${plain(rest ?? "")}`],
];

/** A time of the board language in a phrase that needs no statistics: `about 20 ms, 1 in 100 over 100 ms`. */
export function plain(value: string): string {
  for (const [shape, said] of PLAIN) {
    const found = shape.exec(value.trim());
    if (found) return said(...found.slice(1));
  }
  return value;
}

/** `2 min`, `12 min` as `2 to 12 min`. */
function span(least: string, most: string): string {
  const [from, unit] = /^(.*?)\s*([a-zµ]+)$/.exec(least)?.slice(1) ?? [];
  return from && unit && most.endsWith(unit) ? `${from} to ${most}` : `${least} to ${most}`;
}

function integer(text: string): Complaint {
  return negative(text) ?? (WHOLE.test(text) ? null : "Write a whole number, such as 3.");
}

function duration(text: string): Complaint {
  if (DURATION.test(text)) return null;
  return negative(text) ?? (BARE.test(text) ? "Add a unit, such as 400 ms." : "Write a time, such as 400 ms.");
}

function negative(text: string): Complaint {
  return /^\s*[-−]\s*\d/.test(text) ? "It cannot be less than nothing." : null;
}

function share(text: string): Complaint {
  const below = negative(text);
  if (below) return below;
  if (BARE.test(text)) return "Add the percent sign, such as 92 %.";
  if (!SHARE.test(text)) return "Write a share, such as 92 %.";
  return Number.parseFloat(text) > 100 ? "A share is at most 100 %." : null;
}

function varying(text: string): Complaint {
  if (IN_WORDS.test(text)) return null;
  const word = /^\s*([a-z]+)/.exec(text)?.[1];
  if (!word) return duration(text);
  const shape = SHAPES[word];
  if (!shape) return "Write a time, such as 80 ms, or about 80 ms, 20 to 200 ms.";
  return shape[0].test(text) ? null : `Write it like ${shape[1]}.`;
}
