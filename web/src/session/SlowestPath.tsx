import type { JourneyResult } from "../api/types";
import { TimeBar } from "../charts";

interface SlowestPathProps {
  name: string;
  journey: JourneyResult;
  labelOf: (box: string) => string;
  onShowBox: (box: string) => void;
}

/** Where the time of a journey goes, box by box: waiting in line, and work. */
export function SlowestPath({ name, journey, labelOf, onShowBox }: SlowestPathProps) {
  if (Object.keys(journey.where_the_time_goes).length === 0) return null;
  return (
    <section className="slowest">
      <h2>Where {name}’s time goes</h2>
      <TimeBar boxes={journey.where_the_time_goes} labelOf={labelOf} onShow={onShowBox} />
    </section>
  );
}
