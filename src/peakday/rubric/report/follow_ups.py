"""What the interviewer would ask now: of what the run contradicts, what was left open, what never came up.

Nothing is asked that the candidate has answered: a risk, a choice or a failure they spoke of is either left
alone or asked about in their own words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from peakday.experiments.compare import say_figure
from peakday.interview.transcript import Turn
from peakday.rubric.graded import Grade
from peakday.rubric.quoting import LEAST_WORDS
from peakday.rubric.reading.cues import EXPLAINS, PLANNED, cue
from peakday.rubric.reading.figures import figures_in
from peakday.rubric.reading.held_to import Claim
from peakday.rubric.reading.own_runs import own_runs
from peakday.rubric.reading.questions import is_question
from peakday.rubric.reading.sentences import Sentence, sentences_of
from peakday.rubric.reading.signs import SIGNS
from peakday.rubric.report.words import called
from peakday.rubric.report.worth import needless, unmeasured

MIXED = 2
LONGEST = 130
TOUCHED, TOUCHES = 2, 3
"""How many of its words, or how many lines with any of them, make a risk or a choice one that came up."""
ALIKE = 0.45
"""Likeness from which a sentence speaks of a risk: low, since what was spoken of is not asked again."""
HARDLY = 0.005
"""Below this share answered, the figure is of no more use than the words."""
RETOLD = 0.4
"""Share of a curveball's longer words in one of the interviewer's lines by which it has been thrown."""
THROWN = 0.6
"""Likeness from which one of the interviewer's lines is the curveball in other words."""
UNSURE = 0.4
"""What stands for a likeness where sentences cannot be compared: under what tells, over what rules out."""
UNLIKE = 0.3
"""Likeness below which a sentence with a failure's words speaks of something else; then nothing is asked."""
_BREAKS = cue(
    "down", "fail*", "dead", "dies", "gone", "lost", "slow*", "away", "outage", "unreachable", "crash*",
    "break*", "offline", "stops", "no line", "cut", "late", "timeout",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question the interviewer would ask now, with the stamp it goes back to, if to one."""

    text: str
    at: str | None = None

    def to_dict(self) -> dict[str, str | None]:
        """For the page."""
        return {"text": self.text, "at": self.at}


def follow_ups(grade: Grade, most: int = 4) -> list[FollowUp]:
    """The sharpest first, one of a kind before a second of any."""
    if not grade.transcript.candidate:
        return []
    heard = grade.readings["T2"].level is not None  # else nobody can tell what never came up
    asked = [list(look(grade)) for look in (_LOOKS if heard else _MEASURED)]
    rounds = [lot[n] for n in range(most) for lot in asked if n < len(lot)]
    return rounds[:most]


def _claims(grade: Grade) -> Iterator[FollowUp]:
    missed = [
        claim for claim in grade.claims if claim.holds is False and not PLANNED.match(claim.text.lower())
    ]
    for claim in missed:
        if not _explained(grade, claim, alone=len(missed) == 1):
            text = f"You said “{_short(claim.text)}”; the run measured {claim.measured}. Why?"
            yield FollowUp(text, claim.at)


def _explained(grade: Grade, claim: Claim, alone: bool) -> bool:
    """Whether a prediction that missed was spoken of later: by its figure, or as the only one."""
    if not claim.prediction or claim.sentence is None:
        return False
    said = {quantity.value for quantity in figures_in(claim.text)}
    later = [s for s in sentences_of(grade.transcript.candidate) if s.turn.order > claim.sentence.turn.order]
    explains = [sentence for sentence in later if EXPLAINS.search(sentence.low)]
    return any(alone or said & {q.value for q in figures_in(s.text)} for s in explains)


def _failures(grade: Grade) -> Iterator[FollowUp]:
    """Failures the drawing does not hold through, and those nobody spoke of; the candidate's words first."""
    spoken, silent = [], []
    for failure in grade.prompt.failures if grade.prompt is not None else ():
        run = grade.runs.get("failures", {}).get(failure.id, {})
        what = (run.get("failure") or "").rsplit(": ", 1)[-1]
        own = _own_run(grade, what)
        broken = _misses(run) if own is None else any(t.get("met") is False for t in own)
        answered = _answered(run, own) if broken else ""
        words = [word for aim in failure.aims.values() for word in aim.words]
        said = _where_it_breaks(grade, words, failure.say)
        if said is not None and answered and _likeness([said.low], (failure.say,))[0] >= UNLIKE:
            under = f", with {what}," if what else ""
            text = f"You said “{_short(said.text)}”; on your drawing{under} {answered}. What is missing?"
            spoken.append(FollowUp(text, said.turn.stamp))
        elif said is None and words and (broken or not run) and not _thrown(grade, failure.say):
            found = f" On your drawing {answered} meanwhile." if answered else ""
            silent.append(FollowUp(failure.say + found))
    yield from [*spoken[:1], *silent[:1], *spoken[1:], *silent[1:]]


def _misses(run: dict[str, Any]) -> bool:
    """Whether a target that speaks of failures was measured and missed."""
    told = [t for t in run.get("targets", ()) if "during failures" in t["text"]]
    return run.get("holds") is False and any(t["measured"] is not None for t in told)


def _own_run(grade: Grade, what: str) -> list[dict[str, Any]] | None:
    """What the candidate's own newest run of the last drawing measured under a failure; None without one.

    It is what they saw, at their load and for as long as they let it last: nothing is asked against it.
    """
    for run in reversed(own_runs(grade.transcript)):
        during = [t for t in run.targets if _of_failures(t)]
        if what and run.of_the_last and during and any(f.rsplit(": ", 1)[-1] == what for f in run.failures):
            return during
    return None


def _of_failures(target: dict[str, Any]) -> bool:
    return "during failures" in target["text"] and target.get("measured") is not None


def _answered(run: dict[str, Any], own: list[dict[str, Any]] | None) -> str:
    """How much is answered while it lasts, and of which journey where there are several; empty if unknown."""
    several = len(run.get("journeys", ())) > 1
    told = [t for t in run.get("targets", ()) if _of_failures(t)] if own is None else own
    shares = [t for t in told if t.get("unit") == "%" and " success " in t["text"]]
    if (several or own is not None) and shares:
        worst = min(shares, key=lambda t: (t.get("met") is not False, t["measured"]))
        return _share(worst["measured"] / 100, worst["text"].split(" success ")[0] if several else "")
    share = run.get("success_during")
    return "" if own is not None or share is None else _share(share)


def _share(share: float, journey: str = "") -> str:
    of = f" of {journey}" if journey else ""
    if share < HARDLY:
        return f"{'nothing' if share <= 0 else 'next to nothing'}{of} is answered"
    return f"{say_figure(share * 100, '%')}{of} is answered"


def _where_it_breaks(grade: Grade, words: list[str], say: str) -> Sentence | None:
    """Where the candidate says what happens when the part a failure hits is broken: nearest to its words."""
    part = cue(*[f"{word}*" for word in words]) if words else None
    told = [
        sentence
        for sentence in sentences_of(grade.transcript.candidate)
        if not is_question(sentence)  # what was asked was not claimed
        and part is not None and part.search(sentence.low) and _BREAKS.search(sentence.low)
    ]  # fmt: skip
    if not told:
        return None
    near = _likeness([sentence.low for sentence in told], (say,))
    return told[near.index(max(near))]


def _gaps(grade: Grade) -> Iterator[FollowUp]:
    hint = grade.readings["S1"].to_raise
    if hint.startswith("You never asked"):
        topic = hint.split(". ")[0]
        yield FollowUp(f"{topic}. What did you assume, and what changes if it is otherwise?")


def _boxes(grade: Grade) -> Iterator[FollowUp]:
    for row in needless(grade)[:1]:
        usd = say_figure(row.usd_per_month, "USD/month")
        name = called(grade, row.box)
        said = _said_of(grade, name)
        if said is None:
            yield FollowUp(f"At the peak no target needs {name} ({usd}). What is it there for?")
        else:
            text = f"You said “{_short(said.text)}”; at the peak no target needs {name} ({usd})."
            yield FollowUp(f"{text} Who would miss it, and when?", said.turn.stamp)


def _said_of(grade: Grade, name: str) -> Sentence | None:
    """Where the candidate says most of a box, by the words of its name; None where they only drew it."""
    stems = [cue(f"{word}*") for word in _words(name) if len(word) > 3]
    told = [
        (sum(stem.search(sentence.low) is not None for stem in stems), sentence)
        for sentence in sentences_of(grade.transcript.candidate)
        if not is_question(sentence) and len(sentence.low.split()) >= LEAST_WORDS
    ]
    near = [(met, sentence) for met, sentence in told if met and met * 2 >= len(stems)]
    ranked = sorted(near, key=lambda pair: (-pair[0], SIGNS["reason"].search(pair[1].low) is None))
    return ranked[0][1] if ranked else None


def _growth(grade: Grade) -> Iterator[FollowUp]:
    peak, twice = grade.runs.get("peak", {}), grade.runs.get("twice", {})
    if peak.get("verdict") == "misses" or twice.get("verdict") != "misses":
        return
    missed = next((t for t in twice["targets"] if t["met"] is False and t["unit"] != "USD/month"), None)
    if missed is not None:
        figure = say_figure(missed["measured"], missed["unit"])
        full = twice.get("limiting")
        where = f", and {called(grade, full)} is full first" if isinstance(full, str) else ""
        yield FollowUp(
            f"At twice the peak {missed['text']} comes out at {figure}{where}. What do you add, and when?"
        )


def _choices(grade: Grade) -> Iterator[FollowUp]:
    """A choice of this problem that was not weighed."""
    if not _thin(grade, "T1") or grade.prompt is None:
        return
    for choice in grade.prompt.trade_offs:
        one, other = _first(choice.one), _first(choice.other)
        if not (_came_up(grade, one.split()) and _came_up(grade, other.split())):
            yield FollowUp(f"{one}, or {other[0].lower()}{other[1:]}: which, and what decides it?")


def _risks(grade: Grade) -> Iterator[FollowUp]:
    taken = " ".join(piece.why for piece in grade.readings["A5"].evidence)
    for risk in grade.prompt.risks if grade.prompt is not None else ():
        if risk.id.replace("-", " ") in taken or _came_up(grade, risk.words):
            continue
        if _alike(grade.transcript.turns, (_first(risk.text), risk.text)):
            continue
        yield FollowUp(f"Take one more risk: “{_first(risk.text)}.” How would you notice, and what then?")


def _customer(grade: Grade) -> Iterator[FollowUp]:
    reading = grade.readings["C1"]
    if _thin(grade, "C1") and reading.evidence:
        said = reading.evidence[0]
        yield FollowUp(f"“{_short(said.text)}”: who is that, and from what point does it hurt?", said.at)


def _business(grade: Grade) -> Iterator[FollowUp]:
    usd = grade.runs.get("peak", {}).get("usd_per_month")
    if _thin(grade, "C2") and usd and not unmeasured(grade):
        yield FollowUp(
            f"Your drawing costs {say_figure(usd, 'USD/month')}. Who pays that, and what is it worth?"
        )


def _curveballs(grade: Grade) -> Iterator[FollowUp]:
    """A turn the problem may take that the interviewer has not thrown yet."""
    for curveball in grade.prompt.curveballs if grade.prompt is not None else ():
        if not _thrown(grade, curveball.text):
            yield FollowUp(curveball.text)


def _thrown(grade: Grade, text: str) -> bool:
    """Whether the interviewer has asked this already, in these words or in others."""
    words = {word for word in _words(text) if len(word) > 4}
    heard = [words & set(_words(turn.text)) for turn in grade.transcript.interviewer]
    retold = any(len(some) >= RETOLD * len(words) for some in heard)
    return retold or _alike(grade.transcript.interviewer, (text,), THROWN)


_LOOKS: tuple[Callable[[Grade], Iterator[FollowUp]], ...] = (
    _claims,
    _failures,
    _gaps,
    _boxes,
    _growth,
    _choices,
    _risks,
    _customer,
    _business,
    _curveballs,
)
_MEASURED = (_boxes, _growth)


def _thin(grade: Grade, identity: str) -> bool:
    level = grade.readings[identity].level
    return level is not None and level <= MIXED


def _came_up(grade: Grade, words: tuple[str, ...] | list[str]) -> bool:
    """Whether either voice spoke of it: several of its longer words, or any of them again and again."""
    stems = {word.lower().strip(".,;:") for word in words if len(word) > 3}
    looks = [cue(f"{stem}*") for stem in stems]
    lines = [turn.text.lower() for turn in grade.transcript.turns]
    words_met = sum(any(look.search(line) for line in lines) for look in looks)
    lines_met = sum(any(look.search(line) for look in looks) for line in lines)
    return words_met >= TOUCHED or lines_met >= TOUCHES


def _alike(turns: tuple[Turn, ...], texts: tuple[str, ...], least: float = ALIKE) -> bool:
    """Whether something in these turns means one of the texts, where sentences can be compared; else no."""
    said = [*(sentence.low for sentence in sentences_of(turns)), *(turn.text.lower() for turn in turns)]
    return max(_likeness(said, texts), default=0.0) >= least


def _likeness(said: list[str], texts: tuple[str, ...]) -> list[float]:
    """How near each line is to the nearest of the texts, up to 1; `UNSURE` where none can be compared."""
    from peakday.interview.language.vectors import vectors

    model = vectors()
    if model is None or not said:
        return [UNSURE] * len(said)
    near: list[float] = (model.embed(said) @ model.embed(list(texts)).T).max(axis=1).tolist()
    return near


def _first(text: str) -> str:
    """The first sentence, without its stop."""
    return text.split(". ")[0].rstrip(".")


def _short(text: str) -> str:
    words = " ".join(text.split()).rstrip(" ;,:")
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text.lower()).split()
