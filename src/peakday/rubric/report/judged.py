"""What the candidate said of the principles in the debrief, put into the report; no score moves by it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def judge(report: dict[str, Any], judged: Mapping[str, tuple[str, bool]]) -> dict[str, Any]:
    """The report with each judged principle as its candidate has it: (quote, whether it shows it) by name.

    A confirmed one is `shown`, with the candidate's words; a rejected one is `not shown`. Either carries
    `confirmed`, and is not asked about again. The level of C3 stays what the text alone was worth.
    """
    report["principles"] = [_judged(each, judged.get(each["name"])) for each in report["principles"]]
    open_ = [each for each in report["debrief"]["confirm"] if each["name"] not in judged]
    report["debrief"] = {**report["debrief"], "confirm": open_}
    return report


def _judged(principle: dict[str, Any], said: tuple[str, bool] | None) -> dict[str, Any]:
    if said is None:
        return principle
    quote, shown = said
    if not shown:
        return {**principle, "level": "not shown", "evidence": [], "confirmed": False}
    own = next((each for each in principle["evidence"] if each["text"] == quote), None)
    piece = {**(own or {"kind": "quote", "at": None, "text": quote}), "why": "you say it shows it"}
    return {**principle, "level": "shown", "evidence": [piece], "confirmed": True}
