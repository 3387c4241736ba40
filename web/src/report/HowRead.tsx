/** What could not be read of a session, and what was read into it, in plain sentences. */
export function HowRead({ problems, inferred }: { problems: readonly string[]; inferred: readonly string[] }) {
  const told = [...problems, ...inferred];
  if (told.length === 0) return null;
  return (
    <section className="how-read" aria-labelledby="how-read-title">
      <h2 id="how-read-title">How it was read</h2>
      <ul>
        {told.map((each) => <li key={each}>{each}</li>)}
      </ul>
    </section>
  );
}
