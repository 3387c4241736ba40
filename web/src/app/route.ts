/** Which screen the address names. The part after `#` never reaches the server, so every reload works. */

export type Route =
  | { screen: "home" }
  | { screen: "tour" }
  /** All prompts' answers, or one prompt's. */
  | { screen: "gallery"; id?: string }
  | { screen: "session"; id: string }
  | { screen: "report"; id: string }
  /** `at` is where to begin, in seconds of the session's clock. */
  | { screen: "replay"; id: string; at: number }
  /** Two attempts, the earlier first. */
  | { screen: "compare"; id: string; now: string };

export function routeOf(hash: string): Route {
  const [, earlier, later] = /^#\/compare\/([\w-]+)\/([\w-]+)$/.exec(hash) ?? [];
  if (earlier !== undefined && later !== undefined) return { screen: "compare", id: earlier, now: later };
  if (hash === "#/tour") return { screen: "tour" };
  if (hash === "#/gallery") return { screen: "gallery" };
  const [, screen, name, at] = /^#\/(session|report|replay|gallery)\/([^/?#]+)(?:\?at=(\d+))?$/.exec(hash) ?? [];
  if (screen === undefined || name === undefined) return { screen: "home" };
  try {
    const id = decodeURIComponent(name);
    if (screen === "replay") return { screen, id, at: Number(at ?? 0) };
    return { screen: screen as "session" | "report" | "gallery", id };
  } catch {
    return { screen: "home" };
  }
}

export function hrefOf(route: Route): string {
  if (route.screen === "home") return "#/";
  if (route.screen === "tour") return "#/tour";
  if (route.screen === "gallery" && route.id === undefined) return "#/gallery";
  if (route.screen === "compare") return `#/compare/${route.id}/${route.now}`;
  const at = route.screen === "replay" && route.at > 0 ? `?at=${Math.floor(route.at)}` : "";
  return `#/${route.screen}/${encodeURIComponent(route.id ?? "")}${at}`;
}

export function go(route: Route): void {
  location.hash = hrefOf(route).slice(1);
}
