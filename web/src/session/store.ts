/** One open session: what the server said, what is still on its way, and the running simulation's progress. */

import { api } from "../api/http";
import { Live, sessionSocket, type LineState, type LiveListener, type Socket } from "../api/live";
import { Outbox, type Shelf } from "../api/outbox";
import type { BoardDocument, Clock, Command, CommandKind, Drawing, LogEvent, Look, Run, RunResult, Snapshot } from "../api/types";
import { meaningOf } from "../board/document";
import { times, type ClockReading } from "./clock";
import { apply, expected, type SessionView } from "./state";

export interface Progress {
  run: string;
  /** Share done, 0 to 1, where the engine can tell. */
  share: number | null;
  /** What it is doing, in words. */
  text: string;
}

/** A command the server would not take, shown where it was made. */
export interface Refusal {
  kind: CommandKind;
  why: string;
  command: Command;
}

/** Everything the session screen draws from. A new object whenever anything changed. */
export interface Room {
  view: SessionView;
  document: BoardDocument;
  /** Grows when the document was replaced from outside this page, so the canvas must take it anew. */
  documentEdition: number;
  /** The number of the last event, on the studio's disk by then, that an estimate depends on besides the drawing. */
  knownAt: number;
  reading: ClockReading;
  line: LineState;
  waiting: number;
  /** Sentences said but not yet confirmed. */
  saying: string[];
  running: boolean;
  progress: Progress | null;
  /** What the drawing as it stands measures, found without a run being asked for. */
  look: Look | null;
  refusal: Refusal | null;
  /** What keeps the studio from saving, in its own words; the page keeps trying. */
  trouble: string | null;
}

export interface Surroundings {
  shelf: Shelf;
  connect: (after: number) => Socket;
  now: () => number;
  newId: () => string;
}

/** What was said, kept or noted decides which targets are known; a curveball changes the load. */
const ESTIMATED_BY: ReadonlySet<string> = new Set(["said", "carded", "card-removed", "noted", "curveball"]);

export class SessionStore implements LiveListener {
  private room: Room;
  private confirmed: SessionView;
  private readonly live: Live;
  private readonly listeners = new Set<() => void>();
  /** Acknowledged, but their event is not yet heard. */
  private settling: { command: Command; n: number }[] = [];
  /** Sentences whose event came before their acknowledgement: confirmed already, so shown only once. */
  private readonly heard = new Set<string>();
  private progress: Progress | null = null;
  /** What the run under way has measured so far. */
  private first: { run: string; result: RunResult } | null = null;
  private look: Look | null = null;
  private trouble: string | null = null;
  private refusal: Refusal | null = null;
  private document: BoardDocument;
  private documentEdition = 0;
  private knownAt: number;
  /** Board events of this page's own making still to come back. */
  private ownDrawings = new Set<string>();
  private runningId: string | null = null;
  private reading: ClockReading;

  constructor(snapshot: Snapshot, private readonly around: Surroundings) {
    this.confirmed = snapshot;
    this.knownAt = snapshot.last;
    this.reading = { clock: snapshot.clock, heardAt: around.now() };
    const outbox = new Outbox(snapshot.id, around.shelf, around.newId);
    const kept = [...outbox.waiting].reverse().find((command) => command.kind === "board");
    this.document = (kept?.data.document as BoardDocument | undefined) ?? snapshot.board.document;
    for (const command of outbox.waiting) this.noteOwnDrawing(command);
    this.runningId = snapshot.runs.find((run) => run.result === null && !run.error)?.id ?? null;
    this.live = new Live(outbox, snapshot.last, around.connect, this);
    this.room = this.compose();
    this.live.open();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly get = (): Room => this.room;

  /** Sends a command; it is kept until the server has it on disk. */
  send(kind: CommandKind, data: Record<string, unknown> = {}): void {
    if (this.refusal?.kind === kind) this.refusal = null;
    const command = this.live.send(kind, data);
    this.noteOwnDrawing(command);
    this.refresh();
  }

  draw(document: BoardDocument): void {
    this.document = document;
    // Why a run was refused was said of the drawing before.
    if (this.refusal?.kind === "run") this.refusal = null;
    this.send("board", { document });
  }

  dismissRefusal(): void {
    this.refusal = null;
    this.refresh();
  }

  nudge(): void {
    this.live.nudge();
  }

  close(): void {
    this.live.close();
  }

  event(event: LogEvent): void {
    const before = this.confirmed;
    this.confirmed = apply(before, event);
    if (this.confirmed.clock !== before.clock) {
      this.reading = { clock: this.confirmed.clock, heardAt: this.around.now() };
    }
    if (event.kind === "said" && event.data.speaker !== "interviewer") this.hearMyself(event.data.text);
    if (event.kind === "drawn") this.hearDrawing(event);
    if (ESTIMATED_BY.has(event.kind)) this.knownAt = event.n;
    // What was measured by itself was measured under the load of before.
    if (event.kind === "curveball" && event.data.load) this.look = null;
    if (event.kind === "run-started") this.runningId = this.confirmed.runs.at(-1)?.id ?? null;
    if (event.kind === "run-finished" && event.data.run === this.runningId) {
      this.runningId = null;
      this.progress = null;
      this.first = null;
    }
    this.settling = this.settling.filter((each) => each.n > this.confirmed.last);
    this.refresh();
  }

  transient(kind: string, data: Record<string, unknown>): void {
    if (kind === "run.progress") {
      this.progress = progressOf(data);
      this.refresh();
    } else if (kind === "run.first" && data.run === this.runningId) {
      this.first = { run: String(data.run), result: data.result as RunResult };
      this.refresh();
    } else if (kind === "look") {
      this.look = data as unknown as Look;
      this.refresh();
    } else if (kind === "clock") {
      // The line stands again. What waits still has to be taken before its trouble is over.
      if (this.live.waiting.length === 0) this.trouble = null;
      this.confirmed = { ...this.confirmed, clock: data as unknown as Clock };
      this.reading = { clock: this.confirmed.clock, heardAt: this.around.now() };
      this.refresh();
    } else if (kind === "error") {
      this.trouble = typeof data.why === "string" ? data.why : "Something went wrong in the studio.";
      this.refresh();
    }
  }

  acknowledged(command: Command, n: number): void {
    this.trouble = null;
    if (n > this.confirmed.last) this.settling.push({ command, n });
  }

  refused(command: Command, why: string): void {
    this.refusal = { kind: command.kind, why, command };
    if (command.kind === "board") this.ownDrawings.delete(key(command.data.document));
  }

  changed(): void {
    if (this.live.state !== "open") this.progress = null;
    this.refresh();
  }

  /** Another window of the same session drew: the canvas follows, unless this one has newer work waiting. */
  private hearDrawing(event: LogEvent): void {
    const drawing = event.data as unknown as Drawing;
    if (this.ownDrawings.delete(key(drawing.document))) return;
    // A text on its way is no drawing of this page's own: what it draws is still to be heard.
    const busy = this.live.waiting.some((command) => command.kind === "board" && command.data.document !== undefined);
    if (busy || key(drawing.document) === key(this.document)) return;
    this.document = drawing.document;
    this.documentEdition += 1;
  }

  private hearMyself(text: unknown): void {
    const said = this.live.waiting.find(
      (command) => command.kind === "say" && command.data.text === text && !this.heard.has(command.id),
    );
    if (said) this.heard.add(said.id);
  }

  private noteOwnDrawing(command: Command): void {
    if (command.kind === "board" && command.data.document !== undefined) this.ownDrawings.add(key(command.data.document));
  }

  /** Is a look of what this page shows? Boxes moved since change nothing it measured. */
  private meansWhatIsDrawn({ drawn }: Look): boolean {
    const { document, number, since = number } = this.confirmed.board;
    return since !== undefined && drawn >= since && (document === this.document || meaningOf(document) === meaningOf(this.document));
  }

  private refresh(): void {
    this.room = this.compose();
    for (const listener of this.listeners) listener();
  }

  private compose(): Room {
    const waiting = this.live.waiting;
    const onTheWay = [...this.settling.map((each) => each.command), ...waiting];
    const view = this.confirmed;
    const now = times(this.reading, view.step, view.minutes, this.around.now()).now;
    const shown = onTheWay.reduce((so, command) => expected(command, so, now), view);
    return {
      view: { ...shown, last: view.last, runs: withFirstLook(shown.runs, this.first) },
      document: this.document,
      documentEdition: this.documentEdition,
      knownAt: this.knownAt,
      reading: shown.clock === view.clock ? this.reading : { clock: shown.clock, heardAt: this.around.now() },
      line: this.live.state,
      waiting: waiting.length,
      saying: onTheWay
        .filter((command) => command.kind === "say" && !this.heard.has(command.id))
        .map((command) => String(command.data.text)),
      running: this.runningId !== null || onTheWay.some((command) => command.kind === "run"),
      progress: this.progress,
      look: this.look && this.meansWhatIsDrawn(this.look) ? this.look : null,
      refusal: this.refusal,
      trouble: this.trouble,
    };
  }
}

/** Opens a session by its id: its snapshot, then the line. */
export async function openSession(id: string): Promise<SessionStore> {
  const snapshot = await api.session(id);
  return new SessionStore(snapshot, {
    shelf: localStorage,
    connect: sessionSocket(id),
    now: () => performance.now(),
    newId: () => crypto.randomUUID(),
  });
}

/** A view that only stands there: nothing is on its way, and its clock does not move. */
export function still(view: SessionView): Room {
  return {
    view,
    document: view.board.document,
    documentEdition: 0,
    knownAt: view.last,
    reading: { clock: { ...view.clock, running: false }, heardAt: 0 },
    line: "open",
    waiting: 0,
    saying: [],
    running: false,
    progress: null,
    look: null,
    refusal: null,
    trouble: null,
  };
}

/** The last run that has numbers, and the last one without a failure injected. */
export function lastRuns(runs: readonly Run[]): { last: Run | null; plain: Run | null } {
  const done = runs.filter((run) => run.result !== null);
  return {
    last: done.at(-1) ?? null,
    plain: done.filter((run) => run.failures.length === 0).at(-1) ?? null,
  };
}

/** The run under way with what it has measured so far. */
function withFirstLook(runs: Run[], first: { run: string; result: RunResult } | null): Run[] {
  if (!first) return runs;
  return runs.map((run) => (run.id === first.run && !run.result && !run.error ? { ...run, result: first.result, refining: true } : run));
}

function progressOf(data: Record<string, unknown>): Progress {
  const share = typeof data.share === "number" ? Math.min(1, Math.max(0, data.share)) : null;
  return { run: String(data.run ?? ""), share, text: typeof data.text === "string" ? data.text : "" };
}

/** A drawing's fingerprint; the server sends the same document back with its keys in the same order or not. */
function key(document: unknown): string {
  return JSON.stringify(document, (_, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
