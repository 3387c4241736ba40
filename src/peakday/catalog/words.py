"""Telling what a box is from the words on it: "Redis" is a cache, "orders db" a database.

Words match whole, never inside another ("speaker" is not "peak"). The longest phrase wins, then the last
one on the label, because English puts the thing last: "queue worker" works, "worker queue" queues.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from peakday.board.models import Kind
from peakday.catalog.figures import table
from peakday.catalog.parts import KIND_NAMES, parts

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[A-Za-z]+[0-9]*|[0-9]+")
_NUMBERED = re.compile(r"([a-z]{2,})([0-9]+)")
_TIMES = re.compile(r"x?[0-9]+")
_CROWDS = ("fleet", "cluster", "host", "instance")
"""Of these a label may speak and mean people all the same: a fleet of couriers."""
_ROLES = ("clients", "people")
"""Kinds that are somebody, who may also be whom a service is for."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a label tells: the kind, the service where it names one, and the words that told it."""

    kind: Kind
    part: str | None
    words: str


def tell(label: str) -> Told | None:
    """What the words of `label` say it is; `None` where they say nothing.

    A kind's own name and a catalog name tell themselves.
    """
    if label in KIND_NAMES:
        return Told(label, None, label)
    named = next((p for p in parts() if p.name == label), None)
    if named:
        return Told(named.kind, named.name, label)
    words = words_of(label)
    found = _matches(words, _specific()) or _matches(words, _general())
    if not found:
        return None
    size, start, phrase, kind, part = max(found, key=lambda match: match[:2])
    if kind in _ROLES and start + size < len(words) and _serves(words):
        return Told("service", None, words[-1])  # a user service serves users: the thing comes last
    if part is None:  # "SQS queue" is an SQS: a service of the same kind named beside it is meant
        part = next((m[4] for m in reversed(found) if m[4] and m[3] == kind), None)
    return Told(kind, part, phrase)


def _serves(words: list[str]) -> bool:
    """Is the last word, numbers of copies aside, one for what serves: service, server, system?"""
    last = next((word for word in reversed(words) if not _TIMES.fullmatch(word)), "")
    return last not in _CROWDS and _general().get((last,), ("", None))[0] == "service"


def words_of(label: str) -> list[str]:
    """The label's words in lower case, singular, with `ordersDb`, `orders_db` and `db2` taken apart."""
    words: list[str] = []
    for written in _WORD.findall(label[:200]):
        whole = _known(written.lower())
        words += [whole] if whole else [_plain(word) for word in _HUMP.sub(" ", written).lower().split()]
    return words


def _known(word: str) -> str | None:
    """The word as the data have it, if they do: itself or its singular."""
    known = _known_words()
    candidates = (word, word.removesuffix("s"), word.removesuffix("es"), re.sub("ies$", "y", word))
    return next((candidate for candidate in candidates if candidate in known), None)


def _plain(word: str) -> str:
    """The singular, without the number of `db2`, where the data know it so; else the word itself."""
    numbered = _NUMBERED.fullmatch(word)
    return _known(word) or (numbered and _known(numbered[1])) or word


Match = tuple[int, int, str, Kind, str | None]
"""Words in the phrase, where it stands on the label, the phrase, its kind, its service."""


def _matches(words: list[str], phrases: dict[tuple[str, ...], tuple[Kind, str | None]]) -> list[Match]:
    """Every phrase that stands on the label."""
    found: list[Match] = []
    longest = max(map(len, phrases))
    for size in range(1, longest + 1):
        for start in range(len(words) - size + 1):
            run = tuple(words[start : start + size])
            if run in phrases:
                kind, part = phrases[run]
                found.append((size, start, " ".join(run), kind, part))
    return found


@cache
def _specific() -> dict[tuple[str, ...], tuple[Kind, str | None]]:
    """Phrases that tell a kind or a service by themselves; a service's name outranks a plain word."""
    phrases: dict[tuple[str, ...], tuple[Kind, str | None]] = {}
    for kind in KIND_NAMES:
        for phrase in table("words")["kinds"].get(kind, []):
            phrases[tuple(phrase.split())] = (kind, None)
    for part in parts():
        for phrase in part.words:
            phrases[tuple(phrase.split())] = (part.kind, part.name)
    return phrases


@cache
def _general() -> dict[tuple[str, ...], tuple[Kind, str | None]]:
    """Words that tell something only where nothing else on the label does."""
    general: dict[Kind, list[str]] = table("words")["general"]
    return {tuple(phrase.split()): (kind, None) for kind, phrases in general.items() for phrase in phrases}


@cache
def _known_words() -> frozenset[str]:
    """Single words that occur in any phrase, so that plurals can be told from words that end in s."""
    return frozenset(word for phrases in (_specific(), _general()) for phrase in phrases for word in phrase)
