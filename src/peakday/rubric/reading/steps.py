"""Which step each moment belongs to: logged by the studio, marked in the file, or told from the words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from peakday.interview.transcript import Transcript, Turn
from peakday.interview.transcript.model import STEPS
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.sentences import sentences_of

How = Literal["logged", "marked", "told from the words"]

_CUES = {
    "clarify": cue(
    "clarify*", "before i draw", "questions", "?", "scope", "in scope", "out of scope", "assume",
),
    "metrics": cue(
    "metric*", "success criteria", "success means", "target*", "slo", "p99", "volume*", "per second",
    "a second", "back of the envelope", "arithmetic", "a day", "peak",
),
    "sketch": cue(
    "draw*", "sketch", "architecture", "box", "boxes", "gateway", "the diagram", "high level",
    "component*", "whiteboard", "data flow",
),
    "deep-dive": cue(
    "deep dive", "dive deep", "go deep*", "riskiest", "biggest risk", "the hard part", "let me dig",
    "zoom in", "mechanism", "in detail",
),
    "failures": cue(
    "fail*", "goes down", "is down", "outage", "degrade*", "fallback", "trade-off*", "tradeoff*",
    "what breaks", "recover*", "retry", "what if",
),
    "improve": cue(
    "improve*", "next step*", "going forward", "future", "roadmap", "if i had more time", "v2",
    "next i would", "phase two", "wrap up", "to close", "after launch",
),
}  # fmt: skip

SIGNPOST = cue(
    "let me", "let's", "next", "moving on", "now", "first", "i'll start", "i will start", "to start",
    "turning to", "that brings", "before i", "let us", "on to", "i want to move", "i'd like to move",
    "i'd like to", "step", "finally",
)  # fmt: skip
RECAP = cue(
    "so far", "to recap", "to summar*", "in summary", "summing up", "so we have", "recap",
    "where we are", "let me summar*", "what we have is", "in short", "to sum up", "so, to restate",
    "to restate", "before i move on", "putting that together", "let me play that back",
    "let me read that back",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StepsRead:
    """`of` maps a turn's order to its step; `seconds` the time in each step, where a clock says."""

    how: How
    of: dict[int, str]
    seconds: dict[str, float] | None
    order: tuple[str, ...]
    """The steps in the order they were first entered."""
    starts: dict[str, Turn]
    """The first of the candidate's turns in each step."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Steps that never came."""
        return tuple(step for step in STEPS if step not in self.order)

    @property
    def in_order(self) -> bool:
        """Whether what came, came in the order meant."""
        places = [STEPS.index(step) for step in self.order]
        return places == sorted(places)


def read_steps(transcript: Transcript, own: Callable[[str], bool] = lambda low: True) -> StepsRead:
    """The steps of a session, by the surest way the session allows.

    `own` tells the candidate's own sentences: a step is not begun by words that were copied.
    """
    if transcript.clock is not None:
        of = {turn.order: turn.step for turn in transcript.turns if turn.step}
        how: How = "logged"
    elif transcript.steps_marked:
        # the writer need not mark the first step; what comes before the first heading is clarifying
        of = {turn.order: turn.step or "clarify" for turn in transcript.turns}
        how = "marked"
    else:
        of = _told(transcript, own)
        how = "told from the words"
    order: list[str] = []
    starts: dict[str, Turn] = {}
    for turn in transcript.turns:
        step = of.get(turn.order)
        if step is None or step not in STEPS or turn.speaker != "candidate":
            continue
        if step not in starts:
            order.append(step)
            starts[step] = turn
    if transcript.clock is not None:  # the studio saw each step begin, also one in which nothing was said
        order = [step for step, spent in transcript.clock.items() if step in STEPS and spent > 0]
    seconds = dict(transcript.clock) if transcript.clock is not None else _seconds(transcript, of)
    return StepsRead(how, of, seconds, tuple(order), starts)


def _seconds(transcript: Transcript, of: dict[int, str]) -> dict[str, float] | None:
    stamped = [turn for turn in transcript.turns if turn.at is not None and turn.order in of]
    if len(stamped) < 4:
        return None
    spent: dict[str, float] = {}
    for turn, after in pairwise(stamped):
        assert turn.at is not None
        assert after.at is not None
        spent[of[turn.order]] = spent.get(of[turn.order], 0.0) + max(0.0, after.at - turn.at)
    return spent


def _told(transcript: Transcript, own: Callable[[str], bool]) -> dict[int, str]:
    """The likeliest way through the steps in their order, by the words of each turn (Viterbi)."""
    words = {turn.order: turn.text.lower() for turn in transcript.turns if turn.speaker == "interviewer"}
    for turn in transcript.candidate:
        words[turn.order] = " ".join(s.low for s in sentences_of((turn,)) if own(s.low))
    turns = [turn for turn in transcript.turns if words.get(turn.order)]
    if not turns:
        return {}
    drawing = transcript.first_drawing()
    count = len(STEPS)
    best: list[list[float]] = []
    back: list[list[int]] = []
    for index, turn in enumerate(turns):
        gains = [
            _gain(turn, words[turn.order], step, index / len(turns), drawing.order if drawing else None)
            for step in STEPS
        ]
        if not best:
            best.append([gains[0]] + [gains[k] - 2.0 for k in range(1, count)])
            back.append([0] * count)
            continue
        row, from_ = [], []
        for k in range(count):
            choices = [
                (best[-1][j] - (0.0 if j == k else 0.5 + 0.8 * max(0, k - j - 1)), j) for j in range(k + 1)
            ]
            value, came = max(choices, key=lambda pair: (pair[0], pair[1]))
            row.append(value + gains[k])
            from_.append(came)
        best.append(row)
        back.append(from_)
    k = max(range(count), key=lambda j: best[-1][j])
    path = [k]
    for from_ in reversed(back[1:]):
        k = from_[k]
        path.append(k)
    path.reverse()
    return {turn.order: STEPS[k] for turn, k in zip(turns, path, strict=True)}


def _gain(turn: Turn, low: str, step: str, share: float, drawn: int | None) -> float:
    found = len(set(_CUES[step].findall(low)))
    gain = min(found, 3) * 0.5
    if step == "clarify" and "?" in low and share < 0.3:
        gain += 0.6
    if step == "improve" and share > 0.85:
        gain += 0.8
    if drawn is not None and abs(turn.order - drawn) <= 2 and step == "sketch":
        gain += 1.0
    return gain
