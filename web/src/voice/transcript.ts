/** What was said, as text, by the browser's own recognition, and only where it says that it works on this device. */

interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  processLocally: boolean;
  start(): void;
  stop(): void;
}

interface RecognitionResults extends Event {
  resultIndex: number;
  results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>;
}

interface RecognitionMaker {
  new (): Recognition;
  available?: (options: { langs: string[]; processLocally: boolean }) => Promise<string>;
}

const LANGUAGE = "en-US";

/** Starts writing down; answers how to stop, or null where this browser would have to ask a server. */
export async function writeDown(said: (text: string) => void): Promise<(() => void) | null> {
  const Maker = (globalThis as { SpeechRecognition?: RecognitionMaker }).SpeechRecognition;
  // Without `available` a browser cannot promise to stay on the device, so its recognition is not used.
  if (!Maker?.available) return null;
  const state = await Maker.available({ langs: [LANGUAGE], processLocally: true }).catch(() => "unavailable");
  if (state !== "available") return null;
  const recognition = new Maker();
  if (!("processLocally" in recognition)) return null;
  recognition.processLocally = true;
  recognition.lang = LANGUAGE;
  recognition.continuous = true;
  let wanted = true;
  recognition.addEventListener("result", (event) => {
    const { resultIndex, results } = event as RecognitionResults;
    for (const result of Array.from(results).slice(resultIndex)) {
      const text = result[0]?.transcript.trim();
      if (result.isFinal && text) said(text);
    }
  });
  // It ends by itself after a silence.
  recognition.addEventListener("end", () => { if (wanted) recognition.start(); });
  recognition.addEventListener("error", (event) => {
    // Refused or missing: asking again would only be refused again.
    if ((event as Event & { error?: string }).error !== "no-speech") wanted = false;
  });
  recognition.start();
  return () => {
    wanted = false;
    recognition.stop();
  };
}
