import { useEffect, useState, type ReactNode, type Ref } from "react";
import type { CardKind, CommandKind, StepId } from "../api/types";
import { Cards } from "./cards/Cards";
import { Conversation } from "./Conversation";
import { Guide } from "./Guide";
import { Ledger } from "./Ledger";
import { Notes } from "./Notes";
import type { Room, SessionStore } from "./store";
import { useOneByOne } from "./useOneByOne";

interface LeftPanelProps {
  room: Room;
  store: SessionStore;
  askRef: Ref<HTMLTextAreaElement>;
  onStep: (step: StepId) => void;
}

type Tab = "ledger" | "cards" | "notes";

/** What a step is likely to want in sight first. */
const FIRST: Record<StepId, Tab> = {
  clarify: "ledger",
  metrics: "cards",
  sketch: "ledger",
  "deep-dive": "cards",
  failures: "cards",
  improve: "cards",
};

/** The commands whose refusal is told beside what is kept. */
const KEPT: readonly CommandKind[] = ["card", "card.remove", "note"];

/** Ways to begin, never a whole question: the asking is the candidate's. */
const QUICK: Record<StepId, readonly string[]> = {
  clarify: ["How many ", "Where ", "What happens when ", "Is it in scope to "],
  metrics: ["I would measure ", "The threshold is ", "At peak "],
  sketch: ["I start with ", "I choose … because …"],
  "deep-dive": ["The riskiest part is ", "I choose … over … because …"],
  failures: ["When this fails, the customer sees ", "I fail closed because "],
  improve: ["Next I would ", "I would know it worked when "],
};

/** The interviewer above; what was learned and decided below. */
export function LeftPanel({ room, store, askRef, onStep }: LeftPanelProps) {
  const { view } = room;
  const { heard, more } = useOneByOne(view.conversation);
  const [tab, setTab] = useState<Tab>(FIRST[view.step]);
  useEffect(() => { setTab(FIRST[view.step]); }, [view.step]);
  const step = view.steps.find((each) => each.id === view.step);
  const refusal = room.refusal;
  const keepMetric = (text: string): void => { store.send("card", { card: { id: crypto.randomUUID(), kind: "metric", text } }); };
  const keptRefusal = refusal && KEPT.includes(refusal.kind) ? refusal.why : null;
  const tabs: [Tab, string, ReactNode][] = [
    ["ledger", `Ledger ${view.ledger.length || ""}`.trim(), <Ledger facts={view.ledger} cards={view.cards} onMetric={view.ended ? undefined : keepMetric} />],
    [
      "cards",
      `Cards ${view.cards.length || ""}`.trim(),
      <Cards
        cards={view.cards}
        ended={view.ended}
        session={view.id}
        drawn={view.board.number}
        onCard={(card) => { store.send("card", { card: card as unknown as { kind: CardKind } }); }}
        onRemove={(id) => { store.send("card.remove", { id }); }}
      />,
    ],
    [
      "notes",
      "Notes",
      <Notes notes={view.notes} ended={view.ended} onNote={(text) => { store.send("note", { text }); }} />,
    ],
  ];
  return (
    <>
      {step && <Guide view={view} step={step} onStep={onStep} />}
      <Conversation
        opening={view.prompt.opening}
        said={heard}
        more={more}
        saying={room.saying}
        quick={QUICK[view.step]}
        ended={view.ended}
        refusal={refusal?.kind === "say" ? refusal.why : null}
        askRef={askRef}
        onSay={(text) => { store.send("say", { text }); }}
        onMetric={keepMetric}
      />
      <section className="kept" aria-label="Learned and decided">
        <div role="tablist" aria-label="Learned and decided" className="tabs">
          {tabs.map(([id, label], index) => (
            <button
              key={id}
              type="button"
              role="tab"
              id={`tab-${id}`}
              aria-selected={tab === id}
              aria-controls={`kept-${id}`}
              tabIndex={tab === id ? 0 : -1}
              onClick={() => { setTab(id); }}
              onKeyDown={(event) => {
                const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
                if (by === 0) return;
                const next = tabs[(index + by + tabs.length) % tabs.length]![0];
                setTab(next);
                document.getElementById(`tab-${next}`)?.focus();
              }}
            >
              {label}
            </button>
          ))}
        </div>
        {/* All three stay: what is half written behind one of them is there when it is opened again. */}
        {tabs.map(([id, , content]) => (
          <div key={id} role="tabpanel" id={`kept-${id}`} aria-labelledby={`tab-${id}`} className="kept-panel" hidden={id !== tab}>
            {keptRefusal && id === tab && <p className="mistake" role="alert">{keptRefusal}</p>}
            {content}
          </div>
        ))}
      </section>
    </>
  );
}
