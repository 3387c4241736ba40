import { describe, expect, it } from "vitest";
import { figuresOf, sayFigures } from "../../src/board/figures";

const lent = (box: string, field: string) => ({ box, field, value: "1", source: "the catalog" });

describe("whose figures a board stands on", () => {
  const document = { boxes: { matcher: { is: "service", copies: 3, label: "Palm matcher" }, cache: { hit: "90 %" } }, arrows: [] };

  it("counts what decides how a box fares, written or lent, and nothing else", () => {
    const figures = figuresOf(document, [lent("matcher", "time"), lent("matcher", "queue"), lent("cache", "copies"), lent("cache", "price")]);
    expect(figures.own).toBe(2);
    expect(figures.assumed.map((each) => each.field)).toEqual(["time", "copies"]);
    expect(sayFigures(figures)).toBe("2 of 4 figures are the catalog’s, not yours.");
  });

  it("counts people in shifts as much as people", () => {
    expect(figuresOf({ boxes: { graders: { is: "people", shifts: ["06:00-14:00 x 40"], time: "48 s" } }, arrows: [] }, []).own).toBe(2);
  });

  it("says nothing where all are one's own", () => {
    expect(sayFigures(figuresOf(document, []))).toBeNull();
  });

  it.each([[0, 5, "All 5 figures are the catalog’s, not yours."], [3, 1, "1 of 4 figures is the catalog’s, not yours."], [0, 1, "Its one figure is the catalog’s, not yours."]])(
    "%d own and %d lent", (own, theirs, says) => {
      expect(sayFigures({ own, assumed: Array.from({ length: theirs }, () => lent("a", "time")) })).toBe(says);
    });
});
