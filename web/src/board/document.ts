/**
 * The board's YAML as plain JSON, and how to read it.
 *
 * The canvas edits the document whole; the server merges it into the text, so what is not understood
 * here is carried along untouched. Nothing in this folder knows of React or of the page.
 */

export type BoardDocument = Record<string, unknown>;

/** What the drawing says of a box or an arrow, field by field, in the board's own language. */
export type Fields = Readonly<Record<string, unknown>>;

export type Point = readonly [x: number, y: number];

export interface Box {
  readonly name: string;
  /** What the canvas shows: the `label`, or else the name. */
  readonly label: string;
  /** The kind or catalog name it is said to be, where it is said. */
  readonly is: string | null;
  readonly fields: Fields;
}

export interface Arrow {
  /** Tells this arrow from every other, also from its twin between the same boxes. */
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** `->` waits for the answer, `~>` does not. */
  readonly waits: boolean;
  readonly options: Fields;
}

/** One line under `arrows`: an arrow, or something unreadable that is kept as it stands. */
export type Line = { readonly arrow: Arrow } | { readonly unread: unknown };

const ARROW = /\s*(->|~>)\s*/;
const NAME = /^[\p{L}][\p{L}\p{N}._-]*$/u;

/** Can this stand as a box's name in the file? */
export function isName(text: string): boolean {
  return NAME.test(text);
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every box, in the order written; boxes that only arrows name come last. */
export const boxesOf: (document: BoardDocument) => readonly Box[] = remembered((document) => {
  const boxes = new Map<string, Fields>();
  const written = document.boxes;
  if (Array.isArray(written)) {
    for (const entry of written) {
      if (typeof entry === "string") boxes.set(entry, {});
      else if (isMap(entry)) for (const [name, fields] of Object.entries(entry)) boxes.set(name, fieldsOf(fields));
    }
  } else if (isMap(written)) {
    for (const [name, fields] of Object.entries(written)) boxes.set(name, fieldsOf(fields));
  }
  for (const { source, target } of arrowsOf(document)) {
    for (const name of [source, target]) if (!boxes.has(name)) boxes.set(name, {});
  }
  return [...boxes].map(([name, fields]) => ({
    name,
    label: typeof fields.label === "string" && fields.label.trim() ? fields.label : name,
    is: typeof fields.is === "string" ? fields.is : null,
    fields,
  }));
});

export function boxOf(document: BoardDocument, name: string): Box | null {
  return boxesOf(document).find((box) => box.name === name) ?? null;
}

/** Every line under `arrows`; a chain `a -> b -> c` is as many lines as it has arrows. */
export const linesOf: (document: BoardDocument) => readonly Line[] = remembered((document) => {
  const twins = new Map<string, number>();
  const lines: Line[] = [];
  const add = (text: string, options: unknown, whole: unknown): void => {
    const hops = hopsOf(text);
    if (!hops) {
      lines.push({ unread: whole });
      return;
    }
    for (const hop of hops) {
      const pair = `${hop.source} → ${hop.target}`;
      const twin = (twins.get(pair) ?? 0) + 1;
      twins.set(pair, twin);
      lines.push({ arrow: { ...hop, id: twin === 1 ? pair : `${pair} (${twin})`, options: fieldsOf(options) } });
    }
  };
  const written = document.arrows;
  for (const entry of Array.isArray(written) ? (written as unknown[]) : []) {
    if (typeof entry === "string") add(entry, {}, entry);
    else if (isMap(entry)) for (const [text, options] of Object.entries(entry)) add(text, options, { [text]: options });
    else lines.push({ unread: entry });
  }
  return lines;
});

export const arrowsOf: (document: BoardDocument) => readonly Arrow[] = remembered((document) =>
  linesOf(document).flatMap((line) => ("arrow" in line ? [line.arrow] : [])),
);

/** Who is asked after an arrow's last attempt failed, as an arrow of its own to be drawn. */
export interface Otherwise {
  id: string;
  source: string;
  target: string;
  /** The arrow whose `else` this is. */
  of: string;
}

export function otherwiseOf(document: BoardDocument): Otherwise[] {
  return arrowsOf(document).flatMap(({ id, source, options }) =>
    typeof options.else === "string" && options.else !== source && boxOf(document, options.else)
      ? [{ id: `${id} else`, source, target: options.else, of: id }]
      : []);
}

/** How the file and a run's answer write the arrow: `a -> b` or `a ~> b`. */
export function arrowName(arrow: Pick<Arrow, "source" | "target" | "waits">): string {
  return `${arrow.source} ${arrow.waits ? "->" : "~>"} ${arrow.target}`;
}

/** Where boxes stand (their top left corner), for those that have a place. */
export function layoutOf(document: BoardDocument): Readonly<Record<string, Point>> {
  const layout: Record<string, Point> = {};
  for (const [name, at] of Object.entries(isMap(document.layout) ? document.layout : {})) {
    if (!Array.isArray(at) || at.length !== 2) continue;
    const [x, y] = at.map(Number);
    if (Number.isFinite(x) && Number.isFinite(y)) layout[name] = [x as number, y as number];
  }
  return layout;
}

/** The document without what never changes a result: places, notes, labels, title. */
export function meaningOf(document: BoardDocument): string {
  const { layout: _layout, notes: _notes, title: _title, boxes: _boxes, arrows: _arrows, ...rest } = document;
  const boxes = boxesOf(document).map(({ name, is, label: said, fields: { label: _label, ...fields } }) => [name, fields, is ? "" : said]);
  const arrows = linesOf(document).map((line) =>
    "arrow" in line ? [arrowName(line.arrow), line.arrow.options] : line.unread,
  );
  return canonical({ boxes, arrows, rest });
}

/** JSON with its keys in order: two documents that say the same give the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    isMap(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  );
}

function fieldsOf(value: unknown): Fields {
  return isMap(value) ? value : {};
}

function hopsOf(text: string): { source: string; target: string; waits: boolean }[] | null {
  const parts = text.trim().split(ARROW);
  if (parts.length < 3 || parts.length % 2 === 0) return null;
  const hops = [];
  for (let at = 0; at + 2 < parts.length; at += 2) {
    const [source, sign, target] = [parts[at] ?? "", parts[at + 1], parts[at + 2] ?? ""];
    if (!source || !target) return null;
    hops.push({ source, target, waits: sign === "->" });
  }
  return hops;
}

/** Reading is done once a document: documents are never changed in place. */
function remembered<Answer>(read: (document: BoardDocument) => Answer): (document: BoardDocument) => Answer {
  const answers = new WeakMap<BoardDocument, Answer>();
  return (document) => {
    let answer = answers.get(document);
    if (answer === undefined) {
      answer = read(document);
      answers.set(document, answer);
    }
    return answer;
  };
}
