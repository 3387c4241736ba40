"""A prompt as data: what the interviewer knows, what has to be reached, and the answers drawn for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from peakday.board import read
from peakday.board.models import Board
from peakday.prompts.failures import PromptFailure


@dataclass(frozen=True, slots=True)
class Fact:
    """One hidden fact. `decides` says why a design hangs on it; `None` where none does."""

    id: str
    topic: str
    text: str
    questions: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()
    """Other ways people ask for it."""
    decides: str | None = None
    tags: tuple[str, ...] = ()
    source: str = "given"
    """`given` with the problem, `assumption` of the author (with a range), or a publication."""
    range: str | None = None
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PromptFigure:
    """A number the prompt stands on, as people write it, with where it comes from."""

    id: str
    value: str
    meaning: str
    source: str
    range: str | None = None


@dataclass(frozen=True, slots=True)
class Volume:
    """One step of working the volumes out: what it gives is what the arithmetic says."""

    step: str
    arithmetic: str
    gives: float
    unit: str
    figures: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class PromptJourney:
    """A journey every design has: the words its first and its last box go by, and its load."""

    name: str
    starts: tuple[str, ...]
    load: str | Mapping[str, Any]
    means: str
    until: tuple[str, ...] = ()
    """Beginnings of the words by which the box goes whose part ends it."""
    hands: tuple[str, ...] = ()
    """The same for whoever works by hand, where a drawing shows no people but, say, a robot."""


@dataclass(frozen=True, slots=True)
class Risk:
    """A true risk of the problem, which a good deep dive picks; `words` by which it is told."""

    id: str
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a trade-off as a board: a design of the prompt, and what is changed in it."""

    design: str
    change: Mapping[str, Any] | None = None
    """Boxes, arrows, journeys, failures and run that differ, as `changed_board` reads them."""


@dataclass(frozen=True, slots=True)
class TradeOff:
    """Two ways, with what each gives and costs, what decides, the strong design's answer, and two boards."""

    id: str
    one: str
    other: str
    decides: str
    answer: str
    sides: tuple[Side, Side] | None = None
    """The board of `one` and the board of `other`; `None` where the author drew none."""


@dataclass(frozen=True, slots=True)
class Curveball:
    """A change of the problem in the middle: a load factor, a new target, a place that goes."""

    id: str
    text: str
    why: str
    step: str | None = None
    """The step it is raised in, by its id; or the minute, whichever comes first."""
    minute: float | None = None
    load: str | None = None
    target: str | None = None
    place: str | None = None
    flips: str = "strong"
    """The design whose verdict on some target turns under it."""


@dataclass(frozen=True, slots=True)
class DesignInfo:
    """What is claimed of one reference design, and proved by `peakday prompts check`."""

    name: str
    title: str
    verdict: str
    limiting: str | None
    misses: tuple[str, ...]
    """Texts of the targets it misses."""
    idle: tuple[str, ...]
    """Boxes that change no target."""
    path: Path

    @property
    def page(self) -> str:
        """The design in plain words, as Markdown."""
        return self.path.with_suffix(".md").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Prompt:
    """One system-design problem, complete."""

    id: str
    title: str
    summary: str
    minutes: int
    opening: str
    spoken: str
    figures: dict[str, PromptFigure]
    volumes: tuple[Volume, ...]
    journeys: dict[str, PromptJourney]
    run: Mapping[str, Any]
    targets: tuple[str, ...]
    target_reasons: dict[str, str]
    target_figures: dict[str, str]
    """By target text, the figure it stands on; who was told that figure knows the target."""
    failures: tuple[PromptFailure, ...]
    risks: tuple[Risk, ...]
    trade_offs: tuple[TradeOff, ...]
    curveballs: tuple[Curveball, ...]
    likely_questions: tuple[str, ...]
    near_misses: tuple[str, ...]
    """Questions that sound alike and must be answered "not given"."""
    asked_in_vain: tuple[str, ...]
    """Other questions that the sheet does not answer."""
    facts: tuple[Fact, ...]
    designs: dict[str, DesignInfo]
    folder: Path
    sessions: Mapping[str, Path] = field(default_factory=dict)
    """Worked sessions by how good they are (excellent, middling, weak), those there are."""

    @property
    def not_given(self) -> tuple[str, ...]:
        """Every question known not to be answered by the sheet."""
        return self.near_misses + self.asked_in_vain

    @property
    def deciding(self) -> tuple[Fact, ...]:
        """The facts a design hangs on."""
        return tuple(fact for fact in self.facts if fact.decides)

    def fact(self, id: str) -> Fact:
        """One fact by its id. Raises `KeyError` where there is none."""
        for fact in self.facts:
            if fact.id == id:
                return fact
        raise KeyError(id)

    def board_text(self, design: str = "strong") -> str:
        """The YAML of one design. Raises `KeyError` for a design the prompt does not have."""
        return self.designs[design].path.read_text(encoding="utf-8")

    def board(self, design: str = "strong") -> Board:
        """One design, read. Raises `KeyError` for a design there is not, `BoardError` for a bad one."""
        return read(self.designs[design].path)
