"""From counts to a level: what a criterion leans on, and what it never does."""

from __future__ import annotations

from itertools import pairwise

import pytest

from peakday.rubric.reading.strength import BY_WORDS, SCALES, Scale, expected, leaned, level_of, scales_for

TABLE: dict[str, Scale] = {
    "A": Scale(weights={"a": 1.0}, usual=1.0, own=0.8, others={"B": 0.5, "C": 0.0}, cuts=[-0.5, 0.5, 1.0]),
    "B": Scale(weights={"b": 1.0}, usual=1.0, own=1.0, others={}, cuts=[-0.5, 0.5, 1.0]),
    "C": Scale(weights={"c": 1.0}, usual=1.0, own=1.0, others={}, cuts=[-0.5, 0.5, 1.0]),
}


def test_a_criterion_leans_on_those_it_was_fitted_to_lean_on() -> None:
    alone = leaned("A", {"A": {"a": 2.0}, "B": {"b": 1.0}, "C": {"c": 1.0}}, TABLE)
    with_b = leaned("A", {"A": {"a": 2.0}, "B": {"b": 3.0}, "C": {"c": 1.0}}, TABLE)
    with_c = leaned("A", {"A": {"a": 2.0}, "B": {"b": 1.0}, "C": {"c": 3.0}}, TABLE)
    assert alone == pytest.approx(0.8)
    assert with_b == pytest.approx(1.8)
    assert with_c == pytest.approx(alone)


def test_a_fragment_leans_on_nothing() -> None:
    counts = {"A": {"a": 2.0}, "B": {"b": 0.0}, "C": {"c": 0.0}}
    assert leaned("A", counts, TABLE) == pytest.approx(0.8)
    assert level_of("B", counts, TABLE, least=0) == 0


def test_more_of_what_is_good_never_lowers_a_level() -> None:
    levels = [
        level_of("A", {"A": {"a": n / 4}, "B": {"b": 1.0}, "C": {"c": 1.0}}, TABLE) for n in range(1, 20)
    ]
    assert all(one <= other for one, other in pairwise(levels))
    assert (levels[0], levels[-1]) == (1, 4)
    more = {"A": {"a": 1.0}, "B": {"b": 2.0}, "C": {"c": 1.0}}
    assert expected(more, TABLE) > expected({**more, "B": {"b": 1.0}}, TABLE)


@pytest.mark.parametrize("tagged", [True, False])
def test_no_fitted_weight_has_the_wrong_sign(tagged: bool) -> None:
    assert SCALES != BY_WORDS
    for name, scale in scales_for(tagged=tagged).items():
        assert min(scale["weights"].values()) >= 0, name
        assert scale["own"] > 0, name
        assert min(scale["others"].values()) >= 0, name
        assert scale["cuts"] == sorted(scale["cuts"]), name


def test_a_4_takes_what_its_anchor_says_however_much_else_there_is() -> None:
    table = {
        name: Scale(weights={"felt": 9.0}, usual=0.0, own=1.0, others={}, cuts=[1, 2, 3])
        for name in ("C1", "T2")
    }
    plenty = {"felt": 3.0, "a decision follows": 0.0}
    counts = {"C1": plenty, "T2": plenty}
    assert level_of("C1", counts, table) == 3
    assert level_of("C1", counts | {"C1": plenty | {"a decision follows": 1.0}}, table) == 4
    assert level_of("T2", counts, table) == 4
