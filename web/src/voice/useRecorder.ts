import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "../api/http";
import { writeDown } from "./transcript";
import { Upload } from "./upload";

/** A part is on disk this often, so that a crash costs no more than this. */
const PART_MS = 5000;
const BITS_PER_S = 32_000;
const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

export type Recording = "no" | "asking" | "yes";

export interface Recorder {
  state: Recording;
  /** Is what is said also written down, on this device? */
  written: boolean;
  why: string | null;
  toggle: () => void;
}

/** Records the voice while it is on; holds with the session's clock, so that both tell the same time. */
export function useRecorder(session: string, running: boolean, onSaid: (text: string) => void): Recorder {
  const [state, setState] = useState<Recording>("no");
  const [written, setWritten] = useState(false);
  const [why, setWhy] = useState<string | null>(null);
  const recorder = useRef<MediaRecorder | null>(null);
  const stopWriting = useRef<(() => void) | null>(null);
  const said = useRef(onSaid);
  /** Is the screen still there that shows the recording and ends it? */
  const here = useRef(false);
  useEffect(() => { said.current = onSaid; });

  const stop = useCallback((): void => {
    if (recorder.current && recorder.current.state !== "inactive") recorder.current.stop();
    release(recorder.current?.stream);
    recorder.current = null;
    stopWriting.current?.();
    stopWriting.current = null;
    setState("no");
    setWritten(false);
  }, []);

  const start = async (): Promise<void> => {
    setState("asking");
    setWhy(null);
    let stream: MediaStream | undefined;
    try {
      const type = TYPES.find((each) => MediaRecorder.isTypeSupported(each));
      if (!type) throw new Error("This browser cannot record sound.");
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      if (!here.current) { release(stream); return; }
      const made = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: BITS_PER_S });
      const { name } = await api.beginRecording(session, made.mimeType || type);
      if (!here.current) { release(stream); return; }
      const upload = new Upload((offset, part) => api.sendRecording(session, name, offset, part), setWhy);
      made.addEventListener("dataavailable", ({ data }) => { upload.give(data); });
      made.start(PART_MS);
      recorder.current = made;
      setState("yes");
      // The voice is kept whether or not it can be written down.
      const stopIt = await writeDown((text) => { said.current(text); }).catch(() => null);
      if (recorder.current !== made) { stopIt?.(); return; }
      stopWriting.current = stopIt;
      setWritten(stopIt !== null);
    } catch (cause) {
      release(stream);
      setState("no");
      setWhy(refusal(cause));
    }
  };

  useEffect(() => {
    const made = recorder.current;
    if (made?.state === "recording" && !running) made.pause();
    if (made?.state === "paused" && running) made.resume();
  }, [running, state]);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      stop();
    };
  }, [stop]);
  return { state, written, why, toggle: () => { if (state === "yes") stop(); else if (state === "no") void start(); } };
}

/** Lets go of the microphone. */
function release(stream: MediaStream | undefined): void {
  stream?.getTracks().forEach((track) => { track.stop(); });
}

function refusal(cause: unknown): string {
  if (cause instanceof DOMException && cause.name === "NotAllowedError") return "The browser does not let this page use the microphone. Allow it beside the address, and try again.";
  if (cause instanceof DOMException && cause.name === "NotFoundError") return "No microphone was found.";
  return cause instanceof Error ? cause.message : String(cause);
}
