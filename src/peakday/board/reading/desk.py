"""The reader's desk: where mistakes are gathered, and the small readers every part of the language uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from peakday.board.mistakes import Mistake, nearest
from peakday.board.models import UNLIMITED, Assumed
from peakday.board.nodes import Entries, Items, Node, Text
from peakday.quantities import QuantityError, Varying, parse_duration, parse_share, parse_varying, parse_whole
from peakday.quantities.errors import shown

MOST_MISTAKES = 200
"""Reported for one file; what follows is seldom new."""
MOST_COPIES = 10_000_000
"""Copies, slots, partitions, times: more cannot be run."""

_YES = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


@dataclass(slots=True)
class Desk:
    """What is known while one file is read, and what is found wrong with it."""

    file: str
    folder: Path | None = None
    known_parts: Collection[str] | None = None
    mistakes: list[Mistake] = field(default_factory=list)
    assumed: list[Assumed] = field(default_factory=list)

    def wrong(self, node: Node | None, where: str, rule: str, mend: str) -> None:
        """Note one mistake at `node`; the same words about the same place are noted once."""
        line, column = (node.line, node.column) if node is not None else (1, 1)
        mistake = Mistake(self.file, line, column, where, rule, mend)
        if len(self.mistakes) < MOST_MISTAKES and mistake not in self.mistakes:
            self.mistakes.append(mistake)

    def attempt(self, node: Node | None, where: str, read: Callable[[], Any]) -> Any:
        """What `read` answers, or `None` with the mistake noted at `node`."""
        try:
            return read()
        except QuantityError as error:
            self.wrong(node, where, error.rule, error.mend)
            return None


def read_fields(node: Node, table: Mapping[str, Any], where: str, desk: Desk) -> dict[str, Any]:
    """The values of a `{…}` by their attributes; every unknown, repeated or unreadable field is noted."""
    entries = entries_of(node, where, desk)
    split = (
        _split_at_commas(entries, table, where, desk) if isinstance(node, Entries) and node.flow else set()
    )
    values: dict[str, Any] = {}
    for number, (key, value) in enumerate(entries):
        name = key.text
        if number in split:
            continue
        if name not in table:
            desk.wrong(key, where, f"there is no field {shown(name)}", nearest(name, table))
            continue
        if isinstance(value, Text) and value.empty and name != "notes":
            desk.wrong(
                key,
                f"{where}, {name}",
                f"nothing is written after `{name}:`",
                "Write a value, or take it out",
            )
            continue
        answer = desk.attempt(value, f"{where}, {name}", partial(table[name].read, value, desk))
        if answer is not None:
            values[table[name].attribute] = answer
    return values


def entries_of(node: Node, where: str, desk: Desk) -> list[tuple[Text, Node]]:
    """The entries of a map, each name once; anything else is noted and reads as empty."""
    if isinstance(node, Text) and node.empty:
        return []
    if not isinstance(node, Entries):
        desk.wrong(
            node, where, f"{described(node)} stands where a map is due", "Write `name: value` lines or `{…}`"
        )
        return []
    first: dict[str, Text] = {}
    kept: list[tuple[Text, Node]] = []
    for key, value in node.entries:
        if key.text == "<<" and key.plain:
            desk.wrong(key, where, "`<<` merges nothing in YAML 1.2", "Write the fields out")
        elif key.text in first:
            rule = f"{shown(key.text)} is written twice (first on line {first[key.text].line})"
            desk.wrong(key, where, rule, "Keep one of the two")
        else:
            first[key.text] = key
            kept.append((key, value))
    return kept


def items_of(node: Node, where: str, desk: Desk) -> list[Node]:
    """The items of a list; anything else is noted and reads as empty."""
    if isinstance(node, Text) and node.empty:
        return []
    if not isinstance(node, Items):
        desk.wrong(
            node, where, f"{described(node)} stands where a list is due", "Write one item a line, after `- `"
        )
        return []
    kept = list(node.items)
    if node.flow:
        for before, after in zip(node.items, node.items[1:], strict=False):
            if isinstance(before, Text) and isinstance(after, Text) and _one_number(before.text, after.text):
                desk.wrong(
                    before,
                    where,
                    f"YAML splits a list at commas: {shown(before.text)} and {shown(after.text)}",
                    f"Write {shown(before.text + ' ' + after.text)}",
                )
                kept = [item for item in kept if item is not before and item is not after]
    return kept


def described(node: Node) -> str:
    """The node in a few words, for a message."""
    if isinstance(node, Items):
        return "a list"
    return "a map" if isinstance(node, Entries) else shown(node.text) if isinstance(node, Text) else "this"


def text_of(node: Node, what: str, example: str) -> str:
    """The text of a scalar. Raises `QuantityError` where a list or map stands instead."""
    if isinstance(node, Text):
        return node.text
    raise QuantityError(f"{described(node)} stands where {what} is due", f"Write it as `{example}`")


def phrase(parse: Callable[[str], Any], what: str, example: str) -> Callable[[Node, Desk], Any]:
    """A reader of one phrase."""

    def read(node: Node, desk: Desk) -> Any:
        return parse(text_of(node, what, example))

    return read


def one_of(*words: str) -> Callable[[Node, Desk], str]:
    """A reader of one word out of a few."""

    def read(node: Node, desk: Desk) -> str:
        word = text_of(node, "a word", words[0]).strip()
        if word not in words:
            raise QuantityError(f"{shown(word)} is not one of {', '.join(words)}", nearest(word, words))
        return word

    return read


def whole(least: int = 0, most: int = MOST_COPIES, unlimited: bool = False) -> Callable[[Node, Desk], int]:
    """A reader of a whole number within bounds; with `unlimited` that word means no bound at all."""

    def read(node: Node, desk: Desk) -> int:
        text = text_of(node, "a whole number", str(max(least, 1)))
        if unlimited and text.strip().lower() == "unlimited":
            return UNLIMITED
        number = parse_whole(text, least)
        if number > most:
            raise QuantityError(
                f"{shown(text)} is more than can be run", f"Write {most:,} or less".replace(",", " ")
            )
        return number

    return read


def yes_no(node: Node, desk: Desk) -> bool:
    """A reader of yes or no."""
    word = text_of(node, "yes or no", "yes").strip()
    if word.lower() not in _YES:
        raise QuantityError(f"{shown(word)} is neither yes nor no", "Write `yes` or `no`")
    return _YES[word.lower()]


def varying(node: Node, desk: Desk) -> Varying:
    """A reader of a duration that varies; a file is sought beside the board."""
    return parse_varying(text_of(node, "a duration", "lognormal 80 ms p99 250 ms"), desk.folder)


def duration_over_zero(node: Node, desk: Desk) -> float:
    """A reader of a duration that cannot be nothing."""
    seconds = parse_duration(text_of(node, "a duration", "400 ms"))
    if not seconds:
        raise QuantityError(
            "a duration of nothing cannot be meant here", "Write one over zero, or take it out"
        )
    return seconds


duration = phrase(parse_duration, "a duration", "50 ms")
share = phrase(parse_share, "a share", "20 %")


def _split_at_commas(
    entries: list[tuple[Text, Node]], table: Mapping[str, Any], where: str, desk: Desk
) -> set[int]:
    """Entries that are two halves of one phrase, split where YAML splits `{…}`: noted, not read further."""
    split: set[int] = set()
    for number, (key, value) in enumerate(entries):
        lone = isinstance(value, Text) and value.plain and value.text == "" and key.text not in table
        if not (number and lone):
            continue
        before, half = entries[number - 1]
        split |= {number - 1, number}
        if not isinstance(half, Text):
            desk.wrong(key, where, f"there is no field {shown(key.text)}", nearest(key.text, table))
            continue
        desk.wrong(
            key,
            f"{where}, {before.text}",
            f"YAML splits `{{…}}` at commas: this reads as {shown(half.text)} and {shown(key.text)}",
            f"Write {shown(f'{before.text}: {half.text} {key.text}')}",
        )
    return split


def _one_number(before: str, after: str) -> bool:
    """Are these the two halves of a number such as `50,000/h`?"""
    return bool(re.search(r"\d$", before) and re.match(r"\d{3}(?!\d)", after))
