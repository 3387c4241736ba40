import { describe, expect, it } from "vitest";
import { arrowSays, moreFields, shownFields } from "../../src/board/fields";
import { asText, asValue, complaint, plain, type Reader } from "../../src/board/validate";

const GOOD: [Reader, string][] = [
  ["duration", "400 ms"], ["duration", "4 h"], ["duration", "1.5s"], ["duration", "2 min"], ["duration", "1 h 30 min"], ["varying", "about 48 s, 20 s to 2 min"],
  ["varying", "about 5 min, 2 to 12 min"], ["varying", "2 to 8 ms"], ["varying", "about 20 ms, 1 in 100 over 100 ms"], ["varying", "20 s to 2 min, usually 48 s"], ["varying", "80 ms"], ["varying", "80 ms p99 300 ms"], ["varying", "exp 5 ms"],
  ["varying", "lognormal 80 ms p99 250 ms"], ["varying", "uniform 2 ms to 8 ms"], ["varying", "gamma 8 ms cv 0.5"], ["varying", "hyperexp 8 ms cv 2"],
  ["varying", "pareto 8 ms tail 2.1"], ["varying", "pert 2 min 5 min 12 min"], ["varying", "mix 99% exp 4 ms + 1% 1 s"], ["varying", "from waits.csv column service_s"],
  ["share", "92 %"], ["share", "99.99%"], ["hit", "zipf 0.9 of 1 M room 50k lru"], ["hit", "92%"], ["errors", "0.1 %"], ["errors", "wrong 0.3 %"],
  ["errors", "1 % wrong 0.3 %"], ["limit", "10k/s burst 5k"], ["limit", "50 000/h"], ["room", "none"], ["room", "unlimited"], ["room", "50k"],
  ["whole", "3"], ["whole", "10 000"], ["slots", "unlimited"], ["count", "1.5 M"], ["text", "us-east-1"], ["duration", ""],
  ["shifts", "08:00-16:00 x 40"], ["shifts", "08:00-16:00 x 1 800, 16:00-00:00 x 25"],
];
const BAD: [Reader, string, RegExp][] = [
  ["duration", "400", /unit/], ["duration", "-4 ms", /less/], ["duration", "soon", /such as/], ["varying", "80", /unit/], ["varying", "lognormal 80 ms", /p99/],
  ["varying", "normal 80 ms", /such as/], ["varying", "about a while", /such as/], ["varying", "about 48 s, 20 s", /such as/], ["share", "92", /percent/], ["share", "120 %", /100/], ["share", "-1 %", /less/], ["hit", "0.92", /percent/],
  ["hit", "zipf 0.9", /zipf/], ["limit", "10k", /per what/], ["limit", "fast", /rate/], ["whole", "2.5", /whole/], ["whole", "-1", /less/],
  ["room", "lots", /unlimited/], ["errors", "wrong 3", /percent/], ["slots", "many", /whole/], ["shifts", "08-16 x 40", /08:00/], ["shifts", "08:00-16:00", /x 40/],
];

describe("quantities while they are typed", () => {
  it.each(GOOD)("%s: %j is fine", (reader, text) => { expect(complaint(reader, text)).toBeNull(); });
  it.each(BAD)("%s: %j is told", (reader, text, told) => { expect(complaint(reader, text)).toMatch(told); });
});

it("keeps plain whole numbers as numbers and everything else as written", () => {
  expect([asValue("3"), asValue(" 0 "), asValue("010"), asValue("3.5"), asValue("80 ms")]).toEqual([3, 0, "010", "3.5", "80 ms"]);
  expect([asText(3), asText(true), asText(undefined), asText("x"), asText({ from: 4 }), asText(["a x 1", "b x 2"])]).toEqual(["3", "yes", "", "x", '{"from":4}', "a x 1, b x 2"]);
});

describe("fields", () => {
  it("shows few numbers at once, none twice", () => {
    for (const kind of ["service", "cache", "clients", "queue", "no such kind"]) {
      const names = [...shownFields(kind), ...moreFields(kind)].map((field) => field.name);
      expect(shownFields(kind).length).toBeLessThanOrEqual(4);
      expect(new Set(names).size).toBe(names.length);
    }
    expect(shownFields("cache")[0]?.name).toBe("hit");
  });

  it("gives examples that its own reader accepts", () => {
    for (const field of [...shownFields("people"), ...moreFields("people"), ...shownFields("service"), ...moreFields("service"), ...shownFields("cache"), ...shownFields("stream")]) {
      if (typeof field.reads === "string") expect([field.name, complaint(field.reads, field.hint)]).toEqual([field.name, null]);
    }
  });

  it("says in passing what an arrow does", () => {
    expect(arrowSays({})).toBe("");
    expect(arrowSays({ only: ["start"], share: "20 %" })).toBe("start · 20 %");
    expect(arrowSays({ on: "miss", share: "20 %", timeout: "400 ms", retries: 1, else: "c", times: 1 })).toBe("miss · 20 % · 400 ms · 1 retry");
  });
});

it("reads back every time as it shows it", () => {
  for (const phrase of [
    "80 ms", "exp 5 ms", "lognormal 20 ms p99 100 ms", "pert 20 s 48 s 2 min", "pert 2 min 5 min 12 min", "uniform 2 ms to 8 ms",
    "mix 99% lognormal 25 ms p99 120 ms + 1% lognormal 400 ms p99 1 s", "mix 99% exp 4 ms + 1% 1 s",
  ]) expect([plain(phrase), complaint("varying", plain(phrase))]).toEqual([plain(phrase), null]);
});

it("says a catalog's time without statistics", () => {
  expect(plain("lognormal 20 ms p99 100 ms")).toBe("about 20 ms, 1 in 100 over 100 ms");
  expect(plain("pert 2 min 5 min 12 min")).toBe("about 5 min, 2 to 12 min");
  expect(plain("pert 30 s 5 min 2 h")).toBe("about 5 min, 30 s to 2 h");
  expect([plain("1000000"), plain("1000"), plain("16")]).toEqual(["1 000 000", "1 000", "16"]);
  expect(plain("uniform 2 ms to 8 ms")).toBe("2 to 8 ms");
  expect(plain("mix 99% lognormal 25 ms p99 120 ms + 1% lognormal 400 ms p99 1 s")).toBe(
    "about 25 ms, 1 in 100 over 120 ms; 1% take about 400 ms, 1 in 100 over 1 s",
  );
  expect(plain("pareto 8 ms tail 2.1")).toBe("pareto 8 ms tail 2.1");
});
