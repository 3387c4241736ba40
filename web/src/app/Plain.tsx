import type { ReactNode } from "react";

/** A screen with nothing but a word on it: what is not there, and where to go on. Spoken as it comes. */
export function Plain({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="plain">
      <div role="alert">
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
