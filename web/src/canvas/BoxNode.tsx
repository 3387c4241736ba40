import { Handle, Position, type NodeProps } from "@xyflow/react";
import { memo, useLayoutEffect, useRef, useState } from "react";
import { useActions } from "./actions";
import { BoxShape } from "./BoxShape";
import type { BoxNode as BoxNodeType } from "./elements";
import { KindIcon } from "./icons";
import { sayQueue } from "./readings";

/** Letters a label may have on one line; a longer one takes two, in smaller letters. */
const LONG = 13;
const SIDES = [Position.Left, Position.Right, Position.Top, Position.Bottom];

/** One box: its shape, its sign, its name and, when there is one, its number. */
export const BoxNode = memo(function BoxNode({ id, data, selected }: NodeProps<BoxNodeType>) {
  const { box, kind, shape, part, copies, reading, mistake, marked, editing } = data;
  // A handle costs the board a little at every move of anything: they are there while somebody is near.
  const [near, setNear] = useState(false);
  const classes = ["wb-box", `wb-${shape}`];
  if (reading?.limits) classes.push(reading.measured ? "wb-limits" : "wb-may-limit");
  if (mistake) classes.push("wb-mistaken");
  if (marked) classes.push("wb-marked");
  if (reading?.failing) classes.push("wb-failing");
  const many = reading?.copies ?? copies;
  return (
    <div
      className={classes.join(" ")}
      onPointerEnter={() => { setNear(true); }}
      onPointerLeave={(event) => { if (event.buttons === 0) setNear(false); }}
      title={reading ? `${box.label}: ${reading.sentence}` : undefined}
    >
      <BoxShape shape={shape} reading={reading} stacked={many > 1} />
      <div className="wb-face">
        <KindIcon kind={kind} />
        <div className="wb-words">
          {editing ? <LabelInput name={id} label={box.label} /> : <span className={box.label.length > LONG ? "wb-label wb-long" : "wb-label"}>{box.label}</span>}
          <span className="wb-under">
            {reading && (
              <b className={reading.measured ? "wb-figure" : "wb-figure wb-guessed"}>
                {reading.measured ? reading.figure : `≈ ${reading.figure}`}
              </b>
            )}
            {many > 1 && !reading?.shift && <span>×{many}</span>}
            {!reading && part && <span className="wb-part">{part}</span>}
          </span>
        </div>
      </div>
      {reading && reading.queue >= 1 && <Pile queue={reading.queue} counted={reading.counted} />}
      {reading?.shift && <span className="wb-shift">{reading.shift}</span>}
      {reading?.failing && <span className="wb-flag">{reading.failing}</span>}
      {reading?.limits && <span className="wb-flag">{reading.measured ? "limits" : "may limit"}</span>}
      {mistake && <span className="wb-mistake-dot" title={mistake} aria-hidden="true">!</span>}
      {(near || selected) && SIDES.map((side) => (
        <Handle key={side} id={side} type="source" position={side} className="wb-handle" isConnectableStart isConnectableEnd />
      ))}
    </div>
  );
});

/** Who waits in line: a dot up to three, two up to nine, and so on in powers of three; then the number. */
function Pile({ queue, counted }: { queue: number; counted: string }) {
  const dots = Math.min(7, 1 + Math.floor(Math.log(queue) / Math.log(3)));
  return (
    <span className="wb-pile" aria-hidden="true">
      <i style={{ inlineSize: dots * 7 }} />
      {sayQueue(queue)} wait {counted}
    </span>
  );
}

function LabelInput({ name, label }: { name: string; label: string }) {
  const { finishLabel } = useActions();
  const [text, setText] = useState(label);
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, []);
  const finish = (kept: boolean): void => {
    if (done.current) return;
    done.current = true;
    finishLabel(name, kept ? text : label);
  };
  return (
    <input
      ref={input}
      className="wb-label-input nodrag nopan"
      value={text}
      aria-label={`Label of ${label}`}
      onChange={(event) => { setText(event.target.value); }}
      onBlur={() => { finish(true); }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter" || event.key === "Tab") finish(true);
        else if (event.key === "Escape") finish(false);
        else return;
        event.preventDefault();
      }}
    />
  );
}
