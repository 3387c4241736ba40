import { afterEach, expect, it, vi } from "vitest";
import { writeDown } from "../../src/voice/transcript";

class Fake extends EventTarget {
  static available: ((options: unknown) => Promise<string>) | undefined = () => Promise.resolve("available");
  static last: Fake | null = null;
  processLocally = false;
  start = vi.fn();
  stop = vi.fn();
  constructor() {
    super();
    Fake.last = this;
  }
}

afterEach(() => { vi.unstubAllGlobals(); Fake.last = null; Fake.available = () => Promise.resolve("available"); });

it.each([
  ["none", undefined],
  ["a server's", "downloadable"],
  ["no promise", null],
])("is not used where recognition is not on the device: %s", async (_name, state) => {
  if (state !== undefined) {
    Fake.available = state === null ? undefined : () => Promise.resolve(state);
    vi.stubGlobal("SpeechRecognition", Fake);
  }
  expect(await writeDown(() => undefined)).toBeNull();
  expect(Fake.last).toBeNull();
});

it("writes down whole sentences, on the device, until it is stopped", async () => {
  vi.stubGlobal("SpeechRecognition", Fake);
  const said = vi.fn();
  const stop = await writeDown(said);
  expect(Fake.last?.processLocally).toBe(true);
  const result = Object.assign([{ transcript: " ten thousand stores " }], { isFinal: true });
  const guess = Object.assign([{ transcript: "and" }], { isFinal: false });
  Fake.last?.dispatchEvent(Object.assign(new Event("result"), { resultIndex: 0, results: [result, guess] }));
  expect(said.mock.calls).toEqual([["ten thousand stores"]]);
  Fake.last?.dispatchEvent(new Event("end"));
  expect(Fake.last?.start).toHaveBeenCalledTimes(2);
  stop?.();
  Fake.last?.dispatchEvent(new Event("end"));
  expect(Fake.last?.start).toHaveBeenCalledTimes(2);
});
