import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api } from "../../src/api/http";
import type { EstimateAnswer, Mistake } from "../../src/api/types";
import { still, type SessionStore } from "../../src/session/store";
import { useBoardFile } from "../../src/session/useBoardFile";
import { YamlPanel } from "../../src/session/YamlPanel";
import { render, type } from "../render";
import { begun } from "./snapshot";

const MISTAKE: Mistake = { file: "board", line: 2, column: 1, where: "boxes.a", rule: "`nothing` is no kind of box", mend: "" };

interface ScreenProps { text: string; open: boolean; send: SessionStore["send"] }

function Screen({ text, open, send }: ScreenProps) {
  const view = begun();
  const room = still({ ...view, board: { ...view.board, text } });
  const file = useBoardFile(room, { send } as SessionStore);
  return <>{open && <YamlPanel room={room} file={file} onClose={() => undefined} />}{!open && file.waits && "kept"}</>;
}

/** The screen of a session whose board file is open, and ways to use it. */
function screen(send = vi.fn()) {
  const now: ScreenProps = { text: "a", open: true, send };
  const page = render(<Screen {...now} />);
  const set = (change: Partial<ScreenProps>): void => { page.again(<Screen {...Object.assign(now, change)} />); };
  const area = (): HTMLTextAreaElement => page.place.querySelector("textarea")!;
  const write = (text: string): void => { type(area(), text); };
  const press = (name: string): void => {
    act(() => { [...page.place.querySelectorAll("button")].find((each) => each.textContent === name)?.click(); });
  };
  return { page, set, area, write, press, send, drawn: () => send.mock.calls.map(([, { text }]) => text as string) };
}

const rest = (): Promise<void> => act(async () => { await vi.advanceTimersByTimeAsync(350); });

describe("the board file", () => {
  beforeEach(() => {
    sessionStorage.clear();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    vi.spyOn(api, "checkBoard").mockImplementation((text) =>
      Promise.resolve({ mistakes: text.includes("mistake") ? [MISTAKE] : [], estimate: null, agreed: [] } as EstimateAnswer));
  });
  afterEach(() => { vi.useRealTimers(); });

  it("draws what was written though it is closed before that rests", async () => {
    const { set, write, drawn } = screen();
    write("b");
    set({ open: false });
    await rest();
    expect(drawn()).toEqual(["b"]);
  });

  it("keeps what does not read yet, closed or left, and says so", async () => {
    const { page, set, write, drawn } = screen();
    write("a mistake");
    set({ open: false });
    await rest();
    expect(page.place.textContent).toBe("kept");
    page.again(null);
    const { area, page: again } = screen();
    expect(area().value).toBe("a mistake");
    await rest();
    expect(again.place.textContent).toContain("what you wrote is kept");
    expect(drawn()).toEqual([]);
  });

  it("does not draw over what was changed on the canvas meanwhile until it is told to", async () => {
    const { page, set, area, write, press, drawn } = screen();
    write("a mistake");
    await rest();
    set({ text: "a with a box" });
    write("a mended");
    await rest();
    expect(drawn()).toEqual([]);
    expect(page.place.textContent).toContain("The drawing has changed");
    press("Draw what is written");
    await rest();
    expect(drawn()).toEqual(["a mended"]);
    set({ text: "a mended" });
    expect(page.place.textContent).not.toContain("The drawing has changed");
    write("a mistake");
    set({ text: "another box" });
    press("Take the drawing");
    expect(area().value).toBe("another box");
    await rest();
    expect(drawn()).toHaveLength(1);
  });

  it("takes its own texts as they come back for no change, and goes on from there", async () => {
    const { page, set, area, write, drawn } = screen();
    write("b");
    await rest();
    write("c");
    set({ text: "b" });
    await rest();
    expect(drawn()).toEqual(["b", "c"]);
    expect(page.place.textContent).not.toContain("The drawing has changed");
    set({ text: "c" });
    set({ text: "c with a box" });
    expect(area().value).toBe("c with a box");
  });

  it("holds nothing back once it is again what is drawn", async () => {
    const { set, area, write, drawn } = screen();
    write("b");
    write("a");
    set({ text: "a with a box" });
    expect(area().value).toBe("a with a box");
    await rest();
    expect(drawn()).toEqual([]);
  });

  it("goes back to what was drawn where a text of its own is still on its way", async () => {
    const { set, write, drawn } = screen();
    write("b");
    await rest();
    write("a");
    set({ text: "b" });
    await rest();
    expect(drawn()).toEqual(["b", "a"]);
  });
});
