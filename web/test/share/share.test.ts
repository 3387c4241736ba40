import { describe, expect, it } from "vitest";
import { boardTextOf, embeddedIn } from "../../src/share/opening";
import { boardPicture } from "../../src/share/picture";
import { isPng, textOf, withText } from "../../src/share/png";
import { fileName } from "../../src/share/saving";
import { catalog, document as palm } from "../sample";
import { boxesOf } from "../../src/board/document";
import { tidy } from "../../src/board/layout";

const TEXT = "boxes: {a: {label: \"<A> & “B”\"}}\n";
const PNG = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="), (letter) => letter.charCodeAt(0),
);

describe("a picture", () => {
  it("carries its board, and gives it back whatever stands in it", () => {
    const { svg } = boardPicture(tidy(palm), TEXT, catalog);
    expect(embeddedIn(svg)).toBe(TEXT);
    expect(new DOMParser().parseFromString(svg, "image/svg+xml").querySelectorAll("g").length).toBe(boxesOf(palm).length);
  });

  it("draws a board without any box", () => {
    expect(boardPicture({}, "", null).svg).toContain("</svg>");
  });

  it("does so as a PNG too, which stays a PNG", () => {
    const with_ = withText(PNG, TEXT);
    expect(isPng(with_)).toBe(true);
    expect(textOf(with_)).toBe(TEXT);
    expect(textOf(PNG)).toBeNull();
    expect(textOf(with_.slice(0, 60))).toBeNull();
  });
});

describe("a dropped file", () => {
  const told = (content: BlobPart, name: string): Promise<string> => boardTextOf(new Blob([content]), name);

  it("is read as text, or as the board inside a picture", async () => {
    expect(await told(TEXT, "a.yaml")).toBe(TEXT);
    expect(await told(withText(PNG, TEXT), "a.png")).toBe(TEXT);
    expect(await told(boardPicture({}, TEXT, null).svg, "a.svg")).toBe(TEXT);
  });

  it("is refused in a sentence where it is neither", async () => {
    await expect(told("", "a.yaml")).rejects.toThrow("a.yaml is empty.");
    await expect(told(PNG as BlobPart, "cat.png")).rejects.toThrow("no board inside");
    await expect(told(new Uint8Array([0xff, 0xfe, 0, 1]), "a.bin")).rejects.toThrow("is no text");
  });
});

it("names files after the board", () => {
  expect(fileName("Palm checkout", "svg")).toBe("palm-checkout.svg");
  expect(fileName(undefined, "png")).toBe("board.png");
  expect(fileName("../..", "png")).toBe("board.png");
});
