/** The open line to one session: sends the outbox, hears the log, and comes back by itself. */

import { Outbox } from "./outbox";
import type { Command, CommandKind, LogEvent } from "./types";

export type LineState = "connecting" | "open" | "reconnecting";

export interface LiveListener {
  /** A logged event, each number exactly once and in order. */
  event(event: LogEvent): void;
  /** Something that is not part of the log, such as a run's progress. */
  transient(kind: string, data: Record<string, unknown>): void;
  /** A command is on the server's disk as event `n`. */
  acknowledged(command: Command, n: number): void;
  /** A command the server will never take, with its sentence. */
  refused(command: Command, why: string): void;
  /** The line or the number of waiting commands changed. */
  changed(): void;
}

/** The part of `WebSocket` used here, so that tests can speak both sides. */
export interface Socket {
  onopen: (() => void) | null;
  onclose: ((event?: { code?: number; reason?: string }) => void) | null;
  onmessage: ((message: { data: string }) => void) | null;
  send(text: string): void;
  close(): void;
}

interface Incoming {
  n?: number;
  at?: number;
  kind?: string;
  data?: Record<string, unknown>;
  ack?: string;
  refused?: string;
  why?: string;
}

/** From this close code on the studio's no is final, and trying again is no use. */
const FINAL = 4400;
/** The longest message the studio reads, in bytes: a longer one would end the line, and be sent again over the next. */
const MOST_BYTES = 1_000_000;
const TOO_LONG = "That is over 1 MB, more than the studio takes at once. Give it in smaller parts.";
/** First wait before trying again, and the longest. */
const RETRY_MS = 250;
const LONGEST_RETRY_MS = 4000;
/** A drawing changes many times a second while something is dragged: only its rest is sent. */
const HOLD_MS: Partial<Record<CommandKind, number>> = { board: 150, note: 400 };

export class Live {
  state: LineState = "connecting";
  private socket: Socket | null = null;
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private hold: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(
    private readonly outbox: Outbox,
    private last: number,
    private readonly connect: (after: number) => Socket,
    private readonly listener: LiveListener,
  ) {}

  get waiting(): readonly Command[] {
    return this.outbox.waiting;
  }

  open(): void {
    if (this.closed) return;
    const socket = this.connect(this.last);
    this.socket = socket;
    socket.onopen = () => {
      this.tries = 0;
      this.state = "open";
      this.outbox.forgetSent();
      this.flush();
      this.listener.changed();
    };
    socket.onmessage = (message) => {
      this.hear(JSON.parse(message.data) as Incoming);
    };
    socket.onclose = (event) => {
      if (this.closed || this.socket !== socket) return;
      this.socket = null;
      if (event?.code !== undefined && event.code >= FINAL) {
        this.state = "reconnecting";
        this.closed = true;
        const why = event.reason ?? "";
        this.listener.transient("error", { why: why || "The studio does not know this session any more." });
        return;
      }
      this.state = "reconnecting";
      this.outbox.forgetSent();
      this.listener.changed();
      const wait = Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** this.tries);
      this.tries += 1;
      this.timer = setTimeout(() => {
        this.open();
      }, wait);
    };
  }

  /** Tries at once instead of waiting for the next turn, as when the page is looked at again. */
  nudge(): void {
    if (this.state !== "reconnecting" || this.socket) return;
    clearTimeout(this.timer);
    this.tries = 0;
    this.open();
  }

  send(kind: CommandKind, data: Record<string, unknown>): Command {
    const command = this.outbox.add(kind, data);
    clearTimeout(this.hold);
    const wait = HOLD_MS[kind];
    if (wait === undefined) this.flush();
    else this.hold = setTimeout(() => { this.flush(); }, wait);
    this.listener.changed();
    return command;
  }

  close(): void {
    this.flush();
    this.closed = true;
    clearTimeout(this.timer);
    clearTimeout(this.hold);
    this.socket?.close();
    this.socket = null;
  }

  private flush(): void {
    if (this.state !== "open" || !this.socket) return;
    for (const command of this.outbox.takeUnsent()) {
      const text = JSON.stringify(command);
      if (bytesOf(text) <= MOST_BYTES) this.socket.send(text);
      else this.drop(command.id, TOO_LONG);
    }
  }

  /** It will never be taken: it leaves the shelf, and why is told. */
  private drop(id: string, why: string): void {
    const command = this.outbox.settle(id);
    if (command) this.listener.refused(command, why);
    this.listener.changed();
  }

  private hear(said: Incoming): void {
    if (said.ack !== undefined) {
      const command = this.outbox.settle(said.ack);
      if (command) this.listener.acknowledged(command, said.n ?? 0);
      this.listener.changed();
    } else if (said.refused !== undefined) {
      this.drop(said.refused, said.why ?? "The studio did not take that.");
    } else if (said.kind !== undefined && said.n !== undefined) {
      if (said.n <= this.last) return;
      this.last = said.n;
      this.listener.event({ n: said.n, at: said.at ?? 0, kind: said.kind, data: said.data ?? {} });
    } else if (said.kind !== undefined) {
      this.listener.transient(said.kind, said.data ?? {});
    }
  }
}

/** The bytes of a text on the wire; counted only where it may matter. */
function bytesOf(text: string): number {
  return text.length * 3 <= MOST_BYTES ? text.length : new TextEncoder().encode(text).length;
}

/** The real socket for a session on this page's own server. */
export function sessionSocket(id: string): (after: number) => Socket {
  return (after) => {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const path = `/api/sessions/${encodeURIComponent(id)}/live?after=${after}`;
    return new WebSocket(`${scheme}://${location.host}${path}`) as unknown as Socket;
  };
}
