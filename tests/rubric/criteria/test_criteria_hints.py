"""What would raise a level: never what the report has just quoted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peakday.interview.transcript import stamp_text
from peakday.rubric import Grade
from peakday.rubric.criteria import (
    a5_deep_dive,
    c1_customer,
    c2_business,
    m4_gaps,
    t1_alternatives,
    t3_reasons,
)
from peakday.rubric.material import Material
from peakday.rubric.report import to_markdown

PRICED = (
    "[01:00] Candidate: I match in the region because 14 checkouts a second are few. "
    "The price is 40 ms more for the customer, which I accept.\n"
)
MORE = "[02:00] Candidate: I keep a cache over the database because the matcher has 80 ms of 500 ms.\n"
DEAR = (
    "[01:00] Candidate: At $2000 a month for 14 checkouts a second it costs a cent a checkout, "
    "which is little beside the cost of one support call.\n"
)


@pytest.fixture
def good(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    def at(level: int) -> None:
        monkeypatch.setattr(Material, "level", lambda self, criterion, least=0: level)

    return at


def test_a_price_that_is_owned_is_not_asked_for(
    material: Callable[..., Material], good: Callable[[int], None]
) -> None:
    good(3)
    one = t3_reasons.read(material(PRICED))
    assert any(piece.why == "owns the price of a choice" for piece in one.evidence)
    assert one.to_raise.startswith("You own a price in “The price is 40 ms")
    two = t3_reasons.read(material(PRICED + MORE))
    assert two.to_raise.startswith("Own the price of “I keep a cache over")


def test_what_was_said_to_be_little_is_not_asked_for(
    material: Callable[..., Material], good: Callable[[int], None]
) -> None:
    good(2)
    assert c2_business.read(material(DEAR)).to_raise.startswith("Weigh one more of cost")
    alone = "[01:00] Candidate: The bill is $2000 a month for 14 checkouts a second.\n"
    assert c2_business.read(material(alone)).to_raise.startswith("You weigh “The bill is $2000")


def test_that_no_gap_was_admitted_is_all_that_is_said_of_gaps(material: Callable[..., Material]) -> None:
    reason = m4_gaps.read(material(MORE)).reason
    assert reason is not None
    assert "arose" not in reason  # whether one arose cannot be told: much may have been asked in vain


def test_a_dive_is_shown_where_it_is_called_a_risk(material: Callable[..., Material]) -> None:
    turns = "[01:00] Candidate: I match by palm; what would turn it is false acceptance above 1 in 1 000.\n"
    risk = "[02:00] Candidate: The riskiest part is a false acceptance: a stranger is charged for my palm.\n"
    reading = a5_deep_dive.read(material(turns + risk))
    assert reading.evidence[0].text.startswith("The riskiest part")
    assert "The riskiest part" in reading.to_raise or "how it comes to" not in reading.to_raise


def test_the_clock_is_told_to_the_second_everywhere(middling: Grade) -> None:
    minutes = middling.transcript.minutes
    assert minutes is not None
    face = stamp_text(minutes * 60)
    assert middling.readings["M2"].evidence[0].text.startswith(f"{face} in all: ")
    assert f"{face} on the clock" in to_markdown(middling)


def test_a_choice_weighed_on_both_sides_is_not_asked_to_be(
    material: Callable[..., Material], good: Callable[[int], None]
) -> None:
    good(2)
    said = (
        "[01:00] Candidate: I choose a matcher in the region over one in the store. "
        "It is faster to change and saves servers. It costs 40 ms more and fails with the line.\n"
    )
    reading = t1_alternatives.read(material(said))
    assert reading.evidence[0].why == "an alternative, with what it gives and costs"
    assert reading.to_raise.startswith("Weigh a second choice as you did “I choose a matcher")


def test_who_builds_it_or_what_is_in_scope_is_no_customer_where_there_is_one(
    material: Callable[..., Material], good: Callable[[int], None]
) -> None:
    good(2)
    team = "[01:00] Candidate: In scope is one customer who waits 2 s in the line at the scanner.\n"
    customer = "[02:00] Candidate: A mother with a crying child waits in line; past 3 s she walks away.\n"
    reading = c1_customer.read(material(team + customer))
    assert reading.evidence[0].text.startswith("A mother")
