/** Where else a document speaks of a box, and how to follow a new name or a removal there. */

import { arrowsOf, isMap, layoutOf, linesOf, type BoardDocument, type Fields, type Line } from "./document";
import { withLines } from "./arrows";

/** Every mention of `from` becomes `to`; the box itself has been renamed already. */
export function renamed(document: BoardDocument, from: string, to: string): BoardDocument {
  const name = (each: unknown): unknown => (each === from ? to : each);
  let next = document;
  if (arrowsOf(document).some((arrow) => arrow.source === from || arrow.target === from || arrow.options.else === from)) {
    next = withLines(next, linesOf(document).map((line) => {
      if (!("arrow" in line)) return line;
      const { arrow } = line;
      const options = "else" in arrow.options ? { ...arrow.options, else: name(arrow.options.else) } : arrow.options;
      return { arrow: { ...arrow, source: name(arrow.source) as string, target: name(arrow.target) as string, options } };
    }));
  }
  next = overJourneys(next, (journey) => ({
    ...journey,
    ...("from" in journey ? { from: name(journey.from) } : {}),
    ...("until" in journey ? { until: name(journey.until) } : {}),
  }));
  if (Array.isArray(next.failures)) {
    next = { ...next, failures: next.failures.map((line: unknown) => (typeof line === "string" ? replaced(line, from, to) : line)) };
  }
  const { [from]: place, ...places } = layoutOf(next);
  return place ? { ...next, layout: { ...places, [to]: place } } : next;
}

/** Takes away every mention of boxes that are gone: their arrows, failures, places, and journeys' ends. */
export function forget(document: BoardDocument, gone: ReadonlySet<string>): BoardDocument {
  const lines = linesOf(document).flatMap((line): Line[] => {
    if (!("arrow" in line)) return [line];
    const { arrow } = line;
    if (gone.has(arrow.source) || gone.has(arrow.target)) return [];
    return [gone.has(String(arrow.options.else)) ? { arrow: { ...arrow, options: without(arrow.options, "else") } } : line];
  });
  let next = "arrows" in document ? withLines(document, lines) : document;
  next = overJourneys(next, (journey) => {
    let kept: Fields = journey;
    for (const end of ["from", "until"]) if (gone.has(String(kept[end]))) kept = without(kept, end);
    return kept;
  });
  if (Array.isArray(next.failures)) {
    const failures = next.failures.filter((line) => typeof line !== "string" || ![...gone].some((name) => mentions(line, name)));
    next = { ...next, failures };
  }
  const layout = layoutOf(next);
  if (!Object.keys(layout).some((name) => gone.has(name))) return next;
  return { ...next, layout: Object.fromEntries(Object.entries(layout).filter(([name]) => !gone.has(name))) };
}

function overJourneys(document: BoardDocument, change: (journey: Fields) => Fields): BoardDocument {
  if (!isMap(document.journeys)) return document;
  const journeys = Object.entries(document.journeys).map(([name, journey]) => [name, isMap(journey) ? change(journey) : journey]);
  return { ...document, journeys: Object.fromEntries(journeys) as unknown };
}

/** A failure is written `at 5 min for 30 s: templates slow x10`: only what follows the colon names a box. */
function split(failure: string): [when: string, what: string] {
  const colon = failure.indexOf(":");
  return colon < 0 ? ["", failure] : [failure.slice(0, colon + 1), failure.slice(colon + 1)];
}

function word(name: string): RegExp {
  const quoted = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}._-])${quoted}(?![\\p{L}\\p{N}._-])`, "gu");
}

function mentions(failure: string, name: string): boolean {
  return word(name).test(split(failure)[1]);
}

function replaced(failure: string, from: string, to: string): string {
  const [when, what] = split(failure);
  return when + what.replace(word(from), () => to);
}

function without(fields: Fields, field: string): Fields {
  const { [field]: _gone, ...rest } = fields;
  return rest;
}
