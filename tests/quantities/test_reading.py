"""What each parser reads, and what it refuses with which mend."""

import pytest

from peakday import quantities as q


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("80 ms", 0.08),
        ("80ms", 0.08),
        ("80.3 ms", 0.0803),
        ("4 h", 14400),
        ("1 h 30 min", 5400),
        ("1.5 min", 90),
        ("10\u202f000 ms", 10),
        ("10\u00a0000 ms", 10),
        ("1_500 ms", 1.5),
        ("1,500 ms", 1.5),
        ("7 µs", 7e-6),
        ("2 days", 172800),
    ],
)
def test_durations(text, seconds):
    assert q.parse_duration(text) == seconds


@pytest.mark.parametrize(
    ("text", "per_second"),
    [
        ("50 000/h", 50000 / 3600),
        ("50,000/h", 50000 / 3600),
        ("10k/s", 10000),
        ("1 M/day", 1e6 / 86400),
        ("100/min", 100 / 60),
        ("50 per minute", 50 / 60),
        ("100 requests/s", 100),
        ("250 rps", 250),
    ],
)
def test_rates(text, per_second):
    assert q.parse_rate(text) == pytest.approx(per_second, rel=1e-15)


@pytest.mark.parametrize(("text", "share"), [("92%", 0.92), ("99.99 %", 0.9999), ("100 %", 1), ("0%", 0)])
def test_shares(text, share):
    assert q.parse_share(text) == share


@pytest.mark.parametrize(("text", "count"), [("1 M", 1e6), ("50k", 5e4), ("10 000", 1e4), ("2 million", 2e6)])
def test_counts(text, count):
    assert q.parse_count(text) == count


@pytest.mark.parametrize(
    ("text", "usd", "per"),
    [
        ("$0.20/M", 0.2e-6, "request"),
        ("$1/1000 requests", 0.001, "request"),
        ("$2 000/month", 2000, "month"),
        ("$24k/year", 2000, "month"),
        ("$0.05/h", 0.05, "h"),
        ("$2 000", 2000, None),
    ],
)
def test_money(text, usd, per):
    assert q.parse_price(text) == q.Money(usd, per)


def test_money_by_the_month_counts_730_hours():
    assert q.parse_monthly("$0.05/h") == 36.5
    with pytest.raises(q.QuantityError, match="by what time"):
        q.parse_monthly("$0.20/M")
    with pytest.raises(q.QuantityError, match="plain amount"):
        q.parse_money("$2 000/month")


@pytest.mark.parametrize(("text", "size"), [("2 MB", 2e6), ("40 KiB", 40960), ("3 kB", 3000), ("1 byte", 1)])
def test_sizes(text, size):
    assert q.parse_size(text) == size


@pytest.mark.parametrize(
    ("parse", "text", "rule", "mend"),
    [
        (q.parse_duration, "80", "no unit; a duration wants one", "Write `80 ms` or `80 s`"),
        (q.parse_duration, "5 m", "two ways", "Write `5 min` or `5 ms`"),
        (q.parse_duration, "5/s", "is a rate", "`5 ms`"),
        (q.parse_duration, "1,5 s", "the comma", "`1.5`"),
        (q.parse_duration, "1,50,000 s", "the comma", "`50 000`"),
        (q.parse_duration, "010 ms", "begins with a zero", "Write `10`"),
        (q.parse_duration, "50 00 ms", "not grouped", "by three"),
        (q.parse_duration, "-3 s", "is negative", "zero or more"),
        (q.parse_duration, "\u22123 s", "is negative", "zero or more"),
        (q.parse_duration, "nan s", "not a number", "`80 ms`"),
        (q.parse_duration, ".inf", "not a number", "`80 ms`"),
        (q.parse_duration, "1e999999999 s", "absurdly", "figure you mean"),
        (q.parse_duration, "200 years", "a hundred years", "can be run"),
        (q.parse_duration, "2 s 3 min", "more than one duration", "`1 h 30 min`"),
        (q.parse_duration, "", "nothing is written", "leave the field out"),
        (q.parse_duration, "9" * 500, "far too long", "short phrase"),
        (q.parse_rate, "50", "no unit; a rate wants one (/s, /min, /h or /day)", "`50/s`"),
        (q.parse_rate, "50k", "no unit", "Write `50k/s`"),
        (q.parse_rate, "50/m", "by what time", "`50/min`"),
        (q.parse_rate, "10m/day", "the `m` in `10m/day` can be read in two ways", "Write `10 M/day`"),
        (q.parse_rate, "5mm/s", "two ways", "Write `5 M/s`"),
        (q.parse_rate, "3b/day", "two ways", "Write `3 B/day`"),
        (q.parse_rate, "2 Million per hour", "two ways", "Write `2 M/h`"),
        (q.parse_rate, "10k b/s", "two ways", "Write `10k/s`"),
        (q.parse_rate, "10 r/s", "two ways", "Write `10/s`"),
        (q.parse_rate, "1e15/s", "absurdly large", "`50 000/h`"),
        (q.parse_rate, "NaN/s", "not a number", "`50 000/h`"),
        (q.parse_share, "0.92", "a share wants %", "Write `92 %`"),
        (q.parse_share, "120 %", "more than the whole", "100 %"),
        (q.parse_count, "5 ms", "`ms` does not belong", "only the number"),
        (q.parse_count, "1e99", "absurdly large", "`10 000`"),
        (q.parse_money, "5", "no currency", "Write `$5`"),
        (q.parse_price, "$5/fortnight", "what is paid for", "`$0.20/M`"),
        (q.parse_size, "5", "no unit", "`5 MB`"),
        (q.parse_size, "5 Mb", "bits or bytes", "`5 MB`"),
    ],
)
def test_refusals_name_the_rule_and_the_mend(parse, text, rule, mend):
    with pytest.raises(q.QuantityError) as caught:
        parse(text)
    assert rule in caught.value.rule
    assert mend in caught.value.mend
    assert str(caught.value) == f"{caught.value.rule}. {caught.value.mend}"


def test_whole_numbers():
    assert q.parse_whole("1.5k") == 1500
    with pytest.raises(q.QuantityError, match="not a whole number"):
        q.parse_whole("1.5")
    with pytest.raises(q.QuantityError, match="too few"):
        q.parse_whole("0", least=1)
