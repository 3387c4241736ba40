"""The three moments: a flagged mistake first, each with a stamp that leads somewhere, no run told twice."""

from __future__ import annotations

from peakday.rubric.criteria import CRITERIA
from peakday.rubric.criterion import Reading
from peakday.rubric.evidence import Evidence
from peakday.rubric.mistakes import Mistake
from peakday.rubric.moments import Moment, moments
from peakday.rubric.score import score


def _readings(levels: dict[str, int], rest: int = 2) -> dict[str, Reading]:
    found = {}
    for criterion in CRITERIA:
        level = levels.get(criterion.id, rest)
        runs = criterion.reads == ("run",)
        said = Evidence("run" if runs else "quote", None if runs else "01:00", f"of {criterion.id}", "why")
        found[criterion.id] = Reading(level, (said,) if level else ())
    return found


def _moments(levels: dict[str, int], *mistakes: Mistake) -> list[Moment]:
    readings = _readings(levels)
    return moments(readings, score(readings), mistakes, "07:10")


def test_a_flagged_mistake_decides_before_another_reading_as_low() -> None:
    said = Evidence("quote", "07:16", "One big one will do it.", "says that it will do")
    ran = Evidence("run", None, "p99: 9 s", "misses at the peak")
    first = _moments({"A2": 1, "T1": 1, "T2": 1, "S3": 1}, Mistake("under-engineering", (said, ran)))[0]
    assert (first.criterion.id, first.to_dict()["at"]) == ("A2", "07:16")
    assert "p99: 9 s" in first.sentence


def test_what_a_run_shows_leads_to_the_drawing_it_ran() -> None:
    first = _moments({"A2": 0, "A3": 1})[0]
    assert (first.criterion.id, first.to_dict()["at"]) == ("A3", "07:10")


def test_the_same_run_is_not_told_twice() -> None:
    told = [moment.criterion.id for moment in _moments({"A2": 1, "A3": 1})]
    assert "A2" in told
    assert "A3" not in told


def test_what_nobody_can_point_at_comes_after_what_was_said() -> None:
    found = _moments({"T1": 0, "T2": 1})
    told = [moment.criterion.id for moment in found]
    assert told.index("T2") < told.index("T1")
    # a reading tells what it heard, not what was said
    assert "nothing of it was heard" in found[told.index("T1")].sentence
