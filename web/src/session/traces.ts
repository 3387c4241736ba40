/** What a step should leave behind, and which of it is already there. Read from what was done; pure. */

import type { Card, StepId } from "../api/types";
import type { SessionView } from "./state";

export interface Trace {
  text: string;
  done: boolean;
}

const LATENCY = /(\d|\b(hundred|thousand|half an?|quarter of an?|one|two|three|four|five|six|eight|ten|fifteen|twenty|thirty|fifty|a))\s*(ms|millisec\w*|s|secs?|seconds?|mins?|minutes?)\b/i;
const SHARE = /\d\s*(%|per ?cent)|99[.,]\d|\bnines\b|\bper ?cent of\b/i;
const VOLUME = /(\d[\d\s,.]*|\b(hundred|thousand|million)\b\s*)(k|m|million|thousand)?[\w\s]{0,24}?\s*(\/|per\b|a (second|minute|hour|day)|users|requests|scans)/i;
const OUT = /\b(out of|not in|outside) (the )?scope\b|\b(leav(e|ing)|left) (\S+ ){0,12}?(out|aside)\b|\b(exclud(e|ing)|i (skip|ignore|park))\b/i;
/** What is planned; that something is done later is no plan ("the refund goes out later"). */
const NEXT = /\bnext\b(?! (to|door|day)\b)|\bimprov\w+|\b(then|later|after that),? (i|we)('d| would|'ll| will)\b/i;
const TOLD = /\b(measur\w+|metrics?|a\/b|experiments?|tests?)\b|\b(know|tell|see)( that)? (it|this) (has )?work(s|ed)?\b/i;

export function traces(view: SessionView, step: StepId): Trace[] {
  return GUIDES[step](view);
}

const GUIDES: Record<StepId, (view: SessionView) => Trace[]> = {
  clarify: (view) => [
    asked(view),
    counted("facts learned", view.ledger.length, 3),
    { text: "what is out of scope, said aloud", done: spoken(view, OUT) },
  ],
  metrics: (view) => [
    { text: "a latency that matters, as a number", done: aims(view).some((text) => LATENCY.test(text)) },
    { text: "availability or success, as a number", done: aims(view).some((text) => SHARE.test(text)) },
    { text: "volumes: average and peak", done: aims(view).some((text) => VOLUME.test(text)) },
  ],
  sketch: (view) => [
    { text: "the customer's journey, end to end", done: arrowsOf(view) >= 2 },
    { text: "one run of the board", done: view.runs.some((run) => run.result) },
  ],
  "deep-dive": (view) => [
    { text: "the riskiest part, named as a risk", done: has(view, "risk") || aloud(view, /\b(riskiest|biggest risk|main risk|the risk)\b/i) },
    { text: "a choice, with what it costs", done: has(view, "trade-off") || aloud(view, /\b(i (choose|chose|pick|prefer|take)|over)\b.*\b(because|cost|price)/i) },
  ],
  failures: (view) => [
    { text: "a prediction before a failure", done: has(view, "prediction") },
    { text: "a failure run on your board", done: view.runs.some((run) => run.result && run.failures.length > 0) },
    { text: "fail open or fail closed, decided", done: spoken(view, /fails?[\s-]*(open|closed|safe)/i) },
  ],
  improve: (view) => [
    { text: "what you would do next, and for whom", done: spoken(view, NEXT) },
    { text: "how you would tell that it worked", done: spoken(view, TOLD) },
  ],
};

function counted(what: string, have: number, enough: number): Trace {
  return { text: have === 0 ? what : `${have} ${have === 1 ? what.replace("s ", " ") : what}`, done: have >= enough };
}

/** Questions the interviewer took for questions; those on what is not given are asked too, and taught nothing. */
function asked({ conversation }: SessionView): Trace {
  const replies = conversation.filter(({ speaker }) => speaker === "interviewer");
  // What follows a "do you mean…?" picks among what was offered: one question, and its outcome is the last one's.
  const outcomes = replies.map(({ outcome }) => outcome).filter((outcome, at, all) => outcome && !(outcome === "which" && all[at + 1]));
  const vain = outcomes.filter((outcome) => outcome === "unknown").length;
  const trace = counted("questions asked", outcomes.length, 4);
  return vain > 0 ? { ...trace, text: `${trace.text}, ${vain} in vain` } : trace;
}

/** What is aimed at: on a card, or said aloud. A question sets nothing. */
function aims(view: SessionView): string[] {
  const cards = view.cards.filter((card) => card.kind === "metric" || card.kind === "assumption");
  return [...cards.map((card) => card.text), ...statements(view)];
}

function statements(view: SessionView): string[] {
  return view.conversation
    .filter((said) => said.speaker === "candidate")
    .flatMap((said) => said.text.match(/[^.?!]+(?:[.](?=\d)[^.?!]*)*[.?!]?/g) ?? [])
    .filter((sentence) => !sentence.trim().endsWith("?"));
}

function aloud(view: SessionView, pattern: RegExp): boolean {
  return statements(view).some((sentence) => pattern.test(sentence));
}

function has(view: SessionView, kind: Card["kind"]): boolean {
  return view.cards.some((card) => card.kind === kind);
}

/** Said to the interviewer, written on a card or in the notes. A question decides nothing. */
function spoken(view: SessionView, pattern: RegExp): boolean {
  return [...statements(view), ...view.cards.map((card) => card.text), view.notes].some((text) => pattern.test(text));
}

function arrowsOf(view: SessionView): number {
  const arrows = view.board.document.arrows;
  return Array.isArray(arrows) ? arrows.length : 0;
}
