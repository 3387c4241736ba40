from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peakday.catalog import delay_between
from peakday.catalog.figures import table
from peakday.catalog.places import kilometres

REGIONS = sorted(table("places")["regions"])
PLACES = st.one_of(st.none(), st.sampled_from([*REGIONS, "us-east-1/a", "us-east-1/b", "store", "edge"]))


def test_nothing_within_a_place_or_where_none_is_written() -> None:
    for one, other in [
        ("us-east-1", "us-east-1"),
        (None, "us-east-1"),
        (None, None),
        ("us-east-1", "us-east-1/a"),
    ]:
        assert delay_between(one, other) == (0.0, "")


def test_half_a_millisecond_between_zones() -> None:
    seconds, source = delay_between("us-east-1/a", "us-east-1/b")
    assert seconds == 0.0005
    assert "likely" in source


# Round trips that users of inter-region pings publish lie near twice these.
@pytest.mark.parametrize(("one", "other", "ms"), [
    ("us-east-1", "eu-west-1", 35), ("us-east-1", "us-west-2", 33), ("us-east-1", "ap-northeast-1", 78),
    ("eu-west-1", "eu-central-1", 12), ("us-east-1", "ap-southeast-2", 100),
])  # fmt: skip
def test_between_regions_it_is_about_what_people_measure(one: str, other: str, ms: float) -> None:
    seconds, source = delay_between(one, other)
    assert 0.65 * ms < 1000 * seconds < 1.5 * ms
    assert "km" in source


def test_a_store_is_some_way_from_its_region() -> None:
    assert delay_between("store", "us-east-1")[0] == 0.015
    assert delay_between("store", "home")[0] == 0.025


@given(PLACES, PLACES)
def test_the_way_back_is_as_long(one: str | None, other: str | None) -> None:
    assert delay_between(one, other)[0] == delay_between(other, one)[0] >= 0


def test_distance_is_right_for_a_known_pair() -> None:
    assert kilometres("us-east-1", "eu-west-1") == pytest.approx(5450, rel=0.03)
