"""A4: parts chosen for how they are used: each store, queue, cache or CDN with a reason that fits."""

from __future__ import annotations

from typing import NamedTuple

from peakday.catalog import CatalogError, kind
from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.material import Material
from peakday.rubric.quoting import best
from peakday.rubric.reading.around import apart, breath, clip, statements, upto
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.strength import Counts
from peakday.rubric.reading.talk import Thought

_STORING = (
    "key-value",
    "relational",
    "cache",
    "cdn",
    "objects",
    "queue",
    "stream",
    "topic",
    "search",
    "warehouse",
    "compute",
)
_ACCESS = cue(
    "read*", "write*", "written", "lookup*", "look up", "looks up", "one key", "by key", "key lookups",
    "by id", "single key", "id", "hot", "rarely", "changes", "order*", "replay*", "fan out", "fans out",
    "burst*", "spike*", "durable", "large", "join*", "transaction*", "consisten*", "expire*", "ttl",
    "append*", "decoupl*", "buffer*", "nobody waits", "nobody should wait", "need not wait", "search*",
    "similar*", "likeness", "in memory", "fits", "cold start*", "each scan", "every scan", "on each",
    "per request", "milliseconds", "ms", "static", "near the", "close to", "regional", "once a",
    "a second", "outnumber*", "history", "audit", "retain*", "stream of", "several consumers",
    "consumers", "subscribers", "queries", "query", "range", "time-ordered", "idempot*", "steady",
    "spiky", "idle", "nurse", "relational", "key-value", "append-only", "immutable", "megabytes",
    "gigabytes", "kilobytes", "popular", "repeat*",
)  # fmt: skip
_WRONG = cue(
    "industry standard", "best practice", "modern", "everyone", "i know", "it's fast",
    "because it scales", "web scale", "popular",
)  # fmt: skip
_OTHERWISE = cue(
    "instead", "swap", "i'd take", "i would take", "i'd switch", "would switch", "i'd move", "would move",
    "i'd use", "i would use", "then", "would need",
)  # fmt: skip
_REASON = cue(
    "because", "since", "as", "so that", "so", "for", "due to", "which", "in front because", "nobody",
    "key lookups", "only", "and not", "handles", "fits", "to absorb", "to keep", "must",
    "any of them works",
)  # fmt: skip
_KINDS = {
    "cache": "cache", "cdn": "cdn", "queue": "queue", "stream": "stream", "topic": "topic",
    "store": "objects",
}  # fmt: skip


class _Seen(NamedTuple):
    """What counts here, with the sentences it rests on."""

    counts: Counts
    named: list[Thought]
    reasoned: list[Thought]
    covered: set[str]
    drawn: set[str]
    changes: list[Thought]


def read(material: Material) -> Reading:
    """Level by how many of the drawing's stores, queues, caches and CDNs have a reason that fits."""
    seen = _look(material)
    level = material.level("A4", least=1 if seen.named else 0)
    if not seen.reasoned:
        level = min(level, 1)
    reasoned = best(material, "A4", seen.reasoned, "part-reason")
    changes = best(material, "A4", seen.changes, "part-change")
    evidence = [material.quote(t.sentence, "a reason that fits how it is used") for t in reasoned[:3]]
    evidence += [material.quote(t.sentence, "says what would change the choice") for t in changes[:1]]
    evidence += [
        material.quote(t.sentence, "named, without how it is used")
        for t in best(material, "A4", seen.named)[:2]
        if not seen.reasoned
    ]
    missing = sorted(seen.drawn - seen.covered)
    return found(level, evidence, _raise(level, missing, reasoned))


def counts(material: Material) -> Counts:
    """The named counts the level is made of."""
    return _look(material).counts


def _look(material: Material) -> _Seen:
    named = [t for t in statements(material) if t.parts & set(_STORING)]
    reasoned = [t for t in named if _fits(t)]
    covered = {part for t in reasoned for part in t.parts & set(_STORING)}
    drawn = _drawn(material)
    changes = [
        t for t in named if t.has("condition", "would-change") and len(t.parts) >= 1 and _alternative(t)
    ]
    share = len(drawn & covered) / len(drawn) if drawn else 0.0
    turning = [t for t in named if t.has("turns") or any(u.has("turns") for u in breath(material, t))]
    counted = {
        "parts with a reason": float(min(len(covered), 4)),
        "reasons": upto(apart(reasoned, gap=0), 5),
        "of what is drawn": share,
        "what would change it": upto(changes + [t for t in turning if t not in changes], 2),
    }
    return _Seen(counted, named, reasoned, covered, drawn, changes)


def _fits(thought: Thought) -> bool:
    low = thought.sentence.low
    return (
        _REASON.search(low) is not None
        and len(set(_ACCESS.findall(low))) >= 1
        and not (_WRONG.search(low) and not thought.figures)
        and len(thought.parts & set(_STORING)) <= 3
    )


def _alternative(thought: Thought) -> bool:
    return _OTHERWISE.search(thought.sentence.low) is not None


def _drawn(material: Material) -> set[str]:
    """The stores, queues, caches and CDNs of the drawing, as parts."""
    board = material.drawn.board
    found_: set[str] = set()
    for box in board.boxes.values() if board is not None else ():
        try:
            sort = kind(box)
        except CatalogError:
            continue
        text = f"{box.name} {box.label or ''} {box.is_ or ''}".lower()
        if sort == "database":
            found_.add(
                "key-value"
                if "dynamo" in text
                else "relational"
                if "rds" in text or "sql" in text
                else "database"
            )
        elif sort in _KINDS:
            found_.add(_KINDS[sort])
    if "database" in found_:
        found_.discard("database")
        found_.add("relational")
    return found_


_CALLED = {
    "key-value": "the table",
    "relational": "the database",
    "objects": "the object store",
    "cdn": "the CDN",
}


def _raise(level: int, missing: list[str], reasoned: list[Thought]) -> str:
    if level == 4:
        return ""
    if level == 3 and reasoned:
        return f"“{clip(reasoned[0])}”: say what would change that, a query it cannot answer or a rate."
    if missing:
        part = _CALLED.get(missing[0], f"the {missing[0]}")
        return f"You drew {part}: say how it is read and written, by which key, how often, how large."
    return "Say of one store how it is read and written, and why that fits it."


CRITERION = Criterion(
    "A4", "architecture", "Parts that fit", ("text",),
    ("named only, or a reason that does not fit the access pattern", "reasons for one choice",
     "each main store, queue, cache or CDN has a reason that fits its access pattern",
     "and what would change the choice is said"),
    read,
    counts,
)  # fmt: skip
