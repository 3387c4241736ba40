"""What a question is after and what a fact tells: cost or latency, peak or average, by the words used for
each.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

ATTRIBUTES = Path(__file__).parent / "data" / "attributes.yaml"


@lru_cache(maxsize=1)
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str] | None]]:
    from ruamel.yaml import YAML

    entries = YAML(typ="safe").load(ATTRIBUTES.read_text("utf-8"))
    return {
        str(name): (_one_of(entry["asks"]), _one_of(entry["tells"]) if entry.get("tells") else None)
        for name, entry in entries.items()
    }


def _one_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?:{'|'.join(patterns)})")


@lru_cache(maxsize=16384)
def asked_for(question: str) -> frozenset[str]:
    """The attributes a question (in lower case) is after; empty where its words name none."""
    return frozenset(name for name, (asks, _) in _patterns().items() if asks.search(question))


@lru_cache(maxsize=4096)
def told_by(text: str) -> frozenset[str]:
    """The attributes a fact's words (in lower case) tell something about."""
    return frozenset(
        name for name, (_, tells) in _patterns().items() if tells is not None and tells.search(text)
    )


@lru_cache(maxsize=1)
def decisive() -> frozenset[str]:
    """The attributes that, asked for, a fact must tell to be an answer."""
    from ruamel.yaml import YAML

    entries = YAML(typ="safe").load(ATTRIBUTES.read_text("utf-8"))
    return frozenset(str(name) for name, entry in entries.items() if entry.get("decides"))
