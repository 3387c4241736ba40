/** Which numbers of a box and of an arrow are edited on the board itself, as tables. */

import type { Reader } from "./validate";

export interface Field {
  /** As the file writes it. */
  name: string;
  /** As a person reads it. */
  label: string;
  /** How what is typed is read, or the words there are to choose from. */
  reads: Reader | readonly string[];
  /** An example in the board's language. */
  hint: string;
  /** One sentence on what it means. */
  means: string;
  /** Is it a list in the file, its entries apart by commas where it is typed? */
  list?: true;
}

const YES_NO = ["yes", "no"] as const;

const BOX_FIELDS: Readonly<Record<string, Field>> = {
  shifts: { name: "shifts", label: "shifts", reads: "shifts", hint: "08:00-16:00 x 40", means: "When how many are at work, instead of one number; several apart by commas.", list: true },
  copies: { name: "copies", label: "copies", reads: "whole", hint: "3", means: "How many instances there are." },
  slots: { name: "slots", label: "at once", reads: "slots", hint: "16", means: "Requests each copy handles at the same time." },
  time: { name: "time", label: "time", reads: "varying", hint: "80 ms", means: "Work per request, before the box calls anyone." },
  queue: { name: "queue", label: "queue", reads: "room", hint: "50", means: "Waiting room; beyond it a request is rejected." },
  hit: { name: "hit", label: "hit", reads: "hit", hint: "92 %", means: "The share of requests the cache answers by itself." },
  limit: { name: "limit", label: "limit", reads: "limit", hint: "10k/s burst 5k", means: "Admits at most so many; the rest are turned away." },
  errors: { name: "errors", label: "errors", reads: "errors", hint: "0.1 %", means: "Requests that fail after their work." },
  partitions: { name: "partitions", label: "partitions", reads: "whole", hint: "4", means: "Shards, each with its own limit." },
  patience: { name: "patience", label: "patience", reads: "varying", hint: "2 s", means: "How long a caller waits in line before giving up." },
  place: { name: "place", label: "place", reads: "text", hint: "us-east-1", means: "Region, or region/zone; a failure can take a place." },
  price: { name: "price", label: "price", reads: "text", hint: "$0.05/h", means: "What it costs: by the hour for each copy, by requests, by the month, or some of them with +." },
  holds: { name: "holds", label: "holds", reads: YES_NO, hint: "", means: "Does a request keep its slot while it waits for its own calls?" },
  pick: { name: "pick", label: "picks", reads: ["shared", "round-robin", "random", "least", "two-choices"], hint: "", means: "One line for all copies, or a line each." },
  order: { name: "order", label: "order", reads: ["fifo", "lifo", "priority"], hint: "", means: "Who is served next." },
};

/** What a kind says in other words, or by another example, than the rest. */
const IN_OTHER_WORDS: Readonly<Record<string, Readonly<Record<string, Partial<Field>>>>> = {
  people: {
    copies: { label: "people", hint: "40", means: "How many are at work." },
    time: { label: "time each", hint: "about 5 min, 2 to 12 min", means: "How long one of them takes for one piece: usually, and from least to most." },
    queue: { label: "pile", hint: "1000", means: "Pieces that may wait; beyond it one is turned away." },
    slots: { hint: "1", means: "Pieces that one of them has in hand at the same time." },
    patience: { hint: "30 min" },
    price: { label: "wage", hint: "$24/h", means: "What one of them costs an hour." },
  },
};

/** By kind: the few numbers shown at once, then those one key away. */
const SHOWN: Readonly<Record<string, string>> = {
  clients: "",
  gateway: "limit time",
  balancer: "copies time",
  service: "copies slots time queue",
  function: "slots time limit",
  cache: "hit copies time",
  database: "copies slots time queue",
  queue: "time queue",
  stream: "partitions time",
  topic: "time",
  store: "time",
  cdn: "hit time",
  external: "time errors limit",
  people: "copies shifts time queue",
  device: "copies time queue",
  monitor: "time",
};
const MORE: Readonly<Record<string, string>> = { clients: "place" };
const MORE_OF_ANY = "copies slots time queue limit errors price place holds patience pick order";

/** The few numbers a selected box of this kind shows on itself. */
export function shownFields(kind: string): readonly Field[] {
  return named(kind, SHOWN[kind] ?? "copies time queue");
}

/** The other simple fields of this kind, one key away. */
export function moreFields(kind: string): readonly Field[] {
  const shown = new Set((SHOWN[kind] ?? "copies time queue").split(" "));
  return named(kind, MORE[kind] ?? MORE_OF_ANY).filter((field) => !shown.has(field.name));
}

export function boxField(name: string, kind = ""): Field | null {
  return named(kind, name)[0] ?? null;
}

const ARROW_FIELDS: readonly Field[] = [
  { name: "timeout", label: "timeout", reads: "duration", hint: "400 ms", means: "Waits that long for the answer." },
  { name: "retries", label: "retries", reads: "whole", hint: "2", means: "Attempts after the first." },
  { name: "on", label: "on", reads: ["hit", "miss", "ok", "error"], hint: "", means: "Taken only then." },
  { name: "share", label: "share", reads: "share", hint: "20 %", means: "Taken by that share of requests." },
];
const MORE_ARROW_FIELDS: readonly Field[] = [
  { name: "backoff", label: "backoff", reads: "duration", hint: "50 ms", means: "The pause before the first retry; it doubles." },
  { name: "times", label: "times", reads: "whole", hint: "1", means: "That many calls, one after another." },
  { name: "delay", label: "delay", reads: "varying", hint: "2 ms", means: "Network time, each way." },
  { name: "else", label: "else", reads: "text", hint: "another box", means: "Who is asked after the last attempt failed." },
  { name: "budget", label: "retry budget", reads: "share", hint: "10 %", means: "Retries allowed per request over the last 10 s." },
];

/** Times that suit an arrow to people, who take minutes. */
const FOR_PEOPLE: Readonly<Record<string, string>> = { timeout: "30 min", backoff: "5 min", delay: "1 min" };

/** The options a selected arrow shows at once, and those one key away; `to` is the kind of box it leads to. */
export function arrowFields(more: boolean, to = ""): readonly Field[] {
  const fields = more ? MORE_ARROW_FIELDS : ARROW_FIELDS;
  return to === "people" ? fields.map((field) => ({ ...field, hint: FOR_PEOPLE[field.name] ?? field.hint })) : fields;
}

/** Which journey takes an arrow, where a board has several. */
export function journeyField(journeys: readonly string[]): Field {
  return { name: "only", label: "journey", reads: journeys, hint: "", means: "The journey that takes it; left open, every one does.", list: true };
}

/** What an arrow says in passing: `miss · 20 % · 400 ms · 2 retries`. Its `else` is an arrow of its own. */
export function arrowSays(options: Readonly<Record<string, unknown>>): string {
  const parts = [];
  if (Array.isArray(options.only)) parts.push(options.only.join(", "));
  if (typeof options.on === "string") parts.push(options.on);
  if (options.share !== undefined) parts.push(String(options.share));
  if (options.times !== undefined && options.times !== 1) parts.push(`${String(options.times)} times`);
  if (options.timeout !== undefined) parts.push(String(options.timeout));
  if (options.retries !== undefined && options.retries !== 0) parts.push(`${String(options.retries)} ${options.retries === 1 ? "retry" : "retries"}`);
  return parts.join(" · ");
}

function named(kind: string, names: string): readonly Field[] {
  return names.split(" ").flatMap((name) => {
    const field = BOX_FIELDS[name];
    return field ? { ...field, ...IN_OTHER_WORDS[kind]?.[name] } : [];
  });
}
