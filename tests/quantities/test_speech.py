"""Numbers as people say them. A row: what is said, and each quantity as (value, unit, per, comparator)."""

from __future__ import annotations

import sys
from math import isfinite
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from peakday.quantities.speech import find

SAID = [
    # the contract's own examples
    ("5 million concurrent users with 200ms p95 latency", [(5e6, "user", None, "="), (200, "ms", None, "=")]),
    ("about a hundred shoppers per minute per store", [(100, "shopper", "minute/store", "~")]),
    ("4k QPS", [(4000, "request", "second", "=")]),
    # numbers in words
    ("a hundred", [(100, None, None, "=")]),
    ("a hundred and twenty", [(120, None, None, "=")]),
    ("four hundred and four", [(404, None, None, "=")]),
    ("two and a half million users", [(2.5e6, "user", None, "=")]),
    ("a million and a half", [(1.5e6, None, None, "=")]),
    ("half a million users", [(5e5, "user", None, "=")]),
    ("three quarters of a million", [(750_000, None, None, "=")]),
    ("three hundred and fifty thousand subscribers", [(350_000, "subscriber", None, "=")]),
    ("twenty-five thousand orders an hour", [(25_000, "order", "hour", "=")]),
    ("sixteen hundred orders", [(1600, "order", None, "=")]),
    ("two fifty milliseconds", [(250, "ms", None, "=")]),
    ("ninety nine point nine nine percent", [(99.99, "%", None, "=")]),
    ("99 point 9 percent", [(99.9, "%", None, "=")]),
    ("point five percent", [(0.5, "%", None, "=")]),
    ("a dozen", [(12, None, None, "=")]),
    ("a couple hundred users", [(200, "user", None, "=")]),
    ("six million", [(6e6, None, None, "=")]),
    # numbers in digits
    ("10 000 stores", [(10_000, "store", None, "=")]),
    ("2 500 orders per hour", [(2500, "order", "hour", "=")]),
    ("1,000,000", [(1e6, None, None, "=")]),
    ("10'000 stores", [(10_000, "store", None, "=")]),
    ("1e6 events per second", [(1e6, "event", "second", "=")]),
    ("10^6 users", [(1e6, "user", None, "=")]),
    ("99,99 %", [(99.99, "%", None, "=")]),
    (".5 seconds", [(0.5, "s", None, "=")]),
    ("2bn messages", [(2e9, "message", None, "=")]),
    ("1 lakh users", [(100_000, "user", None, "=")]),
    ("5m daily active users and a TTL of 5m", [(5e6, "user", "day", "="), (5, "min", None, "=")]),
    # rates
    ("50k QPS", [(50_000, "request", "second", "=")]),
    ("1.5M rps", [(1.5e6, "request", "second", "=")]),
    ("150,000 peak QPS", [(150_000, "request", "second", "=")]),
    ("QPS of 50k", [(50_000, "request", "second", "=")]),
    ("300 req/s", [(300, "request", "second", "=")]),
    ("50,000 an hour", [(50_000, None, "hour", "=")]),
    ("1M/day", [(1e6, None, "day", "=")]),
    ("a million scans a day", [(1e6, "scan", "day", "=")]),
    ("10k orders/day/warehouse", [(10_000, "order", "day/warehouse", "=")]),
    ("100 users per minute at each store", [(100, "user", "minute/store", "=")]),
    ("1000 transactions per second per region", [(1000, "transaction", "second/region", "=")]),
    ("roughly two hundred thousand requests every second", [(200_000, "request", "second", "~")]),
    (
        "100k reads per second and 5k writes per second",
        [(1e5, "read", "second", "="), (5e3, "write", "second", "=")],
    ),
    ("twice a day", [(2, "time", "day", "=")]),
    ("three times a week", [(3, "time", "week", "=")]),
    ("100Mbps uplink", [(100, "Mbit", "second", "=")]),
    # durations
    ("half a second", [(0.5, "s", None, "=")]),
    ("a quarter of a second", [(0.25, "s", None, "=")]),
    ("half an hour", [(0.5, "hour", None, "=")]),
    ("an hour and a half", [(1.5, "hour", None, "=")]),
    ("1 hour 30 minutes", [(90, "min", None, "=")]),
    ("1h30m", [(90, "min", None, "=")]),
    ("forty-five minutes", [(45, "min", None, "=")]),
    ("a 200-millisecond budget", [(200, "ms", None, "=")]),
    ("90 days' worth of logs", [(90, "day", None, "=")]),
    ("goes down for a minute", [(1, "min", None, "=")]),
    ("500 µs", [(0.5, "ms", None, "=")]),
    ("5 business days", [(5, "day", None, "=")]),
    # shares
    ("fifteen percent", [(15, "%", None, "=")]),
    ("50 per cent", [(50, "%", None, "=")]),
    ("0.001 %", [(0.001, "%", None, "=")]),
    ("four nines of availability", [(99.99, "%", None, "=")]),
    ("five nines", [(99.999, "%", None, "=")]),
    ("three nines five", [(99.95, "%", None, "=")]),
    ("one in a hundred thousand", [(0.001, "%", None, "=")]),
    ("9 out of 10 customers", [(90, "%", None, "=")]),
    ("half the stores", [(50, "%", None, "=")]),
    ("a tenth of a percent", [(0.1, "%", None, "=")]),
    # sizes and money
    ("1.2 TB a day", [(1.2, "TB", "day", "=")]),
    ("200 KB per photo", [(200, "KB", "photo", "=")]),
    ("2 petabytes of storage", [(2, "PB", None, "=")]),
    ("$4k a month", [(4000, "USD", "month", "=")]),
    ("4,100 dollars a month", [(4100, "USD", "month", "=")]),
    ("€1.5M per year", [(1.5e6, "EUR", "year", "=")]),
    ("5 cents per delivery", [(0.05, "USD", "delivery", "=")]),
    ("a hundred million dollars", [(1e8, "USD", None, "=")]),
    # comparators
    ("sub-200 ms", [(200, "ms", None, "<")]),
    ("under 500 milliseconds", [(500, "ms", None, "<")]),
    ("no more than 3 s", [(3, "s", None, "<=")]),
    ("at least 99.99%", [(99.99, "%", None, ">=")]),
    ("at least about 50 stores", [(50, "store", None, ">=")]),
    ("in under a second", [(1, "s", None, "<")]),
    ("within an hour", [(1, "hour", None, "<=")]),
    ("1.5 seconds or less", [(1.5, "s", None, "<=")]),
    ("500+ stores", [(500, "store", None, ">=")]),
    ("500ish users", [(500, "user", None, "~")]),
    ("latency < 200ms, availability >= 99.99%", [(200, "ms", None, "<"), (99.99, "%", None, ">=")]),
    ("over the next 10 minutes", [(10, "min", None, "=")]),
    ("up to 4 hours", [(4, "hour", None, "<=")]),
    # multiples
    ("2x", [(2, "x", None, "=")]),
    ("twice the load", [(2, "x", None, "=")]),
    ("peak is 3 times the average", [(3, "x", None, "=")]),
    ("we retry 3 times", [(3, "time", None, "=")]),
    ("tenfold growth", [(10, "x", None, "=")]),
    # ranges
    ("10-15 minutes", [(10, "min", None, ">="), (15, "min", None, "<=")]),
    ("between 100 and 200 ms", [(100, "ms", None, ">="), (200, "ms", None, "<=")]),
    ("5 to 10 million users", [(5e6, "user", None, ">="), (1e7, "user", None, "<=")]),
    ("5k-10k requests per second", [(5e3, "request", "second", ">="), (1e4, "request", "second", "<=")]),
    ("$4-5k a month", [(4000, "USD", "month", ">="), (5000, "USD", "month", "<=")]),
    # what is counted
    ("10 million simultaneous voice requests", [(1e7, "request", None, "=")]),
    ("we have 8 people", [(8, "person", None, "=")]),
    ("2 AZs and 3 EC2 instances", [(2, "AZ", None, "="), (3, "instance", None, "=")]),
    ("one Redis node is plenty", [(1, "node", None, "=")]),
    ("8 GB of RAM and 4 vCPUs", [(8, "GB", None, "="), (4, "vcpu", None, "=")]),
    ("5-person team", [(5, "person", None, "=")]),
    ("p95 of 200ms", [(200, "ms", None, "=")]),
    ("p99.9 under 1 s", [(1, "s", None, "<")]),
]

NOT_QUANTITIES = [
    *("S3 and EC2", "p99", "the 99th percentile", "HTTP 500 errors", "IPv4 and IPv6", "Prime 2", "open 24/7"),
    *("version 2.3", "v1.2.3", "Python 3.11", "TLS 1.3", "HTTP/2", "10.0.0.1:8080", "March 3", "on 5 June"),
    *("June 5th", "in 2026", "2026-11-24", "24/11/2026", "Q3 2026", "3pm", "at 5 pm", "5 a.m.", "18:00"),
    *(
        "10 o'clock",
        "the 2nd",
        "the first one",
        "step 3",
        "phase 2",
        "option 1",
        "1. Clarify",
        "2) cache",
        "(3)",
    ),
    *("#42", "us-east-1", "GPT-4", "error 404", "port 8080", "RFC 7231", "a 3-tier architecture", "10:1"),
    *("2-factor auth", "two things", "no one", "a few hundred users", "let me think for a second", "", "   "),
    "4" + "1" * 48,
]


@pytest.mark.parametrize(("said", "expected"), SAID, ids=[said for said, _ in SAID])
def test_what_is_said_is_read(said: str, expected: list[tuple[float, str | None, str | None, str]]) -> None:
    found = [(q.value, q.unit, q.per, q.comparator) for q in find(said)]
    assert found == [(pytest.approx(value, rel=1e-9), *rest) for value, *rest in expected]


BLIND: list[Any] = YAML(typ="safe").load(Path(__file__).with_name("phrases.yaml").read_text("utf-8"))
"""Phrases whose keys were written before they were ever read by the grammar."""


@pytest.mark.parametrize(("said", "expected"), BLIND, ids=[said for said, _ in BLIND])
def test_phrases_written_blind_are_read(said: str, expected: list[list[Any]]) -> None:
    found = [[q.value, q.unit, q.per, q.comparator] for q in find(said)]
    assert found == [[pytest.approx(value, rel=1e-9), *rest] for value, *rest in expected]


@pytest.mark.parametrize("said", NOT_QUANTITIES)
def test_names_dates_and_places_in_a_list_are_no_quantities(said: str) -> None:
    assert find(said) == []


@pytest.mark.parametrize("said", [s for s in NOT_QUANTITIES if s.strip()])
def test_a_name_does_not_hide_the_quantity_after_it(said: str) -> None:
    assert [q.value for q in find(f"{said}, then 250 ms.")] == [250]


def test_the_json_is_the_contracts() -> None:
    assert [q.to_dict() for q in find("5 million concurrent users with 200ms p95 latency")] == [
        {
            "value": 5_000_000,
            "unit": "user",
            "per": None,
            "comparator": "=",
            "text": "5 million concurrent users",
        },
        {"value": 200, "unit": "ms", "per": None, "comparator": "=", "text": "200ms"},
    ]


WORDS = st.sampled_from(
    [
        *(
            "a",
            "an",
            "one",
            "two",
            "half",
            "hundred",
            "thousand",
            "million",
            "and",
            "point",
            "nines",
            "in",
            "out",
        ),
        *(
            "of",
            "per",
            "second",
            "/",
            "%",
            "$",
            "-",
            "–",
            "5",
            "10",
            "000",
            "99.9",
            "k",
            "M",
            "ms",
            "users",
            "stores",
        ),
        *(
            "under",
            "at least",
            "about",
            "between",
            "to",
            "or more",
            "x",
            "times",
            "twice",
            "24/7",
            ".",
            ",",
            ":",
            "(",
        ),
        *(
            "p99",
            "S3",
            "\n",
            "é",
            "数",
            "🙂",
            "٣",
            "²",
            "1e400",
            ".5",
            "9s",
            "'s",
            "a hundred",
            "for a minute",
        ),
    ]
)


@given(
    st.one_of(
        st.text(), st.lists(WORDS, max_size=30).map(" ".join), st.lists(WORDS, max_size=30).map("".join)
    )
)
def test_any_text_is_read_and_every_span_is_verbatim(text: str) -> None:
    end = 0
    for q in find(text):
        assert text[q.start : q.end] == q.text != ""
        assert q.start >= end, "spans are in order and never overlap"
        assert isfinite(q.value)
        assert q.comparator in ("=", "<", "<=", ">", ">=", "~")
        end = q.end


@given(st.floats(min_value=0.001, max_value=1e12, allow_nan=False), st.sampled_from(["ms", "s", "%", "GB"]))
def test_a_written_number_keeps_its_value(value: float, unit: str) -> None:
    written = f"{value:.6f}"
    (q,) = find(f"it is {written} {unit} today")
    assert (q.value, q.unit) == (pytest.approx(float(written)), unit)


@pytest.mark.parametrize(
    "piece", ["5 million users a day, ", "9", "a ", "1 000 ", "nine ", "10-", "(", "5 of 6 in "]
)
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    def calls(size: int) -> int:
        made = 0

        def count(frame: object, event: str, argument: object) -> None:
            nonlocal made
            made += event == "call"

        text = (piece * size)[:size]
        sys.setprofile(count)
        try:
            find(text)
        finally:
            sys.setprofile(None)
        return made

    assert calls(8_000) < 2.5 * calls(4_000) + 100
