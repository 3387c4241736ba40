/** What can be done here, by name: the command palette's list. Pure. */

export interface Command {
  /** As a person would look for it: `Show the whole board`. */
  name: string;
  /** Its key, where it has one. */
  key?: string;
  /** Other words it is looked for by. */
  also?: string;
  act: () => void;
}

/** Commands that `text` may mean, best first; all where it is empty. */
export function found(commands: readonly Command[], text: string): Command[] {
  const sought = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const ranked = commands.map((command, order) => ({ command, order, rank: rankOf(command, sought) }));
  return ranked.filter(({ rank }) => rank >= 0).sort((a, b) => a.rank - b.rank || a.order - b.order).map(({ command }) => command);
}

/** 0 where the name begins so, 1 where a word of it does, 2 where another word for it does; -1 where none. */
function rankOf({ name, also = "" }: Command, sought: readonly string[]): number {
  if (sought.length === 0) return 0;
  const [own, other] = [` ${name.toLowerCase()}`, ` ${name} ${also}`.toLowerCase()];
  if (own.startsWith(` ${sought.join(" ")}`)) return 0;
  if (sought.every((word) => own.includes(` ${word}`))) return 1;
  return sought.every((word) => other.includes(` ${word}`)) ? 2 : -1;
}
