"""The cards a candidate may fill in: assumption, metric, risk, trade-off and prediction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, NotRequired, TypedDict

from peakday.interview.shapes import AtMost, ShapeError, check

CardKind = Literal["assumption", "metric", "risk", "trade-off", "prediction"]
Sentence = Annotated[str, AtMost(2000)]
Name = Annotated[str, AtMost(100)]


class _Card(TypedDict):
    id: Name
    kind: CardKind
    text: Sentence
    at: NotRequired[float]
    because: NotRequired[Sentence]


class Assumption(_Card):
    """Something not given that the design takes as true."""


class Metric(_Card):
    """A number success is told by."""

    value: NotRequired[Sentence]


class Risk(_Card):
    """What could go wrong, and what would be done about it."""

    mend: NotRequired[Sentence]


class TradeOff(_Card):
    """What was chosen over what, at which price, and the principle it serves.

    `one` and `other` pin two drawings by the numbers of their events; `measured` is what both came to.
    """

    over: NotRequired[Sentence]
    cost: NotRequired[Sentence]
    principle: NotRequired[Sentence]
    one: NotRequired[int | None]
    other: NotRequired[int | None]
    measured: NotRequired[Sentence]


class Prediction(_Card):
    """What a failure will do before it is run. `success` in percent, `p99` as written, `sure` in percent.

    `journey` is the one both are held to.
    """

    failure: NotRequired[Sentence]
    success: NotRequired[float | None]
    p99: NotRequired[Sentence]
    journey: NotRequired[Name]
    sure: NotRequired[float | None]


CARDS: dict[str, Any] = {
    "assumption": Assumption,
    "metric": Metric,
    "risk": Risk,
    "trade-off": TradeOff,
    "prediction": Prediction,
}


def check_card(card: Mapping[str, object]) -> None:
    """Raises `ShapeError` where a card is not one of the five kinds with that kind's fields."""
    kind = card.get("kind")
    shape = CARDS.get(kind) if isinstance(kind, str) else None
    if shape is None:
        raise ShapeError(f"card.kind is {kind!r}; it is one of: {', '.join(CARDS)}.")
    check(card, shape, "card")
    for name in ("id", "text"):
        if not str(card[name]).strip():
            raise ShapeError(f"card.{name} is empty. Write something in it.")
    for name in ("success", "sure"):
        share = card.get(name)
        if isinstance(share, int | float) and not 0 <= share <= 100:
            raise ShapeError(f"card.{name} is {share}; it is a percentage from 0 to 100.")
