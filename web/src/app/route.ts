/** Which screen the address names. The part after `#` never reaches the server, so every reload works. */

export type Route =
  | { screen: "home" }
  | { screen: "session"; id: string }
  | { screen: "report"; id: string };

export function routeOf(hash: string): Route {
  const [, screen, id] = /^#\/(session|report)\/([^/?#]+)$/.exec(hash) ?? [];
  if (screen === undefined || id === undefined) return { screen: "home" };
  try {
    return { screen: screen as "session" | "report", id: decodeURIComponent(id) };
  } catch {
    return { screen: "home" };
  }
}

export function hrefOf(route: Route): string {
  return route.screen === "home" ? "#/" : `#/${route.screen}/${encodeURIComponent(route.id)}`;
}

export function go(route: Route): void {
  location.hash = hrefOf(route).slice(1);
}
