import { useEffect, useRef, type Ref } from "react";
import type { Said } from "../api/types";
import { flowing } from "../app/say";
import { AskBox } from "./AskBox";
import { clockFace } from "./clock";

interface ConversationProps {
  opening: string;
  said: readonly Said[];
  /** Has the interviewer more to say just now? */
  more?: boolean;
  /** Sentences on their way. */
  saying: readonly string[];
  onSay: (text: string) => void;
  quick: readonly string[];
  ended: boolean;
  refusal: string | null;
  askRef: Ref<HTMLTextAreaElement>;
  /** Keeps a sentence of the candidate's as a metric. */
  onMetric?: (text: string) => void;
}

/** What the interviewer and the candidate have said, the newest at the bottom, and the box to ask in. */
export function Conversation(props: ConversationProps) {
  const { opening, said, saying, ended, more = false } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const scroller = list.current;
    if (scroller) scroller.scrollTop = scroller.scrollHeight;
  }, [said.length, saying.length, more]);
  useEffect(() => {
    // The last word stays in sight when the list itself gets smaller.
    const scroller = list.current;
    if (!scroller) return;
    const watch = new ResizeObserver(() => { scroller.scrollTop = scroller.scrollHeight; });
    watch.observe(scroller);
    return () => { watch.disconnect(); };
  }, []);
  const opened = said[0]?.speaker === "interviewer";
  return (
    <section className="conversation" aria-labelledby="interviewer-heading">
      <h2 id="interviewer-heading">Interviewer</h2>
      <div ref={list} className="said-list" role="log" aria-live="polite" tabIndex={0} aria-label="Conversation">
        <ol>
          {!opened && <Line speaker="interviewer" text={opening} at={0} />}
          {said.map((line) => (
            <Line key={line.n} {...line} {...(ended || !props.onMetric ? {} : { onMetric: props.onMetric })} />
          ))}
          {saying.map((text, index) => (
            <Line key={`saying-${index}`} speaker="candidate" text={text} onTheWay />
          ))}
          {(saying.length > 0 || more) && <li className="said listening"><span className="sr-only">{more ? "The interviewer goes on" : "The interviewer is listening"}</span><i /><i /><i /></li>}
        </ol>
      </div>
      {!ended && <AskBox onSay={props.onSay} quick={props.quick} refusal={props.refusal} askRef={props.askRef} />}
    </section>
  );
}

interface LineProps {
  speaker: Said["speaker"];
  text: string;
  at?: number;
  outcome?: Said["outcome"];
  onTheWay?: boolean;
  onMetric?: (text: string) => void;
}

function Line({ speaker, text, at, outcome, onTheWay = false, onMetric }: LineProps) {
  const classes = ["said", speaker, outcome === "unknown" ? "not-given" : "", onTheWay ? "on-the-way" : ""];
  return (
    <li className={classes.filter(Boolean).join(" ")}>
      <span className="said-who">
        {speaker === "candidate" ? "You" : "Interviewer"}
        {at !== undefined && <time>{clockFace(at)}</time>}
      </span>
      <p>{flowing(text)}</p>
      {onMetric && speaker === "candidate" && !text.includes("?") && /\d/.test(text) && (
        <button type="button" className="chip said-keep" onClick={() => { onMetric(text); }}>as a metric</button>
      )}
    </li>
  );
}
