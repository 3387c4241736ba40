"""T4: foresight: claims and predictions against what the runs measured."""

from __future__ import annotations

from peakday.rubric.criterion import Criterion, Reading, found, unread
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.reading.cues import EXPLAINS, PLANNED, cue
from peakday.rubric.reading.held_to import Claim
from peakday.rubric.reading.sentences import Sentence

_WILL = cue(
    "will", "would", "predict", "i expect", "expect*", "i guess", "then", "falls to", "drops to", "rises to",
    "goes to", "grows", "takes", "drains", "lasts", "lose", "loses", "lost", "stays", "keeps",
)  # fmt: skip
"""How somebody says what will come."""


def read(material: Material) -> Reading:
    """Level by the share of checkable claims that hold within a factor of two."""
    if material.runs.problem and material.transcript.drawings:
        return unread(f"Claims are checked against the drawing's run. {material.runs.problem}")
    checked = [claim for claim in material.claims if claim.holds is not None]
    if not checked and (said := _said(material)):
        return unread(
            f"You predict (“{said[0].text[:90]}”), but nothing a run of your drawing measures."
            if len(said) == 1
            else f"None of your {len(said)} predictions is one that a run of your drawing measures."
        )
    if not checked:
        return found(
            0,
            [],
            "Say a number before you run: p99 at the peak, or who still pays when a box is down.",
        )
    good = [claim for claim in checked if claim.near or claim.holds]
    share = len(good) / len(checked)
    explained = [s for s in material.sentences if EXPLAINS.search(s.low)]
    if share < 0.35:
        shown = 1
    elif share < 0.65 or len(checked) < 2:
        shown = 2
    elif (share >= 0.9 and len(checked) >= 3) or (share >= 0.75 and explained and len(checked) >= 4):
        shown = 4
    else:
        shown = 3
    # a claim or two are few to judge by: what the rest of the session makes likely weighs as one more
    level = round((len(checked) * shown + material.expected) / (len(checked) + 1))
    level = min(4, max(1, level), shown + 1)
    missed = [claim for claim in checked if claim not in good]
    evidence = [_evidence(material, claim) for claim in [*missed[:2], *good[:3]]]
    return found(level, evidence, _raise(missed, checked))


def _said(material: Material) -> list[Sentence]:
    """Sentences after the drawing that say, with a figure, what the design will do."""
    unchecked = {claim.sentence.number for claim in material.claims if claim.sentence is not None}
    return [
        t.sentence
        for t in material.thoughts
        if not t.asks
        and t.figures
        and t.specific
        and material.after_drawing(t.sentence)
        and (
            t.sentence.number in unchecked
            or t.sentence.turn.card == "prediction"
            or _WILL.search(t.sentence.low)
        )
    ]


def _evidence(material: Material, claim: Claim) -> Evidence | None:
    verdict = "holds" if claim.holds else "near" if claim.near else "does not hold"
    why = (
        f"{verdict}: measured {claim.measured} ({claim.why})"
        if claim.why
        else f"{verdict}: measured {claim.measured}"
    )
    if claim.sentence is not None:
        return material.quote(claim.sentence, why)
    return Evidence("card", claim.at, claim.text, why)


def _raise(missed: list[Claim], checked: list[Claim]) -> str:
    if missed:
        first = next((claim for claim in missed if not PLANNED.match(claim.text.lower())), missed[0])
        return f"You said “{first.text[:120]}”; it ran at {first.measured}. Say why it differs."
    if len(checked) < 3:
        return "Predict more often: a number before each run and each failure."
    return ""


CRITERION = Criterion(
    "T4", "trade_offs", "Foresight", ("run", "text", "card"),
    ("claims contradicted by the run", "half hold", "most claims and predictions hold within a factor of two",
     "nearly all hold; a miss is explained"),
    read,
)  # fmt: skip
