"""Two designs compared on the same customers, seed by seed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from peakday.board import parse_target
from peakday.board.models import Arrow, Board, Box, Journey, Run, Steady, Target
from peakday.engine import Result, run
from peakday.engine.targets import TargetResult
from peakday.experiments.compare import Change, changes, say_changes, say_figure
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
    one, other = before.targets[0].ci95, after.targets[0].ci95
    assert one is not None
    assert other is not None
    assert high - low < (one[1] - one[0]) + (other[1] - other[0])


def test_a_design_does_not_differ_from_itself() -> None:
    one = run(line(1))
    (change,) = changes(one, run(line(1)))
    assert change.apart == (0.0, 0.0)
    assert not change.noticeable


def test_other_seeds_are_not_paired() -> None:
    (change,) = changes(run(line(1)), run(line(1), seeds=[7, 8, 9]))
    assert change.apart is None


def test_two_seeds_are_too_few_for_an_interval_so_the_figures_decide() -> None:
    (change,) = changes(run(line(1), seeds=2), run(line(2), seeds=2))
    assert change.apart is None
    assert change.noticeable


@pytest.mark.parametrize(
    ("op", "before", "after", "noticeable"),
    [
        ("<", 4.36, 5.49, True),  # a share that should be small, and grew by a quarter
        ("<", 4.36, 4.50, False),
        (">", 99.9, 99.5, True),  # a share that should be large: what fails grew fivefold
        (">", 90.0, 89.5, False),
    ],
)
def test_of_a_share_the_part_that_fails_is_compared(
    op: str, before: float, after: float, noticeable: bool
) -> None:
    assert Change("j", "%", before, after, True, None, op).noticeable is noticeable


@pytest.mark.parametrize(
    ("target", "before", "after", "turns"),
    [
        ("checkout wrong < 0.001 %", 0.0005, 0.04, True),
        ("checkout wrong < 0.001 %", 0.0009, 0.0012, False),  # a third of what is allowed is a hair
        ("checkout success > 99.99 %", 99.995, 99.96, True),
        ("checkout success > 99.99 %", 99.992, 99.988, False),
        ("checkout success > 99 %", 99.02, 98.98, False),
    ],
)
def test_how_far_a_share_moves_is_held_to_what_its_target_allows(
    target: str, before: float, after: float, turns: bool
) -> None:
    def measured(share: float, noise: float) -> Result:
        return _told(target, [share - noise, share, share + noise])

    (change,) = changes(measured(before, 0.0), measured(after, 0.1 * abs(after - before)))
    assert change.decides is turns
    assert (change.target in say_changes((change,), 0.0)) is turns
    (noise,) = changes(measured(before, 0.0), measured(after, 2 * abs(after - before)))
    assert not noise.decides


def test_two_seeds_tell_a_tight_share_apart_only_where_their_intervals_do() -> None:
    target = "checkout success > 99.99 %"
    for width, turns in ((0.1, False), (0.005, True)):
        before, after = _told(target, [99.995] * 2, width), _told(target, [99.96] * 2, width)
        assert changes(before, after)[0].decides is turns


def _told(target: str, by_seed: list[float], width: float = 0.1) -> Result:
    """What a run says of one target on the share of a journey, the interval being so wide."""
    said, share = parse_target(target), sum(by_seed) / len(by_seed)
    ci95 = (share - width, share + width)
    judged = TargetResult(said, share, ci95, None, tuple(by_seed))
    return cast("Result", SimpleNamespace(targets=[judged], seeds=list(range(len(by_seed)))))


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (5.8e-5, "h", "209 ms"),
        (0.012, "s", "12 ms"),
        (0.2, "s", "0.2 s"),
        (120.0, "min", "120 min"),
        (0.0, "s", "0 s"),
        (11_374_568.0, "USD/month", "$11.4 M a month"),
        (746_507.0, "USD/month", "$747 000 a month"),
        (594.4, "USD/month", "$594 a month"),
        (8_000.0, "/s", "8 000/s"),
        (0.04087, "%", "0.041 %"),
        (0.00005, "/s", "0.00005/s"),
        (99.98, "%", "99.98 %"),
        (None, "ms", "nothing measured"),
    ],
)
def test_a_figure_is_said_as_people_say_it(value: float | None, unit: str, said: str) -> None:
    assert say_figure(value, unit) == said


def test_what_is_now_missed_is_said_before_what_is_met() -> None:
    met = Change("j p99 < 4 h", "h", 8.3, 0.9, met_before=False, met_after=True)
    missed = Change("j success > 99.9 %", "%", 100.0, 1.4, met_before=True, met_after=False, op=">")
    said = say_changes((met, missed), 0.0)
    assert said.index("is missed") < said.index("is met")
