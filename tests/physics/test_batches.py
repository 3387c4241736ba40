"""Boxes that work in batches: by time, by size, by whichever comes first."""

from __future__ import annotations

import pytest

from peakday.board.models import Arrow, Box, Every
from peakday.engine import EngineError
from peakday.quantities.varying import Exponential
from physics.boards import box, means_by_seed, ms, play, z_of


def of(result, name="a"):
    return result.to_dict()["boxes"][name]


def latency(result):
    return result.to_dict()["journeys"]["j"]["latency_ms"]


def batched(seconds=None, size=None, **fields):
    fields.setdefault("slots", 100)
    return box("a", ms(2000), every=Every(seconds, size), **fields)


@pytest.mark.parametrize(
    ("every", "wait", "batches"),
    [
        ((10.0, None), 5.0, 1 / 10),
        ((None, 4), 1.5, 1 / 4),
        ((10.0, 4), 1.4, 3 / 10),
        ((10.0, 1000), 5.0, 1 / 10),
    ],
    ids=["time", "size", "size first, then what the clock finds", "time before size"],
)
def test_waiting_for_a_batch(every, wait, batches):
    """One a second, evenly. With `10 s or 4`: two of four (waiting 3, 2, 1, 0), then two (1.5 and 0.5 s)."""
    result = play([batched(*every)], [Arrow("u", "a")], 1.0, evenly=True, for_=600.0)
    assert of(result)["wait_ms"]["mean"] == pytest.approx(1000 * wait, rel=0.02)
    assert latency(result)["mean"] == pytest.approx(1000 * wait + 2000, rel=0.02)
    # A batch takes one slot for one `time`, whoever is in it.
    assert of(result)["utilisation"] * 100 == pytest.approx(batches * 2, rel=0.02)
    assert of(result)["queue"]["mean"] == pytest.approx(
        of(result)["arrivals_per_s"] * of(result)["wait_ms"]["mean"] / 1000, rel=0.02
    )


def test_random_arrivals_wait_for_the_batch_to_fill():
    """Poisson arrivals: the k-th of n waits for n − k more, (n − 1)/(2λ) on average."""
    result = play([batched(size=10)], [Arrow("u", "a")], 5.0, for_=2000.0, warm_up=20.0, seeds=24)
    assert abs(z_of(means_by_seed(result), 2.0 + 9 / (2 * 5.0))) < 4


def test_work_that_is_due_goes_as_soon_as_a_slot_is_free():
    """A tick a second, two seconds of work, one slot: each batch is all that came meanwhile."""
    result = play([batched(1.0, slots=1)], [Arrow("u", "a")], 5.0, evenly=True, for_=601.0, warm_up=101.0)
    assert of(result)["utilisation"] == pytest.approx(1.0)
    assert of(result)["wait_ms"]["mean"] == pytest.approx(1000, rel=0.01)
    assert latency(result)["max"] <= 4000


def test_a_slot_is_held_until_the_last_of_a_batch_is_through():
    """Two a batch; only half of them call b for 6 s, and the slot waits for whoever does."""
    boxes = [batched(size=2, holds=True, slots=1), box("b", ms(6000))]
    result = play(boxes, [Arrow("u", "a"), Arrow("a", "b")], 0.1, evenly=True, for_=400.0)
    assert of(result)["utilisation"] == pytest.approx(8 / 20, rel=0.03)


def test_a_worker_takes_a_batch_of_messages():
    """Nine a batch from the queue, none of them given to the worker before the ninth is stored."""
    boxes = [Box("q", is_="queue", time=ms(0)), batched(size=9, slots=1)]
    result = play(boxes, [Arrow("u", "q"), Arrow("q", "a")], 3.0, evenly=True, for_=600.0, until="a")
    assert latency(result)["mean"] == pytest.approx(1000 * 4 / 3 + 2000, rel=0.01)
    assert of(result, "q")["wait_ms"]["mean"] == pytest.approx(1000 * 4 / 3, rel=0.01)
    assert of(result)["utilisation"] == pytest.approx(2 / 3, rel=0.02)


def test_a_tick_takes_what_the_queue_holds():
    boxes = [Box("q", is_="queue", time=ms(0)), batched(10.0)]
    result = play(boxes, [Arrow("u", "q"), Arrow("q", "a")], 2.0, evenly=True, for_=600.0, until="a")
    assert latency(result)["mean"] == pytest.approx(5000 + 2000, rel=0.01)


def test_patience_and_rejection_while_a_batch_gathers():
    impatient = batched(size=1000, patience=Exponential(5.0))
    answer = play([impatient], [Arrow("u", "a")], 1.0, for_=600.0).to_dict()["journeys"]["j"]
    assert answer["failed"]["abandoned"] > 500
    small = batched(100.0, queue=7)
    answer = play([small], [Arrow("u", "a")], 1.0, evenly=True, for_=600.0).to_dict()["journeys"]["j"]
    assert answer["failed"]["rejected"] == 6 * 93


def test_a_batch_by_time_needs_a_line():
    with pytest.raises(EngineError, match="gathers in the line"):
        play([batched(10.0, queue=0)], [Arrow("u", "a")])


def test_a_box_without_a_line_may_take_batches_from_a_queue():
    boxes = [
        Box("q", is_="queue", time=ms(0)),
        Box("a", is_="function", time=ms(100), every=Every(5.0, None)),
    ]
    result = play(boxes, [Arrow("u", "q"), Arrow("q", "a")], 2.0, evenly=True, for_=100.0, until="a")
    assert latency(result)["mean"] == pytest.approx(2500 + 100, rel=0.01)
