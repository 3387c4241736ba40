"""The debrief: one thing to practise next, what the interviewer would ask now, and principles to confirm."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from peakday.rubric.criteria import CRITERIA
from peakday.rubric.graded import Grade
from peakday.rubric.scale import DIMENSIONS, points

TRAINS: dict[str, tuple[str, str]] = {
    "S1": ("prompt", "Begin this prompt again and ask for five minutes before you draw."),
    "S2": ("step", "In Clarify, say one sentence that begins with “in” and one that begins with “out”."),
    "S3": ("card", "Write three metric cards: a latency, an availability, and one thing people do."),
    "S4": ("step", "In Metrics, work the volumes out aloud: a day, the peak, one unit."),
    "A1": ("board", "Draw this prompt's journey to the end, then its side paths, in ten minutes."),
    "A2": ("run", "Run your board at the peak and at twice the peak, and mend the box that is full."),
    "A3": ("run", "Take one box away, run again, and keep it only if a target changes."),
    "A4": ("board", "For each store and queue, say how it is read and written before you draw the next."),
    "A5": ("step", "In Deep dive, take one risk: mechanism, numbers, a test and when to stop."),
    "T1": (
        "card",
        "Write two trade-off cards, each with what it gives, what it costs and what would turn it.",
    ),
    "T2": (
        "run",
        "Inject each of the prompt's failures and say what people see, how you know, how it heals.",
    ),
    "T3": ("card", "For three choices, finish the sentence “because for this customer …”, and its price."),
    "T4": ("card", "Write a prediction card with a number before every run."),
    "C1": ("step", "Begin with one person at one moment, and the second from which it hurts."),
    "C2": ("run", "Read the cost of your board and say whether it is much, and what follows."),
    "C3": ("card", "Give two trade-off cards the principle that decided them."),
    "C4": ("step", "In Improve, order two changes by one metric, and say when you would stop."),
    "M1": ("step", "Say when you move from step to step, and sum up in one sentence."),
    "M2": ("clock", "Say aloud how many minutes each step gets, and keep to it."),
    "M3": ("step", "One thing a sentence; read your numbers back once."),
    "M4": ("step", "Say one thing you do not know, and whom you would ask."),
}
"""By criterion: what trains it (a prompt, a step, a card, the board, a run or the clock), and how."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question the interviewer would ask now, with the stamp it goes back to, if to one."""

    text: str
    at: str | None = None

    def to_dict(self) -> dict[str, str | None]:
        """For the page."""
        return {"text": self.text, "at": self.at}


def debrief(grade: Grade) -> dict[str, Any]:
    """The debrief as plain JSON: `practise`, `follow_ups` and `confirm`."""
    return {
        "practise": practise(grade),
        "follow_ups": [each.to_dict() for each in follow_ups(grade)],
        "confirm": [
            {"name": p.name, "quote": p.evidence[0].to_dict()}
            for p in grade.principles
            if p.level == "possible" and p.evidence
        ],
    }


def practise(grade: Grade) -> dict[str, Any] | None:
    """The criterion whose next level would raise the total most, and what trains it; None if none would."""
    best: tuple[float, str] = (0.0, "")
    for dimension in DIMENSIONS:
        read = [
            c.id for c in CRITERIA if c.dimension == dimension.id and grade.readings[c.id].level is not None
        ]
        for identity in read:
            level = grade.readings[identity].level or 0
            if level < 4:
                gain = (points(level + 1) - points(level)) * dimension.weight / 100 / len(read)
                best = max(best, (round(gain, 6), identity))
    if not best[1]:
        return None
    trains, how = TRAINS[best[1]]
    title = next(c.title for c in CRITERIA if c.id == best[1])
    return {
        "criterion": best[1],
        "title": title,
        "points": round(best[0], 1),
        "why": grade.readings[best[1]].to_raise,
        "trains": trains,
        "how": how,
        "prompt": grade.prompt.id if grade.prompt is not None else None,
    }


def follow_ups(grade: Grade, most: int = 4) -> list[FollowUp]:
    """What the interviewer would ask now, from this session's runs, claims and gaps; one of a kind first."""
    asked = [list(look(grade)) for look in _LOOKS]
    rounds = [lot[n] for n in range(most) for lot in asked if n < len(lot)]
    return rounds[:most]


def _claims(grade: Grade) -> Iterator[FollowUp]:
    for claim in grade.claims:
        if claim.holds is False:
            yield FollowUp(f"You said “{claim.text}”. The run measured {claim.measured}. Why?", claim.at)


def _failures(grade: Grade) -> Iterator[FollowUp]:
    failures = {failure.id: failure for failure in grade.prompt.failures} if grade.prompt is not None else {}
    for name, run in grade.runs.get("failures", {}).items():
        share = run.get("success_during")
        if run.get("holds") is False and name in failures and share is not None:
            yield FollowUp(f"{failures[name].say} Your drawing then serves {share:.0%}. What do people see?")


def _boxes(grade: Grade) -> Iterator[FollowUp]:
    for row in sorted(grade.ablation, key=lambda row: -row.usd_per_month):
        if row.without_it == "no target changes" and row.usd_per_month >= 1:
            cost = f"${row.usd_per_month:,.0f} a month"
            yield FollowUp(f"Without {row.box} no target changes, and it costs {cost}. What is it for?")


def _growth(grade: Grade) -> Iterator[FollowUp]:
    twice = grade.runs.get("twice", {})
    if twice.get("verdict") == "misses":
        full = twice.get("limiting")
        where = f"; {full} is the first to be full" if isinstance(full, str) else ""
        yield FollowUp(f"At twice the peak your drawing misses a target{where}. What do you add, and when?")


def _gaps(grade: Grade) -> Iterator[FollowUp]:
    hint = grade.readings["S1"].to_raise
    if hint.startswith("You never asked about"):
        yield FollowUp(f"{hint} What did you assume, and what changes if it is otherwise?")


def _thin(grade: Grade) -> Iterator[FollowUp]:
    for identity in ("T2", "T1", "A5", "C1"):
        reading = grade.readings[identity]
        if reading.level is not None and reading.level <= 2 and reading.to_raise:
            at = reading.evidence[0].at if reading.evidence else None
            yield FollowUp(reading.to_raise, at)


def _risks(grade: Grade) -> Iterator[FollowUp]:
    taken = " ".join(piece.why for piece in grade.readings["A5"].evidence)
    for risk in grade.prompt.risks if grade.prompt is not None else ():
        if risk.id.replace("-", " ") not in taken:
            yield FollowUp(f"One more risk here: {risk.text} How would you know that it has come?")


_LOOKS: tuple[Callable[[Grade], Iterator[FollowUp]], ...] = (
    _claims,
    _failures,
    _boxes,
    _gaps,
    _growth,
    _thin,
    _risks,
)
