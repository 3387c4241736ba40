"""Rare events: as many replications as the tightest target needs, or an honest `undecided`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peakday.board.models import Arrow, Board, Errors, Target
from peakday.engine import run
from physics.boards import board, box, ms

FALSE_ACCEPTANCE = Target("j wrong < 0.001 %", "j", "wrong", "<", 1e-5, "%")
FOUR_NINES = Target("j success > 99.99 %", "j", "success", ">", 0.9999, "%")


def gate(target: Target, seeds: int | None = None, **errors: float) -> Board:
    """60 requests a second at a box that errs: some 32 000 a replication."""
    made = board([box("m", ms(20), errors=Errors(**errors))], [Arrow("u", "m")], 60.0, targets=[target])
    return replace(made, run=replace(made.run, for_=600.0, warm_up=60.0, seeds=seeds))


@pytest.mark.parametrize(
    ("target", "errors", "verdict"),
    [
        (FALSE_ACCEPTANCE, {"wrong": 4e-6}, "clears"),
        (FALSE_ACCEPTANCE, {"wrong": 2e-5}, "misses"),
        (FOUR_NINES, {"fail": 6e-5}, "clears"),
        (FOUR_NINES, {"fail": 1.4e-4}, "misses"),
    ],
    ids=["one false acceptance in 250 000", "two in 100 000", "99.994 %", "99.986 %"],
)
def test_what_five_replications_leave_open_more_decide(target, errors, verdict) -> None:
    result = run(gate(target, **errors))
    truth = target.value + (errors["wrong"] - 1e-5 if "wrong" in errors else 1e-4 - errors["fail"])
    low, high = result.targets[0].ci95
    assert result.verdict == verdict
    assert low / 100 <= truth <= high / 100
    assert result.seeds == list(range(1, len(result.seeds) + 1))


def test_a_board_that_says_how_many_gets_as_many() -> None:
    result = run(gate(FALSE_ACCEPTANCE, seeds=5, wrong=4e-6))
    assert (result.verdict, len(result.seeds)) == ("undecided", 5)
    assert "seeds would decide it" in str(result.to_dict()["warnings"])


def test_what_no_number_within_the_budget_decides_stays_undecided() -> None:
    result = run(gate(FOUR_NINES, fail=1.001e-4))
    assert result.verdict == "undecided"
    assert result.to_dict()["events"] < 21_000_000
