"""Claims: which sentences are claims, and what each is held to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peakday.rubric.material import Material
from peakday.rubric.reading.claims import Claim

BOARD = """[00:01] Candidate: first
```board
boxes: {scanner: {is: clients}, matcher: {is: service, time: 80 ms, copies: 2, slots: 4},
  rows: {is: database, time: 5 ms}}
arrows: [scanner -> matcher, matcher -> rows]
```
"""


@pytest.fixture
def claims(material: Callable[..., Material]) -> Callable[[str], list[Claim]]:
    def told(text: str) -> list[Claim]:
        return list(material(BOARD + text).claims)

    return told


def test_a_latency_bound_is_held_to_the_run(claims: Callable[[str], list[Claim]]) -> None:
    good, bad = (
        claims("[01:00] Candidate: p99 stays under 300 ms.\n"),
        claims("[01:00] Candidate: p99 stays under 20 ms.\n"),
    )
    assert (good[0].holds, bad[0].holds) == (True, False)
    assert good[0].text == "p99 stays under 300 ms."
    assert "ms" in (good[0].measured or "")


def test_a_rate_at_peak(claims: Callable[[str], list[Claim]]) -> None:
    assert claims("[01:00] Candidate: That is about 14 a second at peak.\n")[0].holds is True
    assert claims("[01:00] Candidate: That is about 140 a second at peak.\n")[0].holds is False


def test_a_prediction_of_a_failure_is_held_to_that_failures_run(claims: Callable[[str], list[Claim]]) -> None:
    found = claims("[01:00] Predict: if the matcher goes down, about 5 % of checkouts still go through.\n")
    assert found[0].prediction
    assert found[0].holds is True  # nothing stands in for the matcher
    wrong = claims("[01:00] Predict: if the matcher goes down, about 99 % of checkouts still go through.\n")
    assert wrong[0].holds is False


@pytest.mark.parametrize(
    "line",
    [
        "[01:00] Candidate: Our target is p99 under 300 ms.\n",
        "[01:00] Candidate: Should p99 be under 300 ms?\n",
        "[01:00] Interviewer: p99 stays under 300 ms.\n",
        "[01:00] Candidate: The scanner gives up after 280 ms.\n",
        "[01:00] Metric: p99 under 300 ms\n",
    ],
)
def test_targets_questions_and_inputs_are_no_claims(claims: Callable[[str], list[Claim]], line: str) -> None:
    assert claims(line) == []
