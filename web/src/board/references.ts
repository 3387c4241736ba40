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
    next = { ...next, failures: next.failures.map((line: unknown) => overWhat(line, (what) => what.replace(word(from), () => to))) };
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
    const failures = next.failures.filter((line: unknown) => {
      let hit = false;
      overWhat(line, (what) => {
        hit ||= [...gone].some((name) => word(name).test(what));
        return what;
      });
      return !hit;
    });
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

/**
 * A failure is written `at 5 min for 30 s: templates slow x10`: only what follows the colon names a box. Unquoted,
 * YAML makes a map of one of it, and it stays one.
 */
function overWhat(line: unknown, change: (what: string) => string): unknown {
  if (isMap(line)) return Object.fromEntries(Object.entries(line).map(([when, what]) => [when, typeof what === "string" ? change(what) : what]));
  if (typeof line !== "string") return line;
  const colon = line.indexOf(":");
  return colon < 0 ? change(line) : line.slice(0, colon + 1) + change(line.slice(colon + 1));
}

function word(name: string): RegExp {
  const quoted = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}._-])${quoted}(?![\\p{L}\\p{N}._-])`, "gu");
}

function without(fields: Fields, field: string): Fields {
  const { [field]: _gone, ...rest } = fields;
  return rest;
}
