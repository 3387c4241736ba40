"""What happens all at once finds room: a table grows before it is written to, never after."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

import pytest

from peakday.board.models import Arrow, Board, Box, Closed, Failure, Journey, Run, Shift, Steady
from peakday.catalog import fill
from peakday.engine import replicate as driver
from peakday.engine.compile import Tables, compile_board, fresh_world
from peakday.engine.kernel.sources import begin
from peakday.engine.kernel.world import World
from peakday.engine.replicate import Budget, Replication
from peakday.quantities.varying import Constant, Exponential

ROOMY = Box("b", is_="service", slots=-1, time=Constant(1.0))
THINKERS = Closed(3000, Exponential(100.0))
CROWD = Journey("crowd", "u", Steady(4000.0, True))
DAY = 86_400.0
Play = Callable[[Tables], Replication]


def tables_of(
    boxes: list[Box],
    arrows: list[Arrow],
    journeys: list[Journey],
    run: Run,
    failures: tuple[Failure, ...] = (),
) -> Tables:
    every = {box.name: box for box in (Box("u", is_="clients"), *boxes)}
    asked = {journey.name: journey for journey in journeys}
    return compile_board(fill(Board("", every, tuple(arrows), asked, failures=failures, run=run)))


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> Play:
    """Simulates one seed, and sees to it that no table is full beyond its end when it is to grow."""
    grow = driver._grow

    def watched(world: World, status: int, budget: Budget) -> None:
        assert world.k["in_heap"][0] <= len(world.heap)
        assert world.k["agenda_end"][0] <= len(world.agenda)
        grow(world, status, budget)

    monkeypatch.setattr(driver, "_grow", watched)

    def one(tables: Tables) -> Replication:
        return driver.replicate(tables, 1, budget=Budget(), started=monotonic())

    return one


def test_users_who_join_find_room_beside_what_is_under_way(play: Play) -> None:
    """3000 more thoughts, while some 4000 calls of others are at work."""
    twice = Failure("load x2", 1.5, "load", amount=2.0)
    tables = tables_of(
        [ROOMY], [Arrow("u", "b")], [Journey("few", "u", THINKERS), CROWD], Run(1.6, 0.0), failures=(twice,)
    )
    done = play(tables)
    assert done.stopped == ""
    assert len(done.world.heap) > 6000 + 4000


def test_peaks_that_come_one_after_another_ask_for_no_more_room_than_one(play: Play) -> None:
    """Ten of them, five times the users each, never two at once."""
    peaks = tuple(Failure("load x5", 1.0 + at, "load", 0.5, amount=5.0) for at in range(10))
    tables = tables_of(
        [ROOMY], [Arrow("u", "b")], [Journey("few", "u", THINKERS)], Run(12.0, 0.0), failures=peaks
    )
    assert len(play(tables).world.heap) < 10 * 5 * 3000


def test_users_whose_messages_are_lost_find_room_to_think_again(play: Play) -> None:
    boxes = [
        ROOMY,
        Box("q", is_="queue", time=Constant(0.0), queue=-1),
        Box("w", time=Constant(1000.0), slots=1),
    ]
    arrows = [Arrow("u", "q", only=("few",)), Arrow("q", "w"), Arrow("u", "b", only=("crowd",))]
    few = Journey("few", "u", Closed(3000, Exponential(0.1))).ending_at(("w",))
    lost = Failure("q gone", 1.5, "gone", box="q")
    done = play(tables_of(boxes, arrows, [few, CROWD], Run(1.6, 0.0), failures=(lost,)))
    assert int(done.world.journeys["done_bad"][0]) > 2900


def test_those_who_get_the_slots_of_a_cancelled_tree_find_room(play: Play) -> None:
    """One timeout frees 3000 slots, for each of which somebody waits."""
    boxes = [
        Box("a", slots=-1, time=Constant(0.0)),
        Box("b", slots=-1, time=Constant(0.0)),
        Box("c", slots=3000, time=Constant(10.0), queue=-1),
    ]
    arrows = [
        Arrow("u", "a", timeout=1.0, cancel=True),
        Arrow("a", "b", times=50, together=True),
        Arrow("b", "c", times=60, together=True),
    ]
    done = play(tables_of(boxes, arrows, [Journey("j", "u", Steady(2.0, True))], Run(1.4, 0.0)))
    assert len(done.world.heap) > 6000


def test_a_timeline_of_years_finds_room() -> None:
    """A shift that comes and goes for three years, two entries a day."""
    shift = Shift(8 * 3600.0, 16 * 3600.0, 2)
    desk = Box("desk", slots=1, time=Constant(60.0), shifts=(shift,))
    run = Run(1000 * DAY, 0.0)
    tables = tables_of([desk], [Arrow("u", "desk")], [Journey("j", "u", Steady(0.001, True))], run)
    world = fresh_world(tables, 1, samples=0)
    begin(world.k)
    assert 2000 <= int(world.k["in_heap"][0]) <= len(world.heap)
