import { useSyncExternalStore } from "react";
import { routeOf, type Route } from "./route";

function subscribe(changed: () => void): () => void {
  addEventListener("hashchange", changed);
  return () => {
    removeEventListener("hashchange", changed);
  };
}

/** The screen to show now. */
export function useRoute(): Route {
  return routeOf(useSyncExternalStore(subscribe, () => location.hash));
}
