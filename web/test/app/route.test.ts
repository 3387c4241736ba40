import { describe, expect, it } from "vitest";
import { hrefOf, routeOf } from "../../src/app/route";

describe("addresses", () => {
  it.each([
    { screen: "home" } as const,
    { screen: "tour" } as const,
    { screen: "gallery" } as const,
    { screen: "gallery", id: "amazon-one" } as const,
    { screen: "session", id: "abc" } as const,
    { screen: "report", id: "a b/c" } as const,
    { screen: "replay", id: "abc", at: 0 } as const,
    { screen: "compare", id: "abc", now: "def" } as const,
    { screen: "replay", id: "a b/c", at: 127 } as const,
  ])("reads back what it writes: %o", (route) => {
    expect(routeOf(hrefOf(route))).toEqual(route);
  });
  it.each(["", "#", "#/nowhere/x", "#/session/", "#/session/a/b", "#/replay/a?at=x", "#/session/%E0%A4%A"])("goes home from %s", (hash) => {
    expect(routeOf(hash)).toEqual({ screen: "home" });
  });
});
