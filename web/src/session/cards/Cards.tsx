import { useState } from "react";
import type { Card, CardKind } from "../../api/types";
import { unbroken } from "../../app/say";
import { Icon } from "../../app/Icon";
import { clockFace } from "../clock";
import { CardForm } from "./CardForm";
import { CARD_KINDS, kindOfCard } from "./kinds";
import { Variants } from "./Variants";

interface CardsProps {
  cards: readonly Card[];
  ended: boolean;
  /** The session, where boards may be pinned to a trade-off; `drawn` is the number of the drawing as it is now. */
  session?: string;
  drawn?: number | undefined;
  onCard: (card: Card) => void;
  onRemove: (id: string) => void;
}

/** What the candidate has put on record, and one button a kind to add more. */
export function Cards({ cards, ended, session, drawn, onCard, onRemove }: CardsProps) {
  const [writing, setWriting] = useState<CardKind | null>(null);
  const done = (card: Card | null): void => {
    if (card) onCard(card);
    setWriting(null);
  };
  return (
    <div className="cards">
      {!ended && writing === null && (
        <div className="card-kinds" role="group" aria-label="Add a card">
          {CARD_KINDS.map(({ kind, title }) => (
            <button key={kind} type="button" className="chip" onClick={() => { setWriting(kind); }}>
              + {title}
            </button>
          ))}
        </div>
      )}
      {!ended && writing !== null && <CardForm key={writing} kind={writing} onDone={done} />}
      {cards.length === 0 && writing === null && (
        <p className="empty">A card is one decision on record: it counts as much as saying it, and it is easier to find again.</p>
      )}
      <ul className="card-list">
        {[...cards].reverse().map((card) => (
          <li key={card.id} className={`card ${card.kind}`}>
            <span className="card-kind">
              {kindOfCard(card.kind).title}
              {card.at !== undefined && <time>{clockFace(card.at)}</time>}
            </span>
            <p>{unbroken(cardText(card))}</p>
            {card.kind === "trade-off" && !ended && session && <Variants card={card} session={session} drawn={drawn} onCard={onCard} />}
            {!ended && (
              <button
                type="button"
                className="quiet icon card-remove"
                aria-label={`Remove this ${kindOfCard(card.kind).title.toLowerCase()}`}
                onClick={() => { onRemove(card.id); }}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A card in one line, its smaller fields told after the sentence. */
export function cardText(card: Card): string {
  const parts = [card.text.replace(/\.$/, "")];
  if (card.over) parts.push(`over ${card.over}`);
  if (card.cost) parts.push(`the cost is ${card.cost}`);
  if (card.measured) parts.push(card.measured);
  if (card.success !== undefined) parts.push(`success ${card.success} %`);
  if (card.p99) parts.push(`p99 ${card.p99}`);
  return parts.join("; ");
}
