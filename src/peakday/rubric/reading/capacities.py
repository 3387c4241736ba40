"""Capacities the candidate said aloud, put on the boxes they speak of: copies, and a cache's hit share."""

from __future__ import annotations

import re
from dataclasses import replace

from peakday.board.models import Board, Box
from peakday.catalog import CatalogError, kind
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.figures import Figure, figures_of
from peakday.rubric.reading.sentences import Sentence

_COPIES = {
    "copy",
    "instance",
    "node",
    "server",
    "container",
    "pod",
    "task",
    "replica",
    "machine",
    "host",
    "worker",
}
_HIT = cue("hit*", "hit rate", "hit ratio", "from the cache", "from cache", "in cache", "cached")
_NOT_NOW = cue(
    "would", "could", "if we", "ten times", "later", "future", "instead of", "rather than", "without",
    "half of", "fails", "fail", "dies", "die", "goes down", "is down", "lose", "loses", "crash*",
)  # fmt: skip
_WORKS = re.compile(
    r"\s*(?:can |could |will |should |may )?(?:handles?|serves?|does|do|takes?|carry|carries|manages?"
    r"|process(?:es)?|copes?|gives?)\b"
)
"""Behind "one instance": what one can do, and not how many there are."""
_MOST = 100_000
_SHORT = 4
"""A name of so few letters may begin other words: "app" of "approximately"."""


def with_capacities(board: Board, sentences: tuple[Sentence, ...]) -> tuple[Board, list[str]]:
    """The board with what was said of its boxes and not drawn, and one sentence on each."""
    boxes = dict(board.boxes)
    told: list[str] = []
    for figure in figures_of(sentences):
        low = figure.sentence.low
        if _NOT_NOW.search(low) or figure.sentence.text.rstrip().endswith("?"):
            continue
        if figure.sort == "count" and figure.quantity.unit in _COPIES and not figure.per:
            _copies(boxes, figure, told)
        elif figure.sort == "share" and _HIT.search(low) and 0 < figure.base <= 1:
            _hit(boxes, figure, told)
    return replace(board, boxes=boxes), told


def _copies(boxes: dict[str, Box], figure: Figure, told: list[str]) -> None:
    name = box_meant(boxes, figure.sentence.low, figure.quantity.start)
    count = int(figure.quantity.value)
    if name is None or not 1 <= count <= _MOST:
        return
    if count == 1 and _WORKS.match(figure.sentence.text[figure.quantity.end :].lower()):
        return
    box = boxes[name]
    if box.copies is None and box.scale is None and box.shifts is None:
        boxes[name] = replace(box, copies=count)
        told.append(f"{name} has {count} copies, from what was said: “{figure.quantity.text}”")


def _hit(boxes: dict[str, Box], figure: Figure, told: list[str]) -> None:
    named = box_meant(boxes, figure.sentence.low, figure.quantity.start)
    caches = [name for name, box in boxes.items() if _kind(box) in ("cache", "cdn")]
    name = named if named in caches else caches[0] if len(caches) == 1 else None
    if name is not None and boxes[name].hit is None:
        boxes[name] = replace(boxes[name], hit=figure.base)
        told.append(f"{name} hits {figure.base * 100:g} %, from what was said: “{figure.quantity.text}”")


def box_meant(boxes: dict[str, Box], low: str, near: int = 0) -> str | None:
    """The box a sentence speaks of: its name or label in it, the longest first, else the word nearest."""
    best: tuple[int, int, str] | None = None
    for name, box in boxes.items():
        for words in (name, box.label or ""):
            phrase = words.lower().replace("-", " ").replace("_", " ").strip()
            at = low.find(phrase) if len(phrase) > 2 else -1
            ends = r"(?:e?s|'s)?(?!\w)" if len(phrase) <= _SHORT else ""
            if at >= 0 and re.search(rf"(?<!\w){re.escape(phrase)}{ends}", low):
                rank = (-len(phrase), abs(at - near), name)
                best = rank if best is None or rank < best else best
    if best is not None:
        return best[2]
    for name, box in boxes.items():
        single = re.findall(r"[a-z]{4,}", f"{name} {box.label or ''}".lower())
        if any(re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", low) for word in single if word not in _PLAIN):
            return name
    return None


_PLAIN = {
    "service",
    "database",
    "queue",
    "cache",
    "store",
    "amazon",
    "data",
    "server",
    "system",
    "with",
    "from",
    "load",
    "user",
    "users",
    "time",
}


def _kind(box: Box) -> str | None:
    try:
        return kind(box)
    except CatalogError:
        return None
