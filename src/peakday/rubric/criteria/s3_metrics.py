"""S3: success metrics as numbers, and why each threshold stands where it does."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.quoting import DOUBTFUL, chance
from peakday.rubric.reading.cues import AVAILABLE, PRODUCT, TARGET, VAGUE, cue
from peakday.rubric.reading.figures import Figure
from peakday.rubric.reading.sentences import Sentence
from peakday.rubric.reading.signs import SIGNS
from peakday.rubric.reading.strength import Counts

NAMES = {"latency": "a latency", "availability": "an availability", "product": "a product metric"}
_SETS = cue(
    "target is", "success metric*", "success means", "north star", "my slo", "our slo",
    "success criteri*",
)  # fmt: skip
_LASTS = cue(
    "kept", "keep", "retention", "history", "days of", "each fix", "every", "clip*", "weeks", "pilot",
    "window",
)  # fmt: skip
"""Words beside a time that is no target: how long something is kept, or how often it comes."""
_ABOUT_IT = cue(
    "that is", "that's", "above", "beyond", "past", "at", "it is where", "anything", "this is",
)  # fmt: skip
_LAW = cue(
    "gdpr", "law", "legal*", "regulat*", "compliance", "contract",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric with its number: its class, and whether the threshold is argued."""

    sort: str
    figure: Figure
    argued: bool
    own: bool


def read(material: Material) -> Reading:
    """Level by the classes of metric that have numbers, and by how many of them are argued."""
    metrics = metrics_of(material)
    classes = {metric.sort for metric in metrics}
    if not metrics:
        vague = [s for s in material.sentences if VAGUE.search(s.low) and not s.text.rstrip().endswith("?")]
        vague.sort(key=lambda s: -chance(material, "S3", s))
        hint = (
            "Put a number on it: a latency at a percentile, an availability, and one thing the customer does."
        )
        return found(
            1 if vague else 0, [material.quote(s, "a wish without a number") for s in vague[:2]], hint
        )
    argued = {metric.sort for metric in metrics if metric.argued}
    own = any(m.own and m.sort != "availability" for m in metrics)
    level = material.level("S3", least=2 if own else 1)
    if not argued and (not own or classes == {"availability"}):
        level = 1
    metrics.sort(key=lambda metric: not _sure(material, metric))
    best = _best(material, metrics)
    evidence = [_evidence(material, metric) for metric in best]
    reading = found(level, evidence, _raise(level, classes, argued, metrics))
    return reading if own else replace(reading, firm=True)  # the interviewer's figure is not the candidate's


def counts(material: Material) -> Counts:
    """The named counts the level is made of."""
    metrics = metrics_of(material)
    classes = {metric.sort for metric in metrics}
    targets = {m.figure.sentence.number: m for m in metrics}
    return {
        "latency": float("latency" in classes),
        "availability": float("availability" in classes),
        "product": float("product" in classes),
        "targets": float(min(len({(m.sort, m.figure.base) for m in metrics}), 5)),
        "own": float(min(sum(m.own for m in metrics), 4)),
        "argued": float(min(sum(m.argued for m in targets.values()), 4)),
        "kinds argued": float(len({metric.sort for metric in metrics if metric.argued})),
    }


def metrics_of(material: Material) -> list[Metric]:
    """Targets the candidate set: metric cards, and sentences with a figure that say what success is."""
    found_: list[Metric] = []
    elsewhere = {t.sentence.number for t in material.thoughts if t.has("elsewhere")}
    heard = {t.sentence.number for t in material.thoughts}
    for figure in material.figures:
        sentence = figure.sentence
        if (
            sentence.text.rstrip().endswith("?")
            or sentence.number in elsewhere
            or sentence.number not in heard
        ):
            continue
        card = sentence.turn.card == "metric"
        step = material.steps.of.get(sentence.turn.order)
        early = step in ("clarify", "metrics") or not material.after_drawing(sentence)
        if not card and not early and not _named(sentence):
            continue
        sort = _sort(figure, sentence)
        if sort is not None:
            found_.append(Metric(sort, figure, _argued(material, figure), material.is_own(figure)))
    return found_


def _named(sentence: Sentence) -> bool:
    """A sentence anywhere that plainly sets a target."""
    return _SETS.search(sentence.low) is not None


def _sort(figure: Figure, sentence: Sentence) -> str | None:
    """What a target measures: how long something takes, whether it is there, or what people get of it."""
    low = sentence.low
    near = _near(figure, low)
    aims = figure.bounded or TARGET.search(low) is not None or sentence.turn.card == "metric"
    if figure.sort == "time":
        if not (aims and figure.base <= 7 * 86_400) or _LASTS.search(near):
            return None
        return "latency"
    if figure.sort == "share":
        if AVAILABLE.search(near) and figure.base >= 0.9:
            return "availability"
        if figure.base >= 0.99 and not PRODUCT.search(near):
            return "availability"
        return "product" if aims or PRODUCT.search(low) else None
    bare = figure.quantity.unit is None and 90 <= figure.quantity.value < 100  # "availability 99.9"
    if figure.sort == "count" and (bare or figure.quantity.unit == "nine"):
        return "availability"
    if figure.quantity.unit in ("x", "time"):
        return None
    if figure.sort in ("count", "rate", "money") and PRODUCT.search(low) and aims:
        return "product"
    return None


def _near(figure: Figure, low: str) -> str:
    """The words just around a figure."""
    return low[max(0, figure.quantity.start - 60) : figure.quantity.end + 60]


def _argued(material: Material, figure: Figure) -> bool:
    """A reason behind the figure in its sentence, or in the next one where that speaks of it."""
    sentence = figure.sentence
    low = sentence.low
    behind = low[max(0, figure.quantity.start - 60) :]
    if SIGNS["reason"].search(behind) or _LAW.search(low):
        return True
    clause = re.search(r"[:;,–—-]\s+(.{12,})$", low[figure.quantity.end :])
    if clause and any(SIGNS[sign].search(clause[1]) for sign in ("pain", "person", "money")):
        return True
    after = material.after(sentence)
    if after is None:
        return False
    return SIGNS["reason"].match(after.low) is not None or (
        _ABOUT_IT.match(after.low) is not None
        and any(SIGNS[sign].search(after.low) for sign in ("reason", "pain", "money"))
    )


def _best(material: Material, metrics: list[Metric]) -> list[Metric]:
    """One of each class, the argued ones first; what only reads like a target only for want of another."""
    ranked = sorted(metrics, key=lambda m: (not _sure(material, m), not m.argued, not m.own))
    chosen: dict[str, Metric] = {}
    for metric in ranked:
        chosen.setdefault(metric.sort, metric)
    return [m for m in chosen.values() if _sure(material, m)] or list(chosen.values())


def _sure(material: Material, metric: Metric) -> bool:
    return material.tagged is None or chance(material, "S3", metric.figure.sentence) >= DOUBTFUL


def _evidence(material: Material, metric: Metric) -> Evidence | None:
    why = f"sets {NAMES[metric.sort]}" + (" and says why" if metric.argued else "")
    return material.quote(metric.figure.sentence, why)


def _raise(level: int, classes: set[str], argued: set[str], metrics: list[Metric]) -> str:
    lacking = [NAMES[name] for name in NAMES if name not in classes]
    if lacking and level < 3:
        has = _list(sorted(NAMES[c] for c in classes))
        return f"You set {has}; with {_list(lacking)} in numbers it is whole."
    bare = [metric for metric in metrics if metric.sort not in argued]
    if bare:
        figure = bare[0].figure.quantity.text
        return f"Say what happens past “{figure}”: who leaves, what it costs, or which law asks for it."
    return ""


def _list(words: list[str]) -> str:
    return (
        words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1] if words else "nothing"
    )


CRITERION = Criterion(
    "S3", "scoping", "Success metrics", ("text", "card"),
    ("“fast”, “reliable”, or a number nothing hangs on", "one numeric target of the candidate's own",
     "latency, availability and one product metric, with numbers",
     "and each threshold is justified (behaviour, cost, law)"),
    read,
    counts,
    counted_first=True,
)  # fmt: skip
