"""Boxes taken away by what they do, and halved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peakday.board.models import Arrow, Board, Box, Failure, Journey, Scale, Steady
from peakday.catalog import fill
from peakday.experiments import CannotHalve, halved, without
from peakday.quantities.varying import Constant, Exponential, Pareto, Varying


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


def test_a_way_no_request_takes_stays_one() -> None:
    before = board(
        [USER, Box("gate", is_="gateway"), Box("shop", is_="service")],
        [Arrow("user", "gate", share=0.0), Arrow("gate", "shop", share=0.5)],
    )
    assert without(before, "gate").arrows[0].share == 0.0


REGION = "us-east-1"


def far(into: Varying | None, on: Varying | None) -> Board:
    """People in a store, and a gateway and a shop in a region, with what is written on the arrows."""
    user, gate = Box("user", is_="clients", place="store"), Box("gate", is_="gateway", place=REGION)
    boxes = {box.name: box for box in (user, gate, Box("shop", is_="service", place=REGION))}
    arrows = (Arrow("user", "gate", delay=into), Arrow("gate", "shop", delay=on))
    return Board("t", boxes, arrows, {"ask": Journey("ask", "user", Steady(10.0))})


@pytest.mark.parametrize("filled", [True, False])
@pytest.mark.parametrize(
    ("into", "on", "ms"),
    [
        (None, None, 15),  # from a store to a region
        (Constant(0.03), None, 30),
        (None, Constant(0.002), 17),
        (Constant(0.03), Constant(0.002), 32),
    ],
)
def test_the_way_without_a_pass_through_is_as_long_as_it_was(
    into: Varying | None, on: Varying | None, ms: float, filled: bool
) -> None:
    drawn = far(into, on)
    (arrow,) = fill(without(fill(drawn) if filled else drawn, "gate")).arrows
    assert arrow.delay == Constant(pytest.approx(ms / 1000))


def test_a_way_that_nobody_wrote_is_the_one_between_the_places_left() -> None:
    drawn = far(None, None)
    detour = replace(drawn.boxes["gate"], place="eu-west-1")
    (arrow,) = fill(without(replace(drawn, boxes={**drawn.boxes, "gate": detour}), "gate")).arrows
    assert arrow.delay == Constant(0.015)


def test_ways_that_vary_add_up_in_mean_and_spread() -> None:
    (arrow,) = without(far(Exponential(0.03), Constant(0.01)), "gate").arrows
    assert arrow.delay is not None
    assert arrow.delay.mean == pytest.approx(0.04)
    assert arrow.delay.scv == pytest.approx(0.03**2 / 0.04**2)
    (heavy,) = without(far(Pareto(0.03, 1.5), Constant(0.01)), "gate").arrows
    assert heavy.delay is not None
    assert heavy.delay.mean == pytest.approx(0.04)


def test_what_is_not_waited_for_stays_beside_what_is() -> None:
    before = board(
        [USER, Box("gate", is_="gateway"), Box("shop", is_="service")],
        [
            Arrow("user", "shop"),
            Arrow("user", "shop", waits=False),
            Arrow("user", "gate"),
            Arrow("gate", "shop"),
        ],
    )
    assert names(without(before, "gate")) == ["user -> shop", "user ~> shop"]


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
