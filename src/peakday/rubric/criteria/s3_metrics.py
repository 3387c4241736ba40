"""S3: success metrics as numbers, and why each threshold stands where it does."""

from __future__ import annotations

from dataclasses import dataclass

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.reading.cues import AVAILABLE, BECAUSE, LATENCY, PRODUCT, TARGET, VAGUE, cue
from peakday.rubric.reading.figures import Figure
from peakday.rubric.reading.sentences import Sentence

NAMES = {"latency": "a latency", "availability": "an availability", "product": "a product metric"}
_NINES = cue(
    "nines", "five nines", "four nines", "three nines",
)  # fmt: skip
_SETS = cue(
    "target is", "success metric*", "success means", "north star", "my slo", "our slo",
    "success criteri*",
)  # fmt: skip
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
    own = [metric for metric in metrics if metric.own]
    if not metrics:
        vague = [s for s in material.sentences if VAGUE.search(s.low) and not s.text.rstrip().endswith("?")]
        hint = (
            "Put a number on it: a latency at a percentile, an availability, and one thing the customer does."
        )
        return found(
            1 if vague else 0, [material.quote(s, "a wish without a number") for s in vague[:2]], hint
        )
    argued = {metric.sort for metric in metrics if metric.argued}
    bare_nines = classes == {"availability"} and not argued
    if bare_nines:
        level = 1
    elif len(classes) == 3 and own:
        level = 4 if len(argued) == 3 else 3
    else:
        level = 2 if own or argued else 1
    evidence = [_evidence(material, metric) for metric in _best(metrics)]
    return found(level, evidence, _raise(level, classes, argued, metrics))


def metrics_of(material: Material) -> list[Metric]:
    """Targets the candidate set: metric cards, and sentences with a figure that say what success is."""
    found_: list[Metric] = []
    for figure in material.figures:
        sentence = figure.sentence
        if sentence.text.rstrip().endswith("?"):
            continue
        card = sentence.turn.card == "metric"
        step = material.steps.of.get(sentence.turn.order)
        early = step in ("clarify", "metrics") or not material.after_drawing(sentence)
        if (
            not card
            and not (early and (step == "metrics" or figure.bounded or TARGET.search(sentence.low)))
            and not _named(sentence)
        ):
            continue
        sort = _sort(figure, sentence)
        if sort is not None:
            found_.append(Metric(sort, figure, _argued(material, sentence), material.is_own(figure)))
    return found_


def _named(sentence: Sentence) -> bool:
    """A sentence anywhere that plainly sets a target."""
    return _SETS.search(sentence.low) is not None


def _sort(figure: Figure, sentence: Sentence) -> str | None:
    low = sentence.low
    if figure.sort == "time" and figure.base <= 7 * 86_400 and LATENCY.search(low):
        return "product" if figure.base > 600 and PRODUCT.search(low) else "latency"
    if figure.sort == "share":
        if PRODUCT.search(low) and not (figure.base > 0.9 and AVAILABLE.search(_near(figure, low))):
            return "product"
        if (figure.base >= 0.9 and AVAILABLE.search(low)) or figure.base >= 0.99:
            return "availability"
    if _NINES.search(low) and figure.sort == "count":
        return "availability"
    if figure.sort in ("count", "rate") and PRODUCT.search(low) and figure.bounded:
        return "product"
    return None


def _near(figure: Figure, low: str) -> str:
    """The words just around a figure."""
    return low[max(0, figure.quantity.start - 60) : figure.quantity.end + 60]


def _argued(material: Material, sentence: Sentence) -> bool:
    """A reason in the same sentence, or in the next one of the turn where that speaks of it."""
    if BECAUSE.search(sentence.low) or _LAW.search(sentence.low):
        return True
    after = material.after(sentence)
    if after is None:
        return False
    return BECAUSE.match(after.low) is not None or (
        _ABOUT_IT.match(after.low) is not None and BECAUSE.search(after.low) is not None
    )


def _best(metrics: list[Metric]) -> list[Metric]:
    """One of each class, the argued ones first."""
    ranked = sorted(metrics, key=lambda m: (not m.argued, not m.own))
    chosen: dict[str, Metric] = {}
    for metric in ranked:
        chosen.setdefault(metric.sort, metric)
    return list(chosen.values())


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
)  # fmt: skip
