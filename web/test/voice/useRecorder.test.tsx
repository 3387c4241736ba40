import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api } from "../../src/api/http";
import { useRecorder } from "../../src/voice/useRecorder";
import { render } from "../render";

const writing = vi.hoisted(() => ({ down: vi.fn() }));
vi.mock("../../src/voice/transcript", () => ({ writeDown: writing.down }));

/** A microphone that tells whether it is open. */
class Stream {
  open = true;
  getTracks() { return [{ stop: () => { this.open = false; } }]; }
}

class FakeRecorder extends EventTarget {
  static isTypeSupported = () => true;
  state = "inactive";
  mimeType = "audio/webm";
  constructor(readonly stream: Stream) { super(); }
  start() { this.state = "recording"; }
  stop() { this.state = "inactive"; }
}

function Screen() {
  const { state, written, why, toggle } = useRecorder("s", true, () => undefined);
  return <button type="button" onClick={toggle}>{state} {written ? "written" : ""} {why}</button>;
}

function later<Value>() {
  let give!: (value: Value) => void;
  const promise = new Promise<Value>((resolve) => { give = resolve; });
  return { promise, give: (value: Value) => act(async () => { give(value); await promise; }) };
}

describe("the microphone", () => {
  const line = { name: "one", at: 0, type: "audio/webm", bytes: 0, text: null, writable: false };
  let stream: Stream;
  let getUserMedia: ReturnType<typeof vi.fn>;
  beforeEach(() => {
    stream = new Stream();
    getUserMedia = vi.fn(() => Promise.resolve(stream));
    vi.stubGlobal("MediaRecorder", FakeRecorder);
    Object.defineProperty(navigator, "mediaDevices", { configurable: true, value: { getUserMedia } });
    vi.spyOn(api, "beginRecording").mockResolvedValue(line);
    writing.down.mockResolvedValue(null);
  });
  afterEach(() => { vi.unstubAllGlobals(); });
  const press = (place: HTMLElement) => act(async () => { place.querySelector("button")?.click(); });

  it("is let go where the studio cannot begin a recording", async () => {
    vi.mocked(api.beginRecording).mockRejectedValue(new Error("The disk is full."));
    const { place } = render(<Screen />);
    await press(place);
    expect(place.textContent).toBe("no  The disk is full.");
    expect(stream.open).toBe(false);
  });

  it("is let go where the screen was left while the browser asked", async () => {
    const asked = later<Stream>();
    getUserMedia.mockReturnValue(asked.promise);
    const page = render(<Screen />);
    await press(page.place);
    page.again(null);
    await asked.give(stream);
    expect(stream.open).toBe(false);
    expect(api.beginRecording).not.toHaveBeenCalled();
  });

  it("is let go where the screen was left while the recording began", async () => {
    const began = later<typeof line>();
    vi.mocked(api.beginRecording).mockReturnValue(began.promise);
    const page = render(<Screen />);
    await press(page.place);
    page.again(null);
    await began.give(line);
    expect(stream.open).toBe(false);
    expect(writing.down).not.toHaveBeenCalled();
  });

  it("writes nothing down any more once the recording was stopped", async () => {
    const wrote = later<() => void>();
    writing.down.mockReturnValue(wrote.promise);
    const { place } = render(<Screen />);
    await press(place);
    expect(place.textContent).toContain("yes");
    await press(place);
    const stopped = vi.fn();
    await wrote.give(stopped);
    expect(stopped).toHaveBeenCalledOnce();
    expect(place.textContent).toBe("no  ");
    expect(stream.open).toBe(false);
  });

  it("is kept on where writing down fails", async () => {
    writing.down.mockRejectedValue(new Error("no recognition"));
    const { place } = render(<Screen />);
    await press(place);
    expect(place.textContent).toBe("yes  ");
    expect(stream.open).toBe(true);
  });
});
