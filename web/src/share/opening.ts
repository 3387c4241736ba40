/** The text of a board in whatever file was dropped: our own pictures carry it inside. */

import { isPng, textOf } from "./png";
import { EMBEDDED } from "./picture";

export const MOST_BYTES = 12_000_000;

/** The text to be read as a board. Throws an `Error` with a sentence where the file holds none. */
export async function boardTextOf(file: Blob, name: string): Promise<string> {
  if (file.size === 0) throw new Error(`${name} is empty.`);
  if (file.size > MOST_BYTES) throw new Error(`${name} is too large to be a board.`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isPng(bytes)) {
    const inside = textOf(bytes);
    if (inside === null) throw new Error(`${name} is a picture with no board inside. Pictures saved here carry theirs.`);
    return inside;
  }
  const text = decoded(bytes, name);
  return embeddedIn(text) ?? text;
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.includes("\0")) throw new Error("binary");
    return text;
  } catch {
    throw new Error(`${name} is no text: a board is a YAML, Mermaid, Excalidraw or draw.io file, or a picture saved here.`);
  }
}

/** The board file inside one of our own SVGs. */
export function embeddedIn(text: string): string | null {
  const inside = new RegExp(`<${EMBEDDED}[^>]*>([\\s\\S]*?)</${EMBEDDED}>`).exec(text)?.[1];
  return inside === undefined ? null : inside.replace(/&quot;/g, '"').replace(/&gt;/g, ">").replace(/&lt;/g, "<").replace(/&amp;/g, "&");
}
