/** The five cards: what each is for, in the words of its form. */

import type { CardKind } from "../../api/types";

interface KindOfCard {
  kind: CardKind;
  title: string;
  /** The label of its one sentence. */
  ask: string;
  example: string;
}

export const CARD_KINDS: readonly KindOfCard[] = [
  { kind: "assumption", title: "Assumption", ask: "What do you take as given?", example: "Stores keep a 5 Mbit/s line that drops once a week" },
  { kind: "metric", title: "Metric", ask: "What, how much, and why there?", example: "p99 under 500 ms, because a queue forms behind anyone who waits longer" },
  { kind: "risk", title: "Risk", ask: "What could go wrong, and for whom?", example: "A false acceptance charges a stranger" },
  { kind: "trade-off", title: "Trade-off", ask: "What do you choose?", example: "Match at the edge" },
  { kind: "prediction", title: "Prediction", ask: "What will the run show?", example: "Success stays over 99 % when the cache is lost" },
];

export function kindOfCard(kind: CardKind): KindOfCard {
  return CARD_KINDS.find((each) => each.kind === kind) ?? CARD_KINDS[0]!;
}
