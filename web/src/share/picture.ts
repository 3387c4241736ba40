/** The board as one SVG that opens anywhere, with the board itself inside it. Pure. */

import { boxesOf, arrowsOf, layoutOf, otherwiseOf, type BoardDocument } from "../board/document";
import { arrowSays } from "../board/fields";
import { BOX, around, arrowPath, lanes, rectangleAt, runsDown } from "../board/geometry";
import { kindOf, type Catalog } from "../board/kinds";
import { MIDDLE, labelPlace, wordsAt, written } from "../board/labels";
import { regionsOf } from "../board/places";
import { iconPath } from "../canvas/icons";
import { SHAPES, outlineOf } from "../canvas/shapes";

const ROOM = 40;
const PAPER = "#fbfaf7";
const INK = "#1c1e21";
const SOFT = "#53575d";
/** The element whose text is the board file. */
export const EMBEDDED = "peakday-board";

/** `text` is the board file, put inside; the picture is drawn from `document`, whose boxes all have places. */
export function boardPicture(document: BoardDocument, text: string, catalog: Catalog | null): { svg: string; width: number; height: number } {
  const layout = layoutOf(document);
  const regions = regionsOf(document);
  const frame = around(Object.values(layout)) ?? { x: 0, y: 0, ...BOX };
  const left = Math.min(frame.x, ...regions.map((region) => region.x)) - ROOM;
  const top = Math.min(frame.y, ...regions.map((region) => region.y)) - ROOM;
  const width = Math.max(frame.x + frame.width, ...regions.map((region) => region.x + region.width)) + ROOM - left;
  const height = Math.max(frame.y + frame.height, ...regions.map((region) => region.y + region.height)) + ROOM - top;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="Inter, system-ui, sans-serif">`,
    `<title>${escaped(typeof document.title === "string" ? document.title : "Board")}</title>`,
    `<metadata><${EMBEDDED} xmlns="https://peakday.invalid/board">${escaped(text)}</${EMBEDDED}></metadata>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${PAPER}"/>`,
    ...regions.map(({ place, x, y, width: w, height: h }) =>
      `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="18" fill="none" stroke="${SOFT}" stroke-dasharray="4 3"/><text x="${x + 16}" y="${y + 4}" font-size="12" fill="${SOFT}">${escaped(place)}</text>`),
    ...arrows(document),
    ...boxes(document, catalog),
    "</svg>",
  ].join("\n");
  return { svg, width, height };
}

function arrows(document: BoardDocument): string[] {
  const layout = layoutOf(document);
  const all = [
    ...arrowsOf(document).map((arrow) => ({ ...arrow, says: arrowSays(arrow.options), otherwise: false })),
    ...otherwiseOf(document).map((each) => ({ ...each, waits: true, says: "else", otherwise: true })),
  ];
  const apart = lanes(all);
  const down = runsDown(all, layout);
  const taken = Object.values(layout).map(rectangleAt);
  return all.flatMap(({ id, source, target, waits, says, otherwise }) => {
    const [from, to] = [layout[source], layout[target]];
    if (!from || !to) return [];
    const path = arrowPath(rectangleAt(from), rectangleAt(to), apart.get(id) ?? 0, 12, down, otherwise);
    const dashes = otherwise ? ` stroke-dasharray="2 5"` : waits ? "" : ` stroke-dasharray="6 6"`;
    const { lines, size } = written(path, says, "");
    const words = wordsAt(path, size, says ? labelPlace(path, size, taken) : MIDDLE);
    if (says) taken.push(words);
    return [
      `<path d="${path.d}" fill="none" stroke="${INK}" stroke-width="1.5"${dashes}/>`,
      `<path d="M10,0 L0,4.4 L2.4,0 L0,-4.4 Z" fill="${INK}" transform="translate(${path.end[0]} ${path.end[1]}) rotate(${path.angle})"/>`,
      ...lines.map(({ text: line }, row) => `<text x="${words.x + size.width / 2}" y="${words.y + 12 + row * 15}" text-anchor="middle" font-size="12" fill="${INK}">${escaped(line)}</text>`),
    ];
  });
}

function boxes(document: BoardDocument, catalog: Catalog | null): string[] {
  const layout = layoutOf(document);
  return boxesOf(document).flatMap((box) => {
    const at = layout[box.name];
    if (!at) return [];
    const kind = kindOf(box, catalog);
    const { edge, inner } = outlineOf(catalog?.kinds.find((each) => each.kind === kind)?.shape ?? SHAPES[kind] ?? "box");
    const copies = typeof box.fields.copies === "number" && box.fields.copies > 1 ? ` ×${box.fields.copies}` : "";
    return [
      `<g transform="translate(${at[0]} ${at[1]})">`,
      `<path d="${edge}" fill="#fff" stroke="${INK}" stroke-width="1.4"/>`,
      ...(inner ? [`<path d="${inner}" fill="none" stroke="${INK}" stroke-width="1.4" stroke-opacity="0.6"/>`] : []),
      `<path d="${iconPath(kind)}" transform="translate(12 21)" fill="none" stroke="${INK}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
      ...labelled(box.label + copies),
      "</g>",
    ];
  });
}

/** Letters of a label that one line holds, at 15 points and at 13. */
const [ONE_LINE, TWO_LINES] = [14, 17];

/** The label on one line, or a longer one on two in smaller letters. */
function labelled(label: string): string[] {
  const lines = label.length <= ONE_LINE ? [label] : inTwo(label, TWO_LINES);
  const size = lines.length === 1 && label.length <= ONE_LINE ? 15 : 13;
  const first = BOX.height / 2 + 5 - (lines.length - 1) * 8;
  return lines.map((line, at) => `<text x="38" y="${first + at * 16}" font-size="${size}" font-weight="500" fill="${INK}"${line.length > TWO_LINES ? ` textLength="118" lengthAdjust="spacingAndGlyphs"` : ""}>${escaped(line)}</text>`);
}

/** Words on a first line of at most so many letters, and the rest on a second. */
function inTwo(text: string, most: number): string[] {
  const at = text.length <= most ? -1 : Math.max(text.lastIndexOf(" ", most), text.indexOf(" "));
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
