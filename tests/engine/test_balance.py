"""Several journeys of users who wait and think, in closed form: each gets its part of what there is."""

from __future__ import annotations

from math import inf

import pytest

from peakday.board import parse
from peakday.engine.estimate import Estimate, estimate

ONE_SLOT = "a: {is: service, slots: 1, queue: unlimited, time: 12.5 ms}"


def of(boxes: str, arrows: str, journeys: str) -> Estimate:
    drawn = f"boxes: {{u: {{is: clients}}, {boxes}}}\narrows: [{arrows}]\njourneys: {{{journeys}}}\n"
    board = parse(drawn, "users.yaml").board
    assert board is not None
    return estimate(board)


def users(name: str, count: int, think: str) -> str:
    return f"{name}: {{from: u, load: {{users: {count}, think: {think}}}}}"


def test_two_journeys_of_a_kind_share_a_box_alike() -> None:
    """As one of twice the users would: 80 a second are served, so 200 users come round in 2.5 s."""
    both = of(ONE_SLOT, "u -> a", f"{users('x', 100, '1 s')}, {users('y', 100, '1 s')}").journeys
    whole = of(ONE_SLOT, "u -> a", users("z", 200, "1 s")).journeys
    assert both["x"] == pytest.approx(both["y"])
    assert both["x"] == pytest.approx((whole["z"][0], whole["z"][1] / 2), rel=1e-4)
    assert both["x"] == pytest.approx((1.5, 40), rel=0.02)


def test_journeys_with_boxes_of_their_own_do_not_meet() -> None:
    boxes = f"{ONE_SLOT}, b: {{is: service, slots: 40, queue: unlimited, time: 100 ms}}"
    arrows = "{u -> a: {only: [x]}}, {u -> b: {only: [y]}}"
    x, y = users("x", 1000, "1 s"), users("y", 5000, "30 s")
    both = of(boxes, arrows, f"{x}, {y}").journeys
    assert both["x"] == pytest.approx(of(boxes, "u -> a", x).journeys["x"])
    assert both["y"] == pytest.approx(of(boxes, "u -> b", y).journeys["y"])


def test_many_slots_and_users_of_every_kind() -> None:
    """All go the same way, so all wait alike: 10 000 served a second, of which each sends its part."""
    boxes = "a: {is: service, slots: 1000, queue: unlimited, time: 100 ms}"
    kinds = ((20_000, 1.0), (10_000, 10.0), (5, 60.0))
    found = of(
        boxes, "u -> a", ", ".join(users(f"j{at}", n, f"{think} s") for at, (n, think) in enumerate(kinds))
    ).journeys
    means = [mean for mean, _ in found.values()]
    assert means == pytest.approx([means[0]] * 3, rel=1e-4)
    for (mean, rate), (n, think) in zip(found.values(), kinds, strict=True):
        assert rate * (mean + think) == pytest.approx(n)
    assert sum(rate for _, rate in found.values()) == pytest.approx(10_000, rel=0.03)


def test_a_journey_that_is_never_answered_leaves_the_others_alone() -> None:
    """An open load takes more than `a` has; `b` is free."""
    boxes = f"{ONE_SLOT}, b: {{is: service, slots: 40, queue: unlimited, time: 100 ms}}"
    arrows = "{u -> a: {only: [o, x]}}, {u -> b: {only: [y]}}"
    journeys = f"{users('x', 10, '1 s')}, {users('y', 10, '1 s')}, o: {{from: u, load: 90/s}}"
    found = of(boxes, arrows, journeys).journeys
    assert found["x"] == (inf, 0.0)
    assert found["y"] == pytest.approx((0.1, 10 / 1.1))
