/** What the session screen can do, by name, for the command palette. */

import type { StepId } from "../api/types";
import type { Command } from "../app/commands";
import type { Playback } from "../run/usePlayback";
import type { Room } from "./store";
import type { Panels } from "./usePanels";

interface Parts {
  room: Room;
  toStep: (step: StepId) => void;
  run: () => void;
  stop: () => void;
  pause: () => void;
  toAsk: () => void;
  change: (how: (now: Panels) => Panels) => void;
  playback: Playback;
  toYaml: () => void;
  toSheet: (sheet: "keys" | "finish") => void;
}

export function sessionCommands({ room, toStep, run, stop, pause, toAsk, change, playback, toYaml, toSheet }: Parts): Command[] {
  const { view } = room;
  const going: Command[] = view.ended ? [] : [
    room.running ? { name: "Stop the run", key: "r", act: stop } : { name: "Run the board", key: "r", also: "simulate", act: run },
    { name: "Ask the interviewer", key: "q", also: "question say think aloud", act: toAsk },
    ...view.steps.map((step, at): Command => ({ name: `Go to ${step.title}`, key: String(at + 1), also: `step ${at + 1}`, act: () => { toStep(step.id); } })),
    ...(view.strict && room.reading.clock.running ? [] : [{ name: room.reading.clock.running ? "Pause the session" : "Go on", key: "p", also: "clock", act: pause }]),
    { name: "Finish and read the report", also: "end", act: () => { toSheet("finish"); } },
  ];
  return [
    ...going,
    { name: playback.playing ? "Hold the replay of the run" : "Play the run over its time", key: "space", also: "replay scrubber", act: playback.toggle },
    { name: "Fold or unfold the left panel", key: "[", also: "interviewer ledger", act: () => { change((now) => ({ ...now, left: !now.left })); } },
    { name: "Fold or unfold the right panel", key: "]", also: "targets", act: () => { change((now) => ({ ...now, right: !now.right })); } },
    { name: "Show or hide the board file", key: "y", also: "yaml text", act: toYaml },
    { name: "The board alone", key: "f", also: "full screen", act: () => { change((now) => ({ ...now, full: !now.full })); } },
    { name: "All keys", key: "?", also: "help shortcuts", act: () => { toSheet("keys"); } },
  ];
}
