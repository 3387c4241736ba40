"""Printing then reading gives the same float back; random text gives a clean refusal or a sound value."""

from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peakday import quantities as q
from quantities.shapes_strategy import shapes

positive = st.floats(min_value=1e-9, max_value=1e9)


@given(positive)
def test_durations(seconds):
    assert q.parse_duration(q.say_duration(seconds)) == seconds


@given(positive)
def test_rates(rate):
    assert q.parse_rate(q.say_rate(rate)) == rate


@given(st.floats(min_value=0, max_value=1))
def test_shares(share):
    assert q.parse_share(q.say_share(share)) == share


@given(st.floats(min_value=0, max_value=1e15))
def test_counts(count):
    assert q.parse_count(q.say_count(count)) == count


@given(st.floats(min_value=0, max_value=1e12), st.sampled_from(["request", "h", "month", None]))
def test_money(usd, per):
    assert q.parse_price(q.say_money(usd, per)) == q.Money(usd, per)


@given(st.floats(min_value=0, max_value=1e18))
def test_sizes(size):
    assert q.parse_size(q.say_size(size)) == size


@given(shapes)
def test_shapes(shape):
    assert q.parse_varying(q.say_varying(shape)) == shape


PARSERS = [
    q.parse_duration,
    q.parse_rate,
    q.parse_share,
    q.parse_count,
    q.parse_money,
    q.parse_monthly,
    q.parse_size,
    lambda text: q.parse_varying(text).mean,
]
PIECES = st.sampled_from(
    ["5", "50 000", "1,5", "1e9", "-", "nan", "inf", "ms", " ", "s", "/", "h", "%", "$", "k", "M", "exp",
     "mix", "lognormal", "p99", "cv", "tail", "uniform", "to", "pert", "+", "from", "column", ".", "0"]
)  # fmt: skip


def refusal(parse, text):
    try:
        value = parse(text)
    except q.QuantityError as error:
        return error
    assert isfinite(value)
    assert value >= 0
    return None


@pytest.mark.parametrize("parse", PARSERS)
@given(text=st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=9).map("".join)))
def test_any_text_gives_a_sound_value_or_a_clean_refusal(parse, text):
    error = refusal(parse, text)
    assert error is None or (error.rule and error.mend and "\n" not in str(error))


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (q.say_duration(0.08), "80 ms"),
        (q.say_duration(5400), "90 min"),
        (q.say_duration(1 / 3, digits=3), "333 ms"),
        (q.say_rate(50000 / 3600), "50 000/h"),
        (q.say_rate(10000), "10 000/s"),
        (q.say_rate(13.888, digits=3), "13.9/s"),
        (q.say_share(0.9999), "99.99 %"),
        (q.say_count(10**7), "10 M"),
        (q.say_count(50000), "50 000"),
        (q.say_money(2000, "month"), "$2 000/month"),
        (q.say_money(0.2e-6, "request"), "$0.2/M"),
        (q.say_size(2e6), "2 MB"),
    ],
)
def test_printed_as_people_write(said, text):
    assert said == text


def test_a_duration_for_reading_is_in_a_unit_people_would_say() -> None:
    told = {48.16: "48.2 s", 71.1: "71.1 s", 7730: "2.15 h", 28_800: "8 h", 0.0123: "12.3 ms", 0.0: "0 ms"}
    assert {seconds: q.say_roughly(seconds) for seconds in told} == told
    assert (q.say_roughly(864_000), q.say_roughly(1800), q.say_roughly(2e-6)) == ("10 days", "30 min", "2 us")
