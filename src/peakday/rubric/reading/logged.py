"""What the run measured that a prediction was made for: one journey's success and p99 alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from peakday.interview.transcript import Card, Transcript
from peakday.quantities import parse_duration


def logged_p99(transcript: Transcript, card: Card) -> tuple[str, float] | None:
    """Journey and p99 in seconds: as its target was judged, who is still inside counted; else of the done."""
    result = _result(transcript, card)
    name = _journey(card, result)
    if name is None:
        return None
    for target in result.get("targets", ()):
        if target.get("text", "").startswith(f"{name} p99 ") and target.get("measured") is not None:
            return name, float(target["measured"]) * parse_duration(f"1 {target['unit']}")
    p99 = result["journeys"][name].get("latency_ms", {}).get("p99")
    return None if p99 is None else (name, float(p99) / 1000)


def logged_success(transcript: Transcript, card: Card) -> tuple[str, float] | None:
    """Journey and its share of success while the failures lasted."""
    result = _result(transcript, card)
    name = _journey(card, result)
    if name is None:
        return None
    for target in result.get("targets", ()):
        told = target.get("text", "").startswith(f"{name} success during failures ")
        if told and target.get("unit") == "%" and target.get("measured") is not None:
            return name, float(target["measured"]) / 100
    during = (result["journeys"][name].get("during_failures") or {}).get("success")
    return None if during is None else (name, float(during))


def _result(transcript: Transcript, card: Card) -> Mapping[str, Any]:
    for run in transcript.runs:
        if card.identity and run.prediction == card.identity and run.result is not None:
            return run.result
    return {}


def _journey(card: Card, result: Mapping[str, Any]) -> str | None:
    """The journey the card was held to; of one that names none, the one with the tightest p99 target."""
    journeys = result.get("journeys", {})
    if card.journey in journeys:
        return card.journey
    bounds = {
        name: parse_duration(re.sub(r"^.*<=?", "", target["text"]))
        for target in result.get("targets", ())
        for name in journeys
        if target.get("text", "").startswith(f"{name} p99 <")
    }
    return min(journeys, key=lambda name: bounds.get(name, float("inf")), default=None)
