/** Handing files and text to the person: downloads and the clipboard. */

import type { BoardDocument } from "../board/document";
import type { Catalog } from "../board/kinds";
import { boardPicture } from "./picture";
import { withText } from "./png";

export function save(content: BlobPart, type: string, name: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => { URL.revokeObjectURL(address); }, 10_000);
}

/** `Palm checkout` → `palm-checkout.svg`. */
export function fileName(title: unknown, ending: string): string {
  const stem = typeof title === "string" ? title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") : "";
  return `${stem || "board"}.${ending}`;
}

/** The picture as a PNG twice life size, the board file inside it. Throws where the browser cannot draw it. */
export async function pngOf(board: BoardDocument, text: string, catalog: Catalog | null): Promise<Uint8Array<ArrayBuffer>> {
  const { svg, width, height } = boardPicture(board, "", catalog);
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    await image.decode();
    const scale = Math.min(2, 8000 / Math.max(width, height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => { canvas.toBlob(done, "image/png"); });
    if (!blob) throw new Error("This browser could not draw the picture.");
    return withText(new Uint8Array(await blob.arrayBuffer()), text);
  } finally {
    URL.revokeObjectURL(image.src);
  }
}
