"""What a figure said of the design is held to: which run, which load, which journey or box."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import log10
from typing import TYPE_CHECKING, Any

from peakday.board.models import DayShape
from peakday.experiments.compare import say_figure
from peakday.interview.transcript import Transcript
from peakday.rubric.evidence import stamp_of
from peakday.rubric.reading.capacities import box_meant
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.figures import Figure, figures_in
from peakday.rubric.reading.runs import FailureRun, Runs
from peakday.rubric.reading.sentences import Sentence

if TYPE_CHECKING:
    from peakday.engine import Result
    from peakday.prompts import Prompt

WITHIN = 2.0
"""A claim that names no bound holds within this factor."""
BEFORE = 40
"""Signs before a figure in which the word that says which load it is may stand."""
_AT = {"peak": "peak", "twice": "twice the peak", "average": "the average load"}
MOST = 0.5
"""Share of the load that must be answered for an idle box to say that the load is light."""

_REACHES = re.compile(
    r"[^.;:]{0,40}?\b(?:go|goes|get|gets|come|comes|arrives?|falls?|reach|reaches|hits?|lands?)\b"
    r"(?: (?:through|down|on|back))? ?(?:to|at|on|in|into|by)? (?:the |my |our |this )?"
)
"""How a sentence goes on that says where a rate arrives."""
_PLACE = cue("region*", "zone*", "data cent*", "site", "country")
_PARTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
          "twenty": 20, "hundred": 100}  # fmt: skip
_SOME = re.compile(
    rf"\b(?P<some>\d+|{'|'.join(_PARTS)}) (?:in|of|out of) (?:a |every |each )?"
    rf"(?P<all>\d+|{'|'.join(_PARTS)})\b"
    r"|(?<!and a )\b(?P<half>half)\b(?! (?:a|an|of a|second|minute|hour|as|the time)\b)"
)
"""So many of those asked: "four of five", "99 in a hundred", "half"."""
_PERCENTILES = ((0.5, "p50"), (0.9, "p90"), (0.95, "p95"), (0.99, "p99"), (0.999, "p99.9"))
_IN_ALL = cue("month*", "in total", "altogether", "all in", "bill", "runs at", "the whole")
_FAILS = cue(
    "goes down", "is down", "down for", "fails", "failure", "outage", "unreachable", "is gone", "cut",
    "slow", "slows", "twenty times", "x20", "gone", "away", "loses", "lost", "dies", "crash*", "during",
)  # fmt: skip
_LATENCY = cue(
    "p99", "p95", "p90", "p50", "latency", "respon*", "answer*", "recogni*",
    "end to end", "takes", "take", "scan*", "checkout*",
)  # fmt: skip
_SUCCESS = cue(
    "succeed*", "success", "go through", "goes through", "get through", "availab*", "uptime",
    "still pay", "still work*", "complete*", "pass", "served", "answered",
)  # fmt: skip
_NOT = re.compile(
    r"\b(?:not|never|cannot|can't|won't|don't|doesn't|isn't|aren't|no longer)(?: \w+){0,2}"
    r" (?:succeed|go(?:es)? through|get through|available|complete|pass|served|answered|work|pay)"
)
"""What is said to come to nothing."""
_ASKED = cue("checkouts", "of scans", "of requests")
"""Of these a share may be answered or lost, once something fails."""
_LOSE = cue("fail*", "lost", "lose", "rejected", "dropped", "errors", "by card", "turned away", "cannot")
_BUSY = cue("busy", "utilis*", "utiliz*", "cpu", "loaded")
_OF_A_PART = re.compile(r" (?:in|on) (?!total|all|average|the whole|peak|a )(?:the |its |our )?[a-z]+")
"""What a sum of money goes into, as in "76 dollars in writes": a part of the cost."""
_COST = cue("cost*", "month*", "bill", "spend")
_NO_COST = cue(
    "conversion", "revenue", "lose", "loses", "lost", "sales", "engineer*", "save*", "saving*", "not spent",
    "worth", "refund*", "salar*", "earn*", "profit*", "fraud", "penalt*",
)  # fmt: skip
"""Money that something brings or wastes, and not what the design costs."""
_PART = cue("after", "every", "for", "each", "up to")
_WAITS = cue("waits", "wait", "give up", "gives up")
_EACH = cue("each", "timeout", "apiece", "for one", "of work")
_MORE = re.compile(r"\b(?:up|plus|adds?|adding|another|extra|rises by|grows by)\b[^,;.]*$")
_ADDED = re.compile(r" (?:added|more|extra|on top|later|slower|longer|earlier|apart)\b")
"""A difference to something, not the thing itself."""
_RULE = re.compile(
    r"(?:and |so |but )?(?:above|below|over|under|beyond|past|from) \S+ ?\w*,? (?:i|we|no|it|they|nobody)\b"
)
"""A rule with its threshold: "above four seconds no take-offs"."""
_PERCENTILE = re.compile(r"\bp\d|percentile|latency|end[ -]to[ -]end|respon[ds]|\bmean\b|median|on average")
SPEAKS_OF = 20.0
"""A time further than this factor from what was measured is hardly meant of it, unless its name is said."""
_AVERAGE = cue("average*", "a day", "per day", "daily", "mean")
_PEAK = cue("peak", "busiest", "rush")
_OF_ONE = re.compile(
    r"\b(?:one|each|every|a|per|single) (?:\w+ )?(?:instance|node|server|copy|machine|host|box|replica|pod"
    r"|container|worker|shard|partition|broker|core|task)\b"
)
"""What one copy can do is put in, and not found out."""
_SCALES = cue(
    "autoscal*", "auto-scal*", "scale", "scales", "scaling", "add", "adds", "alarm*", "alert*", "page*"
)
"""From so busy on something is done: a threshold."""
_FAIR = re.compile(
    r"\bduring (?:the |our |a |my )?(?:\w+ )?(?:peak|rush|lunch|busiest|day|night|evening|week|sale|event|run"
    r"|test)\w*|\b(?:the|a|this|that) slow(?:est)? (?:part|path|step|bit|one|box)\b"
)
"""Words of a failure where nothing fails."""
_NAMES = re.compile(
    r"\bp(?P<p>99\.9|99|95|90|50)\b|\b(?P<nth>\d+(?:\.\d+)?)(?:st|nd|rd|th)[ -]percentile"
    r"|\b(?P<median>median)\b|\b(?P<mean>average|mean|typical\w*|usually)\b"
)
"""Which part of the requests a time is said of."""
_ADJACENT = re.compile(
    r"\b(?:after|every|for|each)(?: (?:about|around|roughly|up to|at most|only|some|another|nearly))?\s*$"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A checked claim: what was said, what was measured. `holds` is `None` where it cannot be checked."""

    at: str | None
    text: str
    measured: str | None
    holds: bool | None
    why: str
    prediction: bool
    sentence: Sentence | None
    near: bool | None = None
    """Whether the claim is within a factor of two of what was measured, whatever its bound."""

    def to_dict(self) -> dict[str, Any]:
        """As the session's contract writes a row of the claims table."""
        return {
            "at": self.at,
            "text": self.text,
            "measured": self.measured,
            "holds": self.holds,
            "why": self.why,
        }


@dataclass(frozen=True, slots=True)
class Scene:
    """What a claim is held against: the session, its runs and the boxes of its drawing."""

    transcript: Transcript
    runs: Runs
    prompt: Prompt | None
    boxes: dict[str, Any]


def check(scene: Scene, figure: Figure, predicts: bool, after: bool) -> Claim | None:
    """The figure as a claim, with what the runs measured; None where it claims nothing of the design.

    `after` tells whether it was said after the first drawing.
    """
    low = figure.sentence.low
    failure = failure_meant(scene, low) if _of_failure(low) else None
    for applies, measure in _MEASURES:
        if applies(figure, low, after or predicts):
            return measure(scene, figure, failure, predicts)
    return None


def _claim(
    figure: Figure, measured: float | None, said: str, why: str, predicts: bool, near: bool | None = None
) -> Claim:
    sentence = figure.sentence
    if measured is None:
        return Claim(stamp_of(sentence.turn), sentence.text, None, None, why, predicts, sentence)
    near = is_near(figure.base, measured) if near is None else near
    holds = {
        "<": measured <= figure.base, "<=": measured <= figure.base,
        ">": measured >= figure.base, ">=": measured >= figure.base,
    }.get(figure.quantity.comparator, near)  # fmt: skip
    return Claim(stamp_of(sentence.turn), sentence.text, said, holds, why, predicts, sentence, near or holds)


def is_near(said: float, measured: float, within: float = WITHIN) -> bool:
    """Whether two figures of one unit lie within a factor of each other."""
    if said <= 0 or measured <= 0:
        return said == measured
    return 1 / within <= measured / said <= within


def share_is_near(said: float, measured: float) -> bool:
    """Shares agree within five points, or where the part that fails is within a factor of two."""
    return abs(said - measured) <= 0.05 or is_near(max(1 - said, 1e-9), max(1 - measured, 1e-9))


def _latency(scene: Scene, figure: Figure, failure: FailureRun | None, predicts: bool) -> Claim | None:
    low = figure.sentence.low
    result = failure.result if failure is not None else scene.runs.results.get("peak")
    if result is None or (failure is None and _of_failure(low)):
        return None  # a failure that was not run tells nothing of fair weather, nor the other way round
    name = _name_meant(figure)
    if name is None or _is_input(scene, figure):
        return None
    if not _NAMES.search(low) and (share := _so_many(low)) is not None:
        return _latency_of_some(result, figure, share, failure, predicts)
    of = _journeys_named(result, low)
    measured = _slowest(result, name, of, failure is not None)
    if not _PERCENTILE.search(low) and measured and not is_near(figure.base, measured, SPEAKS_OF):
        return None  # of some other time: a machine's start, a wait before the next try
    why = f"{_among(of)}{name} of the run {'during the failure' if failure else 'at peak'}"
    if measured is not None and result.limiting and measured > figure.base:
        why += f"; the wait is in {result.limiting}"
    return _claim(figure, measured, say_figure((measured or 0) * 1000, "ms"), why, predicts)


def _of_failure(low: str) -> bool:
    return _FAILS.search(_FAIR.sub(" ", low)) is not None


def _name_meant(figure: Figure) -> str | None:
    """The percentile, or the mean, whose name stands nearest to a time: the p99 where none does, None where
    it is none of the run's.
    """
    text, quantity = figure.sentence.text.lower(), figure.quantity
    named = min(
        _NAMES.finditer(text),
        key=lambda name: max(quantity.start - name.end(), name.start() - quantity.end),
        default=None,
    )
    if named is None:
        return "p99"
    if named["mean"] or named["median"]:
        return "mean" if named["mean"] else "p50"
    name = f"p{named['p'] or named['nth']}"
    return name if name in {known for _, known in _PERCENTILES} else None


def _is_input(scene: Scene, figure: Figure) -> bool:
    """Whether a time is an input of the run, a difference or a threshold: nothing the run finds out."""
    text, low, quantity = figure.sentence.text, figure.sentence.low, figure.quantity
    before = text[max(0, quantity.start - 24) : quantity.start].lower()
    behind = text[quantity.start : quantity.end + 12].lower()
    part = _ADJACENT if _PERCENTILE.search(low) else _PART
    if part.search(before) or _WAITS.search(before) or _EACH.search(behind):
        return True  # a timeout, an alarm or one part's work
    if _MORE.search(before) or _ADDED.match(text[quantity.end :].lower()) or _RULE.match(low):
        return True
    one_box = box_meant(scene.boxes, low) is not None and not _PERCENTILE.search(low)
    return one_box and cue("matching", "lookup", "takes").search(low) is not None


def _so_many(low: str) -> float | None:
    """The share a sentence speaks of, as in "four of five within half a second"; None for everybody."""
    found = _SOME.search(low)
    if found is None:
        return None
    if found["half"]:
        return 0.5
    some, all_ = (_PARTS.get(word) or float(word) for word in (found["some"], found["all"]))
    return some / all_ if 0 < some < all_ else None


def _slowest(result: Result, name: str, of: tuple[str, ...] = (), during: bool = False) -> float | None:
    """A percentile of the slowest journey, or of the slowest of some, in seconds; `during` failures alone."""
    from peakday.engine.result import JourneyResult

    measures = [result.measures.journey(each) for each in result.journeys if each in of or not of]
    journeys = [JourneyResult(each.during_failures() if during else each) for each in measures]
    known = [value for j in journeys if (value := getattr(j, name)) is not None]
    return max(known) / 1000 if known else None


def _latency_of_some(
    result: Result, figure: Figure, share: float, failure: FailureRun | None, predicts: bool
) -> Claim:
    """A latency of part of those asked, held to the percentiles on both sides of that part."""
    below = next((name for part, name in reversed(_PERCENTILES) if part <= share), None)
    above = next((name for part, name in _PERCENTILES if part >= share), None)
    quick = _slowest(result, below, during=failure is not None) if below else None
    slow = _slowest(result, above, during=failure is not None) if above else None
    why = f" of the run {'during the failure' if failure else 'at peak'}"
    if slow is not None and (slow <= figure.base or below == above):
        return _claim(figure, slow, say_figure(slow * 1000, "ms"), f"{above}{why}", predicts)
    if quick is not None and quick > figure.base * WITHIN:
        return _claim(figure, quick, say_figure(quick * 1000, "ms"), f"{below}{why}", predicts)
    return _claim(figure, None, "", "the run tells percentiles, and none of them is this share", predicts)


def _rate(scene: Scene, figure: Figure, failure: FailureRun | None, predicts: bool) -> Claim | None:
    name = _load_meant(figure)
    if name is None or _OF_ONE.search(_clause(figure)):
        return None  # which load it speaks of is not said, or it is what one copy can do
    result = scene.runs.results.get(name)
    if result is not None and (box := _reached(scene, result, figure)) is not None:
        came = result.to_dict()["boxes"].get(box, {}).get("arrivals_per_s")
        why = f"what arrives at {box} in the run at {_AT[name]}"
        return _claim(figure, came, say_figure(came or 0.0, "/s"), why, predicts)
    of = _journeys_said(result, figure) if result is not None else ()
    loads = {key: offered_in(result, of) for key, result in scene.runs.results.items()}
    offered = loads.get(name, 0.0)
    if offered <= 0 or (name == "average" and is_near(offered, loads.get("peak", 0.0), 1.01)):
        return None  # this load has no average of its own
    return _claim(
        figure,
        offered,
        say_figure(offered, "/s"),
        f"{_among(of)}load offered at the {name}, as assumed from the prompt",
        predicts,
    )


def _load_meant(figure: Figure) -> str | None:
    """The load a rate speaks of: by the words around the figure, else by the sentence's."""
    text, quantity = figure.sentence.text.lower(), figure.quantity
    around = text[max(0, quantity.start - BEFORE) : quantity.end] + text[quantity.end :].split(",")[0]
    if _PEAK.search(around):
        return "peak"
    if _AVERAGE.search(text):
        return "average"
    return "peak" if _PEAK.search(text) else None


def _reached(scene: Scene, result: Result, figure: Figure) -> str | None:
    """The box a rate is said to reach, as in "1 200 a second go to the desk"; None for the whole load."""
    behind = figure.sentence.low[figure.quantity.end :]
    reached = _REACHES.match(behind)
    box = box_meant(scene.boxes, behind[reached.end() : reached.end() + BEFORE]) if reached else None
    return box if any(arrow.target == box for arrow in result.board.arrows) else None


def _load_said(scene: Scene, figure: Figure) -> str:
    """The scenario whose load the sentence names, as in "at 100 000 it is 85 % busy"; else the peak."""
    said = [
        float(q.value)
        for q in figures_in(figure.sentence.text)
        if q.unit in (None, "request") and q.value > 1
    ]
    for name in ("peak", "twice", "average"):
        offered = offered_in(scene.runs.results[name]) if name in scene.runs.results else 0.0
        if any(is_near(value, offered, 1.15) for value in said):
            return name
    return "peak"


def _journeys_named(result: Result, low: str) -> tuple[str, ...]:
    """The journeys a sentence names, as in "looks" for `look`; none where it names no less than all."""
    every = tuple(result.board.journeys)
    named = tuple(name for name in every if _named(name).search(low))
    return named if len(named) < len(every) else ()


def _named(journey: str) -> re.Pattern[str]:
    words = journey.replace("-", " ").replace("_", " ").lower()
    return cue(words, f"{words}s", f"{words}es")


def _journeys_said(result: Result, figure: Figure) -> tuple[str, ...]:
    """The journeys whose load a rate speaks of; none for the sum over all.

    Where the sentence names them all, or several, it is one of them or all together, whichever is nearest.
    """
    low = figure.sentence.low
    named = [name for name in result.board.journeys if _named(name).search(low)]
    if len(named) < 2 or figure.base <= 0:
        return tuple(named) if len(result.board.journeys) > 1 else ()

    def apart(of: tuple[str, ...]) -> float:
        offered = offered_in(result, of)
        return abs(log10(offered / figure.base)) if offered > 0 else float("inf")

    return min(((), *((name,) for name in named), tuple(named)), key=apart)


def _among(of: tuple[str, ...]) -> str:
    return f"{' and '.join(of)}: " if of else ""


def offered_in(result: Result, of: tuple[str, ...] = ()) -> float:
    """Requests a second that come, over all journeys or some; of a load by the hour, its peak."""
    loads = {name: journey.load for name, journey in result.board.journeys.items() if name in of or not of}
    came = result.to_dict()["journeys"]
    return float(
        sum(
            load.peak if isinstance(load, DayShape) else came[name]["offered_per_s"]
            for name, load in loads.items()
        )
    )


def _share(scene: Scene, figure: Figure, failure: FailureRun | None, predicts: bool) -> Claim | None:
    low = figure.sentence.low
    if _BUSY.search(low):
        return _utilisation(scene, figure, predicts)
    lost = _NOT.search(low) is not None or (_LOSE.search(low) is not None and not _SUCCESS.search(low))
    if failure is not None:
        measured, why = failure.success_during, f"during “{failure.text}”"
    elif _of_failure(low):
        return None  # a failure that was not run tells nothing of fair weather
    else:
        result = scene.runs.results.get("peak")
        of = _journeys_named(result, low) if result is not None else ()
        each = result.journeys.items() if result is not None else ()
        known = [j.success for name, j in each if j.success is not None and (name in of or not of)]
        measured, why = (min(known) if known else None), f"{_among(of)}of the run at peak"
    if measured is None:
        return None
    if lost:
        near, gone = share_is_near(1 - figure.base, measured), 1 - measured
        return _claim(figure, gone, f"{say_figure(gone * 100, '%')} lost", why, predicts, near)
    near = share_is_near(figure.base, measured)
    return _claim(figure, measured, say_figure(measured * 100, "%"), f"success {why}", predicts, near)


def _utilisation(scene: Scene, figure: Figure, predicts: bool) -> Claim | None:
    sentence = figure.sentence
    before = sentence.turn.text[: sentence.start].lower()
    box = box_meant(scene.boxes, sentence.low) or box_meant(scene.boxes, before, near=len(before))
    name = _load_said(scene, figure)
    result = scene.runs.results.get(name)
    if box is None or result is None:
        return None
    busy = result.to_dict()["boxes"].get(box, {}).get("utilisation")
    if busy is None or _SCALES.search(sentence.low[: figure.quantity.start]):
        return None
    known = [journey.success for journey in result.journeys.values() if journey.success is not None]
    if busy < figure.base and known and min(known) < MOST:
        return _claim(figure, None, "", f"most of the load is lost before it reaches {box}", predicts)
    near = abs(busy - figure.base) <= 0.05 or is_near(figure.base, busy)
    return _claim(
        figure, busy, f"{busy * 100:.3g} % busy", f"{box} in the run at {_AT[name]}", predicts, near
    )


def _money(scene: Scene, figure: Figure, failure: FailureRun | None, predicts: bool) -> Claim | None:
    result = scene.runs.results.get("peak")
    low = figure.sentence.low
    if result is None or not _COST.search(low) or _NO_COST.search(low) or box_meant(scene.boxes, low):
        return None
    usd = result.usd_per_month
    part = _OF_A_PART.match(figure.sentence.low[figure.quantity.end :])
    if part or figure.per_unit or not (figure.per or _IN_ALL.search(_clause(figure))):
        return None  # what a store or a scan costs, or one part: no cost of the whole
    return _claim(
        figure, usd, say_figure(usd, "USD/month"), "the design's cost at the average load", predicts
    )


def _clause(figure: Figure) -> str:
    """What stands between the commas around a figure."""
    low, quantity = figure.sentence.low, figure.quantity
    return low[: quantity.start].rpartition(", ")[2] + low[quantity.start :].partition(", ")[0]


def failure_meant(scene: Scene, low: str) -> FailureRun | None:
    """The failure run a sentence speaks of: by the box it hits, else by the words of its discussion."""
    box = box_meant(scene.boxes, low)
    if box is not None:
        hit = [run for run in scene.runs.failures if run.text and box in run.text and run.result is not None]
        if hit:
            slow = cue("slow", "slows", "slower").search(low) is not None
            return next((run for run in hit if ("slow" in (run.text or "")) == slow), hit[0])
    for failure in scene.prompt.failures if scene.prompt is not None else ():
        words = [word for aim in failure.aims.values() for word in aim.words]
        if any(cue(word).search(low) for word in words):
            return next((run for run in scene.runs.failures if run.id == failure.id and run.result), None)
    lost = [run for run in scene.runs.failures if run.result and (run.text or "").endswith(" lost")]
    return lost[0] if lost and _PLACE.search(low) else None


_Applies = Callable[[Figure, str, bool], bool]
_Measure = Callable[[Scene, Figure, "FailureRun | None", bool], "Claim | None"]
_MEASURES: tuple[tuple[_Applies, _Measure], ...] = (
    (lambda f, low, after: f.sort == "time" and after and (f.base < 3600 or "p9" in low)
     and bool(_LATENCY.search(low)),
     _latency),
    (lambda f, low, after: f.sort == "rate" and f.per_unit is None and f.per in ("second", "s"), _rate),
    (lambda f, low, after: f.sort == "share" and after and bool(
        _SUCCESS.search(low) or _BUSY.search(low)
        or ((_LOSE.search(low) or _ASKED.search(low)) and _of_failure(low))), _share),
    (lambda f, low, after: f.quantity.unit == "USD" and after, _money),
)  # fmt: skip
"""Which figures are claims of what, and how each is checked."""
