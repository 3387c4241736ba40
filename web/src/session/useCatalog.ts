import { useEffect, useState } from "react";
import { api } from "../api/http";
import type { Catalog } from "../canvas";

let asked: Promise<Catalog> | null = null;

/** The catalog, asked for once a page. Until it is there, and when it cannot be had, null. */
export function useCatalog(): Catalog | null {
  const [catalog, setCatalog] = useState<Catalog | null>(null);
  useEffect(() => {
    let gone = false;
    asked ??= api.catalog();
    asked.then(
      (found) => { if (!gone) setCatalog(found); },
      () => { asked = null; },
    );
    return () => { gone = true; };
  }, []);
  return catalog;
}
