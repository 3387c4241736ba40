"""Results are made small without changing a number."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from peakday.studio.trim import MOST_BARS, MOST_BYTES, coarser, rounded, trimmed


@given(st.lists(st.integers(0, 1000), max_size=2000))
def test_no_count_is_lost(counts: list[int]) -> None:
    edges = [float(place) for place in range(len(counts) + 1)]
    small = coarser({"edges_ms": edges, "counts": counts})
    assert sum(small["counts"]) == sum(counts)
    assert len(small["counts"]) <= MOST_BARS or not any(counts)
    assert len(small["edges_ms"]) == len(small["counts"]) + 1
    assert small["edges_ms"] == sorted(small["edges_ms"])
    assert set(small["edges_ms"]) <= set(edges)


def test_a_large_result_loses_its_pictures_and_says_so() -> None:
    journey = {"p99": 7, "histogram": {"edges_ms": [0.0, 1.0], "counts": [1]}}
    result = {
        "journeys": {f"j{n}": journey for n in range(4)},
        "series": list(range(200_000)),
        "warnings": [],
    }
    small = trimmed(result)
    assert "series" not in small
    assert small["journeys"]["j0"]["p99"] == 7
    assert "histogram" in small["journeys"]["j0"]
    many = {"journeys": {f"j{n}": {**journey, "text": "x" * 500} for n in range(1000)}, "warnings": []}
    bare = trimmed(many)
    assert "histogram" not in bare["journeys"]["j0"]
    assert "left out" in bare["warnings"][0]
    assert MOST_BYTES > 0


def test_a_series_keeps_its_times_and_four_figures_of_the_rest() -> None:
    series = {"t_s": [0.123456, 1.0], "boxes": {"a": {"queue": [123456.7, None, 0.0123456, 3]}}}
    assert rounded(series) == {
        "t_s": [0.123456, 1.0],
        "boxes": {"a": {"queue": [123500.0, None, 0.01235, 3]}},
    }
