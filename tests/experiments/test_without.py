"""Boxes taken away by what they do, and halved."""

from __future__ import annotations

import pytest

from peakday.board.models import Arrow, Board, Box, Failure, Journey, Scale, Steady
from peakday.catalog import fill
from peakday.experiments import CannotHalve, halved, without


def board(boxes: list[Box], arrows: list[Arrow], failures: tuple[Failure, ...] = ()) -> Board:
    return fill(
        Board(
            "t",
            {box.name: box for box in boxes},
            tuple(arrows),
            {"ask": Journey("ask", boxes[0].name, Steady(10.0))},
            failures=failures,
        )
    )


def names(of: Board) -> list[str]:
    return [arrow.name for arrow in of.arrows]


USER = Box("user", is_="clients")


def test_a_pass_through_is_spliced_out_and_keeps_the_way_in() -> None:
    before = board(
        [USER, Box("gate", is_="gateway"), Box("shop", is_="service")],
        [Arrow("user", "gate", timeout=0.4, share=0.5), Arrow("gate", "shop", share=0.5)],
    )
    after = without(before, "gate")
    assert names(after) == ["user -> shop"]
    assert (after.arrows[0].timeout, after.arrows[0].share) == (0.4, 0.25)
    assert list(after.boxes) == ["user", "shop"]


def test_a_cache_always_misses_and_costs_nothing() -> None:
    before = board(
        [
            USER,
            Box("shop", is_="service"),
            Box("fast", is_="aws/elasticache", hit=0.9),
            Box("rows", is_="database"),
        ],
        [Arrow("user", "shop"), Arrow("shop", "fast"), Arrow("fast", "rows", on="miss")],
    )
    after = without(before, "fast")
    assert after.boxes["fast"].hit == 0.0
    assert after.boxes["fast"].price is not None
    assert after.boxes["fast"].price.per_copy_hour == 0.0
    assert names(after) == names(before)


def test_a_cache_nothing_hangs_on_goes_like_a_leaf() -> None:
    before = board(
        [USER, Box("shop", is_="service"), Box("fast", is_="cache")],
        [Arrow("user", "shop"), Arrow("shop", "fast")],
    )
    assert list(without(before, "fast").boxes) == ["user", "shop"]


def test_a_queue_becomes_a_direct_call() -> None:
    before = board(
        [USER, Box("shop", is_="service"), Box("line", is_="queue"), Box("work", is_="service")],
        [Arrow("user", "shop"), Arrow("shop", "line"), Arrow("line", "work")],
    )
    assert names(without(before, "line")) == ["user -> shop", "shop -> work"]


def test_a_leaf_goes_with_its_arrows_its_failures_and_its_fallbacks() -> None:
    before = board(
        [USER, Box("shop", is_="service"), Box("rows", is_="database"), Box("spare", is_="database")],
        [Arrow("user", "shop"), Arrow("shop", "rows", else_="spare")],
        (Failure("rows down", 10.0, "down", box="rows"), Failure("spare down", 20.0, "down", box="spare")),
    )
    after = without(before, "spare")
    assert after.arrows[-1].else_ is None
    assert [failure.box for failure in after.failures] == ["rows"]
    gone = without(before, "rows")
    assert names(gone) == ["user -> shop"]
    assert "spare" not in gone.boxes  # nobody reaches it any more


def test_clients_stay() -> None:
    with pytest.raises(ValueError, match="nobody comes"):
        without(board([USER, Box("shop")], [Arrow("user", "shop")]), "user")


def test_halving_takes_copies_then_slots_then_says_why_not() -> None:
    def half(box: Box) -> Box:
        return halved(board([USER, box], [Arrow("user", box.name)]), box.name).boxes[box.name]

    assert half(Box("shop", is_="service", copies=5)).copies == 2
    assert half(Box("shop", is_="service", copies=1, slots=8)).slots == 4
    scaled = half(Box("shop", is_="service", scale=Scale(4, 20, 0.6, 30, 90)))
    assert scaled.scale is not None
    assert (scaled.scale.least, scaled.scale.most) == (2, 10)
    with pytest.raises(CannotHalve, match="no half"):
        half(Box("shop", is_="service", copies=1, slots=1))
    with pytest.raises(CannotHalve, match="takes what comes"):
        half(Box("rows", is_="aws/s3"))
