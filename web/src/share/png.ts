/** A board file inside a PNG, as a text chunk that every program passes over. Pure. */

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const KEYWORD = "peakday-board";

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => bytes[at] === byte);
}

/** The same picture with `text` inside. */
export function withText(png: Uint8Array, text: string): Uint8Array<ArrayBuffer> {
  // iTXt: keyword, no compression, no language, no translated keyword, then UTF-8.
  const data = joined([encoded(KEYWORD), new Uint8Array([0, 0, 0, 0, 0]), encoded(text)]);
  const header = 8 + 12 + number(png, 8);
  return joined([png.slice(0, header), chunk("iTXt", data), png.slice(header)]);
}

/** The text inside a picture made by `withText`; `null` where there is none. */
export function textOf(png: Uint8Array): string | null {
  if (!isPng(png)) return null;
  for (let at = 8; at + 12 <= png.length;) {
    const long = number(png, at);
    if (at + 12 + long > png.length) return null;
    const type = new TextDecoder("latin1").decode(png.slice(at + 4, at + 8));
    const data = png.slice(at + 8, at + 8 + long);
    const lead = KEYWORD.length + 5;
    if (type === "iTXt" && new TextDecoder("latin1").decode(data.slice(0, KEYWORD.length + 1)) === `${KEYWORD}\0`) {
      return new TextDecoder().decode(data.slice(lead));
    }
    at += 12 + long;
  }
  return null;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joined([encoded(type), data]);
  return joined([bytesOf(data.length), body, bytesOf(crc(body))]);
}

function number(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);
}

function bytesOf(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
