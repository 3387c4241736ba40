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
  { kind: "assumption", title: "Assumption", ask: "What do you take as given?", example: "At peak it is … times the average, because …" },
  { kind: "metric", title: "Metric", ask: "What, how much, and why there?", example: "p99 under …, because beyond that the customer …" },
  { kind: "risk", title: "Risk", ask: "What could go wrong, and for whom?", example: "If … goes wrong, the customer …" },
  { kind: "trade-off", title: "Trade-off", ask: "What do you choose?", example: "The option you take" },
  { kind: "prediction", title: "Prediction", ask: "What will the run show?", example: "When … is lost, success stays over …" },
];

export function kindOfCard(kind: CardKind): KindOfCard {
  return CARD_KINDS.find((each) => each.kind === kind) ?? CARD_KINDS[0]!;
}
