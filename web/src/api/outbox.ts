/**
 * What the candidate did and the server has not yet confirmed. Kept in the browser's storage until the
 * server says it is on disk, so that neither a reload nor a dead server loses it. Order is kept.
 * Every command has its own place on the shelf, so two windows on one session never overwrite each other.
 */

import type { Command, CommandKind } from "./types";

/** The part of `Storage` the outbox needs. */
export interface Shelf {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Kinds where only the newest matters: an unsent older one directly before it is replaced. */
const NEWEST_WINS: ReadonlySet<CommandKind> = new Set<CommandKind>(["board", "note"]);

interface Kept {
  key: string;
  command: Command;
}

export class Outbox {
  private kept: Kept[];
  private readonly sent = new Set<string>();
  private readonly prefix: string;
  private counter = 0;

  constructor(
    session: string,
    private readonly shelf: Shelf,
    private readonly newId: () => string,
    private readonly now: () => number = Date.now,
  ) {
    this.prefix = `peakday.outbox.${session}.`;
    this.kept = this.read();
  }

  /** Everything not yet acknowledged, oldest first. */
  get waiting(): readonly Command[] {
    return this.kept.map((each) => each.command);
  }

  /** Adds a command, on the shelf before this returns. */
  add(kind: CommandKind, data: Record<string, unknown>): Command {
    const command: Command = { id: this.newId(), kind, data };
    const before = this.kept.at(-1);
    if (before?.command.kind === kind && NEWEST_WINS.has(kind) && !this.sent.has(before.command.id)) {
      this.drop(before);
    }
    const key = this.prefix + sortable(this.now()) + sortable(this.counter++) + command.id;
    this.kept = [...this.kept, { key, command }];
    try {
      this.shelf.setItem(key, JSON.stringify(command));
    } catch {
      // Storage is full or forbidden: the command still lives in memory and still goes out.
    }
    return command;
  }

  /** Commands to put on the wire now, oldest first; they count as sent from here on. */
  takeUnsent(): Command[] {
    const unsent = this.waiting.filter((command) => !this.sent.has(command.id));
    for (const command of unsent) this.sent.add(command.id);
    return unsent;
  }

  /** The connection broke: whatever was not acknowledged has to go again. */
  forgetSent(): void {
    this.sent.clear();
  }

  /** The server has it on disk, or refuses it for good. Either way it leaves the shelf. */
  settle(id: string): Command | undefined {
    const found = this.kept.find((each) => each.command.id === id);
    if (!found) return undefined;
    this.drop(found);
    this.sent.delete(id);
    return found.command;
  }

  private drop(gone: Kept): void {
    this.kept = this.kept.filter((each) => each !== gone);
    try {
      this.shelf.removeItem(gone.key);
    } catch {
      // A shelf that cannot be written holds nothing to remove.
    }
  }

  private read(): Kept[] {
    const found: Kept[] = [];
    try {
      for (let index = 0; index < this.shelf.length; index++) {
        const key = this.shelf.key(index);
        if (!key?.startsWith(this.prefix)) continue;
        const command = parsed(this.shelf.getItem(key));
        if (command) found.push({ key, command });
      }
    } catch {
      return [];
    }
    return found.sort((a, b) => (a.key < b.key ? -1 : 1));
  }
}

/** A number as text that sorts as the number does. */
function sortable(value: number): string {
  return `${Math.floor(value).toString(36).padStart(9, "0")}.`;
}

function parsed(text: string | null): Command | null {
  try {
    const value = JSON.parse(text ?? "null") as Partial<Command> | null;
    return value?.id && value.kind && value.data ? (value as Command) : null;
  } catch {
    return null;
  }
}
