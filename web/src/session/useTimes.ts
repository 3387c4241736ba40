import { useEffect, useState } from "react";
import { times, type Times } from "./clock";
import type { Room } from "./store";

/** The session's times, once a second. Only what shows a clock should use it. */
export function useTimes(room: Room): Times {
  const [now, setNow] = useState(() => performance.now());
  const { reading, view } = room;
  const running = reading.clock.running;
  useEffect(() => {
    setNow(performance.now());
    if (!running) return;
    const timer = setInterval(() => { setNow(performance.now()); }, 1000);
    return () => { clearInterval(timer); };
  }, [running, reading]);
  return times(reading, view.step, view.minutes, Math.max(now, reading.heardAt));
}
