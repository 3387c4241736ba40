"""What an author claims of the designs, the trade-offs and the curveballs, held to what was measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from peakday.prompts.flaws import Flaw
from peakday.prompts.model import DesignInfo, Prompt

NEEDLESS = 2.0
"""An overbuilt design costs more than this many times the strong one."""


def flaws_of(prompt: Prompt, measured: Mapping[str, Any]) -> Iterator[Flaw]:
    """Every claim that the measurement (of `measure`) does not bear out."""
    costs: dict[str, float] = {}
    for name, answer in measured["designs"].items():
        file = f"designs/{name}.yaml"
        if "trouble" in answer:
            mend = "Mend the board, and `peakday run` it"
            yield Flaw(prompt.id, file, "", f"it does not run: {answer['trouble']}", mend)
            continue
        costs[name] = float(answer["cost"]["usd_per_month"])
        yield from _design(prompt, prompt.designs[name], answer, file)
    if {"strong", "overbuilt"} <= set(costs) and costs["overbuilt"] <= NEEDLESS * costs["strong"]:
        yield Flaw(
            prompt.id,
            "designs/overbuilt.yaml",
            "",
            f"it costs ${costs['overbuilt']:,.0f} a month, "
            f"under twice the strong design's ${costs['strong']:,.0f}",
            "Overbuild it in earnest, or make the strong one cheaper",
        )
    yield from _trade_offs(prompt, measured["trade_offs"])
    yield from _curveballs(prompt, measured["curveballs"])


def _design(prompt: Prompt, info: DesignInfo, answer: Mapping[str, Any], file: str) -> Iterator[Flaw]:
    def flaw(where: str, rule: str, mend: str) -> Flaw:
        return Flaw(prompt.id, file, where, rule, mend)

    if answer["verdict"] != info.verdict:
        yield flaw(
            "",
            f"its verdict is {answer['verdict']}, not {info.verdict}{_why(answer)}",
            "Mend the design, never the target",
        )
    if info.verdict == "misses" and answer["limiting"] != info.limiting:
        yield flaw(
            "",
            f"{answer['limiting']} limits it, not {info.limiting}",
            "Name the box that does, in prompt.yaml and on its page",
        )
    missed = {target["text"] for target in answer["targets"] if target["met"] is False}
    for text in sorted(missed ^ set(info.misses)):
        did = "misses" if text in missed else "does not miss"
        yield flaw("targets", f"it {did} `{text}`", "Say so in prompt.yaml, or mend the design")
    for box, found in answer.get("idle", {}).items():
        if not found.get("changes_nothing"):
            said = found.get("trouble") or found["says"]
            yield flaw(box, f"it is claimed idle, and without it: {said}", "Take it off `idle`")


def _why(answer: Mapping[str, Any]) -> str:
    open_ones = [
        f"{t['text']}: {t['measured']} {t['unit']}" for t in answer["targets"] if t["met"] is not True
    ]
    return f" ({'; '.join(open_ones)})" if open_ones else ""


def _trade_offs(prompt: Prompt, found: Mapping[str, Any]) -> Iterator[Flaw]:
    for id, sides in found.items():
        where = f"trade_offs: {id}"
        if "trouble" in sides:
            yield Flaw(prompt.id, "prompt.yaml", where, sides["trouble"], "Mend its `boards:`")
        elif _said(sides["one"]) == _said(sides["other"]):
            yield Flaw(
                prompt.id,
                "prompt.yaml",
                where,
                "its two boards measure the same",
                "Change what the two ways differ in, so that a target's figure or the cost shows it",
            )


def _said(side: Mapping[str, Any]) -> list[str]:
    return [
        f"{target['measured']:.3g}" if target["measured"] is not None else "" for target in side["targets"]
    ]


def _curveballs(prompt: Prompt, found: Mapping[str, Any]) -> Iterator[Flaw]:
    for id, ball in found.items():
        where = f"curveballs: {id}"
        if "trouble" in ball:
            yield Flaw(prompt.id, "prompt.yaml", where, ball["trouble"], "Mend its load, target or place")
        elif not ball["flips"]:
            yield Flaw(
                prompt.id,
                "prompt.yaml",
                where,
                f"no verdict of the {ball['design']} design turns under it",
                "Throw it harder, or say with `flips:` which design it turns",
            )
