/** The kinds and parts of the catalog (`GET /api/catalog`), and what kind a label means. */

import type { Box } from "./document";

export interface CatalogKind {
  kind: string;
  label: string;
  shape: string;
  /** Words of a label that mean this kind. */
  words: string[];
}

export interface CatalogPart {
  name: string;
  kind: string;
  label: string;
  note: string;
}

export interface Catalog {
  kinds: CatalogKind[];
  parts: CatalogPart[];
}

/** What a label means: `is` as the file writes it, and the kind behind it. */
export interface Meant {
  is: string;
  kind: string;
}

interface Phrase extends Meant {
  words: string;
  /** Does it name a part of the catalog, or only a kind? */
  part: boolean;
}

/**
 * What kind of box this label means, or `null` where no word of it tells. As on the server: the longest
 * phrase wins, then the last, because English puts the thing last; a part named beside its kind is meant. Where
 * nothing tells, `ordersDb` is read as `orders Db`.
 */
export function kindFromLabel(label: string, catalog: Catalog | null): Meant | null {
  if (!catalog) return null;
  const apart = label.replace(/(\p{Ll})(?=\p{Lu}\p{Ll})/gu, "$1 ");
  return meant(label, catalog) ?? (apart === label ? null : meant(apart, catalog));
}

function meant(label: string, catalog: Catalog): Meant | null {
  const text = ` ${plain(label)} `;
  const found = phrasesOf(catalog)
    .map((phrase) => ({ phrase, size: phrase.words.split(" ").length, at: lastOf(text, phrase.words) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => b.size - a.size || b.at - a.at || Number(b.phrase.part) - Number(a.phrase.part));
  const best = found[0]?.phrase;
  if (!best) return null;
  const { is, kind } = best.part ? best : (found.find(({ phrase }) => phrase.part && phrase.kind === best.kind)?.phrase ?? best);
  return { is, kind };
}

/**
 * What the file says of a box with this label, beside the label. People are left to the drawing: drivers are clients
 * where a journey starts and nobody calls them, and else at work. The server tells which.
 */
export function saidOf(label: string, catalog: Catalog | null): { is?: string } {
  const told = kindFromLabel(label, catalog);
  return told && told.kind !== "people" ? { is: told.is } : {};
}

/** The kind of a box: what it is said to be, or else what its label tells, or else a service. */
export function kindOf(box: Pick<Box, "is" | "label" | "name">, catalog: Catalog | null): string {
  if (box.is) {
    const part = partOf(box.is, catalog);
    if (part) return part.kind;
    const said = catalog?.kinds.find((each) => each.kind === box.is);
    if (said || !box.is.includes("/")) return box.is;
  }
  return (kindFromLabel(box.label, catalog) ?? kindFromLabel(box.name, catalog))?.kind ?? "service";
}

export function partOf(is: string | null, catalog: Catalog | null): CatalogPart | null {
  return catalog?.parts.find((part) => part.name === is) ?? null;
}

/** Kinds and parts that `text` may mean, best first; all kinds where it is empty. */
export function suggestions(text: string, catalog: Catalog | null, most: number): (Meant & { label: string; note: string })[] {
  if (!catalog) return [];
  const sought = plain(text);
  const all = [
    ...catalog.kinds.map((each) => ({ is: each.kind, kind: each.kind, label: each.label, note: "", also: each.words.join(" ") })),
    ...catalog.parts.map((each) => ({ is: each.name, kind: each.kind, label: each.label, note: each.note, also: each.name })),
  ];
  const ranked = all.map((each, order) => ({ each, order, rank: sought ? rankOf(sought, each.label, each.also) : 0 }));
  return ranked
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .slice(0, most)
    .map(({ each: { also: _also, ...meant } }) => meant);
}

function rankOf(sought: string, label: string, also: string): number {
  const [name, words] = [plain(label), plain(also)];
  if (name === sought) return 0;
  if (name.startsWith(sought)) return 1;
  if (` ${name}`.includes(` ${sought}`)) return 2;
  if (` ${words}`.includes(` ${sought}`)) return 3;
  return -1;
}

const remembered = new WeakMap<Catalog, readonly Phrase[]>();

function phrasesOf(catalog: Catalog): readonly Phrase[] {
  let phrases = remembered.get(catalog);
  if (!phrases) {
    phrases = [
      ...catalog.parts.flatMap((part) =>
        [part.label, part.label.replace(/^(amazon|aws)\s+/i, ""), part.name, part.name.replace(/^.*\//, "")].map((words) => ({
          is: part.name, kind: part.kind, words: plain(words), part: true,
        })),
      ),
      ...catalog.kinds.flatMap((each) =>
        [each.kind, each.label, ...each.words].map((words) => ({ is: each.kind, kind: each.kind, words: plain(words), part: false })),
      ),
    ].filter((phrase) => phrase.words);
    remembered.set(catalog, phrases);
  }
  return phrases;
}

/** Where in the padded `text` the words last stand, singular or plural; -1 where they do not. */
function lastOf(text: string, words: string): number {
  return Math.max(...["", "s", "es"].map((ending) => text.lastIndexOf(` ${words}${ending} `)));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
