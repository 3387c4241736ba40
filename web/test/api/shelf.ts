import type { Shelf } from "../../src/api/outbox";

/** A shelf in memory, as the browser's storage behaves. */
export function shelf(): Shelf & { size(): number } {
  const kept = new Map<string, string>();
  return {
    get length() { return kept.size; },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => { kept.set(key, value); },
    removeItem: (key) => { kept.delete(key); },
    size: () => kept.size,
  };
}

export function counting(): () => string {
  let count = 0;
  return () => `id-${++count}`;
}
