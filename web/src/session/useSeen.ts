import { useState } from "react";

/** The last curveball the candidate has put away, in this browser, by its text. */
export function useSeen(session: string): [string | null, (text: string) => void] {
  const key = `peakday.seen.${session}`;
  const [seen, setSeen] = useState<string | null>(() => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  });
  const mark = (text: string): void => {
    setSeen(text);
    try {
      localStorage.setItem(key, text);
    } catch {
      // Then it shows again after a reload, which harms nobody.
    }
  };
  return [seen, mark];
}
