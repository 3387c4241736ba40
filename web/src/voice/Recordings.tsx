import "./voice.css";
import { useEffect, useRef, useState } from "react";
import { api } from "../api/http";
import type { RecordingLine } from "../api/types";
import { clockFace } from "../session/clock";

interface RecordingsProps {
  session: string;
  /** While a voice plays, the session's second it speaks at. */
  onPlaying: (at: number) => void;
}

/** The voices kept with a session: playing one moves the replay along with it. */
export function Recordings({ session, onPlaying }: RecordingsProps) {
  const [lines, setLines] = useState<RecordingLine[]>([]);
  const [why, setWhy] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    api.recordings(session).then(
      (found) => { if (!gone) setLines(found.filter((line) => line.bytes > 0)); },
      () => {
        // Without recordings the replay is whole all the same.
      },
    );
    return () => { gone = true; };
  }, [session]);
  const remove = (line: RecordingLine): void => {
    api.deleteRecording(session, line.name).then(
      () => { setLines((before) => before.filter((each) => each.name !== line.name)); },
      (cause: unknown) => { setWhy(cause instanceof Error ? cause.message : String(cause)); },
    );
  };
  const writeDown = (line: RecordingLine): Promise<void> =>
    api.writeDown(session, line.name).then(
      (written) => { setLines((before) => before.map((each) => (each.name === line.name ? written : each))); },
      (cause: unknown) => { setWhy(cause instanceof Error ? cause.message : String(cause)); },
    );
  if (lines.length === 0) return null;
  return (
    <section className="recordings" aria-label="Your voice">
      <h2>Your voice</h2>
      <ul>{lines.map((line) => <li key={line.name}><One session={session} line={line} onPlaying={onPlaying} onDelete={() => { remove(line); }} onWrite={() => writeDown(line)} /></li>)}</ul>
      {why && <p className="mistake" role="alert">{why}</p>}
    </section>
  );
}

interface OneProps {
  session: string;
  line: RecordingLine;
  onPlaying: (at: number) => void;
  onDelete: () => void;
  onWrite: () => Promise<void>;
}

function One({ session, line, onPlaying, onDelete, onWrite }: OneProps) {
  const [writing, setWriting] = useState(false);
  const [sure, setSure] = useState(false);
  const audio = useRef<HTMLAudioElement>(null);
  return (
    <>
      <span className="figure">from {clockFace(line.at)}</span>
      <audio
        ref={audio}
        controls
        preload="none"
        src={api.recordingPath(session, line.name)}
        onTimeUpdate={() => { if (audio.current && !audio.current.paused) onPlaying(line.at + audio.current.currentTime); }}
      />
      {line.writable && line.text === null && (
        <button type="button" className="quiet" disabled={writing} onClick={() => { setWriting(true); void onWrite().finally(() => { setWriting(false); }); }}>
          {writing ? "Writing it down…" : "Write it down"}
        </button>
      )}
      <button type="button" className="quiet" onClick={() => { if (sure) onDelete(); else setSure(true); }} onBlur={() => { setSure(false); }}>
        {sure ? "Delete for good" : "Delete"}
      </button>
      {line.text !== null && <p>{line.text || "Nothing was understood in it."}</p>}
    </>
  );
}
