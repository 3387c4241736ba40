/** Parts of a recording on their way to this machine's disk: in order, each once, again after a trouble. */

export type SendPart = (offset: number, part: Blob) => Promise<{ bytes: number }>;

const AGAIN_MS = 2000;

/** Sends what is given to it one after the other; what cannot be sent yet waits. */
export class Upload {
  private readonly waiting: Blob[] = [];
  private offset = 0;
  private busy = false;

  constructor(
    private readonly send: SendPart,
    /** Called with a sentence while parts wait, and with null once they went out. */
    private readonly trouble: (why: string | null) => void,
    private readonly later: (act: () => void) => void = (act) => { setTimeout(act, AGAIN_MS); },
  ) {}

  give(part: Blob): void {
    if (part.size === 0) return;
    this.waiting.push(part);
    void this.go();
  }

  private async go(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    let next: Blob | undefined;
    while ((next = this.waiting[0])) {
      try {
        this.offset = (await this.send(this.offset, next)).bytes;
        this.waiting.shift();
        this.trouble(null);
      } catch (cause) {
        this.trouble(cause instanceof Error ? cause.message : String(cause));
        this.busy = false;
        this.later(() => { void this.go(); });
        return;
      }
    }
    this.busy = false;
  }
}
