"""Which of the prompt's targets the candidate knows: asked for, said, or brought up by the interviewer.

What was never asked is measured all the same, and counts in the report; its bound is not given away before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peakday.interview.state import SessionState

if TYPE_CHECKING:
    from peakday.board.models import Target
    from peakday.prompts import Prompt
    from peakday.quantities.speech import Quantity

_IN_TARGETS_OWN = {"ms": 1e-3, "s": 1.0, "min": 60.0, "hour": 3600.0, "day": 86_400.0, "%": 0.01, "USD": 1.0}
"""What one of a spoken unit is in a target's own: seconds, shares of 1, US dollars."""
_UNITS = {"cost": {"USD"}, "success": {"%"}, "wrong": {"%"}, "within": {"%"}, "availability": {"%"}}
_TIMES = {"ms", "s", "min", "hour", "day"}


def agreed_targets(prompt: Prompt, state: SessionState) -> tuple[str, ...]:
    """Texts of the targets whose bound the candidate was told, or has said in words or on a card."""
    from peakday.board import parse_target
    from peakday.quantities.speech import find

    told = {figure for fact in prompt.facts if fact.id in state.known for figure in fact.figures}
    said = [
        *(turn.text for turn in state.conversation if turn.speaker == "candidate"),
        *(str(card[field]) for card in state.cards for field in ("text", "value") if card.get(field)),
        state.notes,
    ]
    numbers = [number for text in said for number in find(text)]
    brought_up = tuple(thrown.target for thrown in state.curveballs if thrown.target)
    known = tuple(
        text
        for text in prompt.targets
        if prompt.target_figures.get(text) in told or _was_said(parse_target(text), numbers)
    )
    return known + tuple(text for text in brought_up if text not in known)


def _was_said(target: Target, numbers: list[Quantity]) -> bool:
    units = _UNITS.get(target.metric, _TIMES)
    return any(
        number.unit in units
        and abs(number.value * _IN_TARGETS_OWN[number.unit] - target.value) <= 1e-9 + 1e-6 * target.value
        for number in numbers
    )
