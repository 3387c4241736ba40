"""Keys by Zipf's law: drawn exactly, held by caches, and falling on partitions."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest

from peakday.board.models import Arrow, Failure, KeyCache, Keys, Limit
from peakday.engine import EngineError
from peakday.engine.erlang import erlang_c
from peakday.engine.keys import che, hottest_share
from peakday.quantities.varying import Exponential
from physics.boards import box, ms, play, z_of


def of(result, name="a"):
    return result.to_dict()["boxes"][name]


@pytest.mark.parametrize("exponent", [0.0, 0.5, 0.9, 1.0, 1.1, 2.5])
def test_keys_are_drawn_by_zipfs_law(exponent):
    """As many partitions as keys count every key: a chi-squared test of the draws."""
    keys = Keys(exponent, 40)
    result = play([box("a", ms(0.01), partitions=40, keys=keys)], [Arrow("u", "a")], 1000.0, for_=100.0)
    drawn = result.measures.worlds[0].parts["arrivals"].astype(float)
    shares = np.arange(1, 41) ** -exponent / (np.arange(1, 41) ** -exponent).sum()
    expected = shares * drawn.sum()
    seldom = expected < 5
    observed = [*drawn[~seldom], drawn[seldom].sum()]
    wanted = [*expected[~seldom], expected[seldom].sum()]
    terms = [(o - e) ** 2 / e for o, e in zip(observed, wanted, strict=True) if e > 0]
    freedom = len(terms) - 1
    assert abs(sum(terms) - freedom) / sqrt(2 * freedom) < 4


@pytest.mark.parametrize(
    "cache",
    [KeyCache(Keys(0.9, 100_000), 5_000), KeyCache(Keys(1.2, 10_000), 100), KeyCache(Keys(0.0, 2_000), 500)],
    ids=["wide", "steep", "uniform"],
)
def test_an_lru_cache_hits_as_che_says(cache):
    """Che's approximation is off by well under a point at these sizes; uniform keys are exact: room/keys."""
    result = play(
        [box("a", ms(0.01), is_="cache", hit=cache)], [Arrow("u", "a")], 2000.0, for_=100.0, seeds=2
    )
    assert of(result)["hit"] == pytest.approx(che(cache), abs=0.005)


def test_a_small_lru_cache_is_exact():
    """Three keys, room for one: a hit is the same key twice running, Σp²."""
    p = np.array([1, 1 / 2, 1 / 3]) / (1 + 1 / 2 + 1 / 3)
    cache = box("a", ms(0.01), is_="cache", hit=KeyCache(Keys(1.0, 3), 1))
    result = play([cache], [Arrow("u", "a")], 500.0, for_=100.0, seeds=24)
    hits = [float(w.boxes["hits"][1] / w.boxes["looked"][1]) for w in result.measures.worlds]
    assert abs(z_of(hits, float((p**2).sum()))) < 4


def test_a_cache_is_cold_once_its_state_is_gone_and_fills_by_what_is_fetched():
    """With d down nothing is fetched, so nothing is kept: the cache stays cold until d is back."""
    cache = box("c", ms(0.1), is_="cache", hit=KeyCache(Keys(0.0, 100), 100))
    arrows = [Arrow("u", "c"), Arrow("c", "d", on="miss")]
    gone = Failure("gone", 10.0, "gone", box="c")
    down = Failure("down", 10.0, "down", 10.0, box="d")
    result = play([cache, box("d", ms(1))], arrows, 100.0, evenly=True, for_=40.0, failures=[gone, down])
    # Warm until 10 s; no hit until 20 s; then each of 100 keys is missed once.
    world = result.measures.worlds[0]
    looked, hits = int(world.boxes["looked"][1]), int(world.boxes["hits"][1])
    assert looked == 4000
    assert 1000 + 100 <= looked - hits <= 1000 + 100 + 5
    assert result.to_dict()["journeys"]["j"]["failed"]["error"] == 1000


def test_a_hot_partition_is_throttled_while_the_table_is_at_half_its_capacity():
    """600/s of 12 × 100/s; the hottest partition is asked 107/s, so 7/s are turned away."""
    keys = Keys(1.1, 1_000_000)
    hot = 600 * hottest_share(keys, 12)
    assert 105 < hot < 110
    table = box("a", ms(0.1), partitions=12, keys=keys, limit=Limit(100.0, 100.0))
    result = play([table], [Arrow("u", "a")], 600.0, for_=2000.0, warm_up=100.0, seeds=8)
    lost = [float(w.boxes["limited"][1]) / 1900.0 for w in result.measures.worlds]
    assert sum(lost) / len(lost) == pytest.approx(hot - 100, rel=0.1)
    for world in result.measures.worlds:
        assert world.parts["limited"][1:].sum() == 0
    told = of(result)["partitions"]
    assert told["count"] == 12
    assert told["used"] == pytest.approx(0.5, rel=0.02)
    assert told["hottest"]["used"] == pytest.approx(1.0, rel=0.01)
    assert told["hottest"]["arrivals_per_s"] == pytest.approx(hot, rel=0.01)
    assert told["hottest"]["limited"] == of(result)["limited"]
    evenly = box("a", ms(0.1), partitions=12, limit=Limit(100.0, 100.0))
    assert of(play([evenly], [Arrow("u", "a")], 600.0, for_=500.0))["limited"] == 0


def test_a_retry_asks_for_the_same_key():
    """One key of a hundred partitions gets everything: trying again finds the same partition full."""
    keys = Keys(10.0, 100)
    table = box("a", ms(0.1), partitions=100, keys=keys, limit=Limit(10.0, 1.0))
    arrow = Arrow("u", "a", retries=1, backoff=0.001, jitter="none")
    result = play([table], [arrow], 100.0, evenly=True, for_=100.0)
    assert result.to_dict()["journeys"]["j"]["success"] == pytest.approx(0.1, abs=0.01)


def test_partitions_are_dealt_to_the_copies():
    """Four copies, two partitions asked equally: each has a line and two copies, M/M/2 at 70 %."""
    shards = box("a", Exponential(0.02), copies=4, slots=1, partitions=2)
    result = play([shards], [Arrow("u", "a")], 140.0, for_=400.0, warm_up=20.0, seeds=24)
    wait = erlang_c(2, 1.4) * 0.02 / (2 - 1.4)
    waits = [float(w.boxes["wait_sum"][1] / w.boxes["started"][1]) for w in result.measures.worlds]
    assert abs(z_of(waits, wait)) < 4


def test_one_box_is_asked_for_one_kind_of_keys():
    two = box("a", is_="cache", hit=KeyCache(Keys(1.0, 10), 5), partitions=2, keys=Keys(0.5, 10))
    with pytest.raises(EngineError, match="different keys"):
        play([two], [Arrow("u", "a")])


def test_a_warm_cache_with_room_for_every_key_holds_every_key():
    cache = box("a", ms(1), is_="cache", hit=KeyCache(Keys(0.9, 10_000), 10_000))
    assert of(play([cache], [Arrow("u", "a")], 100.0, for_=60.0))["hit"] == 1.0
