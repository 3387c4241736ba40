import { BOARD_KEYS } from "../canvas/keys";
import { Dialog } from "./Dialog";

interface Group {
  title: string;
  keys: readonly (readonly [key: string, what: string])[];
}

const GROUPS: Group[] = [
  {
    title: "Session",
    keys: [
      ["1 – 6", "go to a step"],
      ["/", "commands: type what you want to do"],
      ["q", "ask the interviewer"],
      ["r", "run the board, or stop the run"],
      ["space", "play the last run over its time, or hold it"],
      ["p", "pause, or go on"],
      ["y", "the board file beside the board"],
      ["[", "fold the left panel"],
      ["]", "fold the right panel"],
      ["?", "this list"],
      ["esc", "back out"],
    ],
  },
  {
    title: "Board",
    keys: BOARD_KEYS,
  },
];

/** Every key the session screen knows, in one sheet. */
export function AllKeys({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="All keys" onClose={onClose} wide>
      <div className="all-keys">
        {GROUPS.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
