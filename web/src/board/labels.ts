/** Where the words on an arrow stand, so that no box covers them. Pure. */

import { BOX, pointOn, type Path, type Rectangle } from "./geometry";

export interface LabelPlace {
  /** Where along the arrow, from 0 to 1. */
  along: number;
  /** On which side: above or right of the line (1), below or left of it (-1). */
  side: 1 | -1;
  /** Past the ends of the boxes the arrow joins, where the gap between them is too narrow for words. */
  far: boolean;
}

export const MIDDLE: LabelPlace = { along: 0.5, side: 1, far: false };
/** A letter's width, plain and bold, and a line's height at the size arrows are labelled in. */
const LETTER = 6.3;
const BOLD = 6.9;
export const LINE = 15;

const ALONG = [0.5, 0.38, 0.62, 0.26, 0.74, 0.14, 0.86];

/** The first place, nearest the middle, where the words touch none of what is `taken`; or else the one where they touch least. */
export function labelPlace(path: Path, words: Size, taken: readonly Rectangle[]): LabelPlace {
  let best = MIDDLE;
  let least = Infinity;
  for (const far of [false, true]) {
    for (const along of ALONG) {
      for (const side of [1, -1] as const) {
        const place = { along, side, far };
        const covered = overlapWith(wordsAt(path, words, place), taken);
        if (covered === 0) return place;
        if (covered < least) [best, least] = [place, covered];
      }
    }
  }
  return best;
}

const NEAR = 3;

const STEPS = 24;

/** Small squares along an arrow, for words to keep clear of its line. */
export function alongside(path: Path): Rectangle[] {
  return Array.from({ length: STEPS + 1 }, (_, at) => {
    const [x, y] = pointOn(path, at / STEPS);
    return { x: x - NEAR, y: y - NEAR, width: 2 * NEAR, height: 2 * NEAR };
  });
}

/** The rectangle an arrow runs in: all four points that bend it. */
export function extent({ start, bends, end }: Path): Rectangle {
  const [xs, ys] = [[start, ...bends, end].map(([x]) => x), [start, ...bends, end].map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

export interface Size {
  width: number;
  height: number;
}

export interface Words {
  lines: readonly { text: string; trouble: boolean }[];
  size: Size;
}

/** What is written on an arrow, in as few lines as it has room for: what it does, then what went wrong on it. */
export function written(path: Path, says: string, trouble: string): Words {
  const room = isUpright(path) ? Infinity : Math.abs(path.end[0] - path.start[0]) + 12;
  const lines = [
    ...inLines(says, room).map((text) => ({ text, trouble: false })),
    ...inLines(trouble, room).map((text) => ({ text, trouble: true })),
  ];
  return { lines, size: { width: Math.max(0, ...lines.map(({ text, trouble }) => text.length * (trouble ? BOLD : LETTER))), height: lines.length * LINE } };
}

/** The parts of `a · b · c` on as few lines as there is room for, a part in two where it has none alone; a letter takes about 6.3 points. */
export function inLines(text: string, room: number): string[] {
  const lines: string[] = [];
  for (const part of text.split(" · ").filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines.at(-1) ?? ""} · ${part}` : part;
    if (lines.length > 0 && longer.length * LETTER <= room) lines[lines.length - 1] = longer;
    else if (part.length * LETTER <= room) lines.push(part);
    else lines.push(...halves(part));
  }
  return lines;
}

/** `9.4k timeouts` as its number and its word. */
function halves(part: string): string[] {
  const at = part.lastIndexOf(" ");
  return at < 0 ? [part] : [part.slice(0, at), part.slice(at + 1)];
}

/** Does the arrow run more down than across? Its words then stand beside it, else above or below it. */
export function isUpright({ start, end }: Path): boolean {
  return Math.abs(end[1] - start[1]) > Math.abs(end[0] - start[0]);
}

/** The rectangle the words fill at a place. */
export function wordsAt(path: Path, { width, height }: Size, { along, side, far }: LabelPlace): Rectangle {
  const [x, y] = pointOn(path, along);
  if (isUpright(path)) {
    const off = far ? BOX.width / 2 + 6 : 10;
    return { x: side === 1 ? x + off : x - off - width, y: y - height / 2, width, height };
  }
  const off = far ? BOX.height / 2 + 3 : 8;
  return { x: x - width / 2, y: side === 1 ? y - off - height : y + off, width, height };
}

function overlapWith(words: Rectangle, boxes: readonly Rectangle[]): number {
  let covered = 0;
  for (const box of boxes) {
    const across = Math.min(words.x + words.width, box.x + box.width) - Math.max(words.x, box.x);
    const down = Math.min(words.y + words.height, box.y + box.height) - Math.max(words.y, box.y);
    if (across > 0 && down > 0) covered += across * down;
  }
  return covered;
}
