"""Two designs compared on the same customers, seed by seed."""

from __future__ import annotations

from peakday.board.models import Arrow, Board, Box, Journey, Run, Steady, Target
from peakday.engine import run
from peakday.experiments.compare import changes
from peakday.quantities.varying import Exponential


def line(slots: int) -> Board:
    return Board(
        "a line",
        {
            "u": Box("u", is_="clients"),
            "a": Box("a", is_="service", slots=slots, queue=-1, time=Exponential(0.01)),
        },
        (Arrow("u", "a"),),
        {"j": Journey("j", "u", Steady(80.0))},
        targets=(Target("j mean < 100 ms", "j", "mean", "<", 0.1, "ms"),),
        run=Run(for_=120.0, warm_up=20.0, seeds=5),
    )


def test_the_same_customers_tell_designs_apart_that_intervals_do_not() -> None:
    before, after = run(line(1)), run(line(2))
    (change,) = changes(before, after)
    assert change.apart is not None
    low, high = change.apart
    assert low < high < 0
    ends = [result.targets[0].ci95 for result in (before, after)]
    assert all(ends)
    apart = (ends[0][1] - ends[0][0]) + (ends[1][1] - ends[1][0])  # type: ignore[index]
    assert high - low < apart


def test_a_design_does_not_differ_from_itself() -> None:
    one = run(line(1))
    (change,) = changes(one, run(line(1)))
    assert change.apart == (0.0, 0.0)
    assert not change.noticeable


def test_other_seeds_are_not_paired() -> None:
    (change,) = changes(run(line(1)), run(line(1), seeds=[7, 8, 9]))
    assert change.apart is None
