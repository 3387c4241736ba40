"""Durations that vary: their phrases, their bounds, and the files they are drawn from."""

import pytest

from peakday.quantities import QuantityError, parse_varying, say_varying
from peakday.quantities import varying as v


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("5 ms", v.Constant(0.005)),
        ("exp 5 ms", v.Exponential(0.005)),
        ("lognormal 80 ms p99 250 ms", v.LogNormal(0.08, 0.25)),
        ("lognormal 80 ms, p99 250 ms", v.LogNormal(0.08, 0.25)),
        ("uniform 2 ms to 8 ms", v.Uniform(0.002, 0.008)),
        ("gamma 8 ms cv 0.5", v.Gamma(0.008, 0.5)),
        ("hyperexp 8 ms cv 2", v.HyperExponential(0.008, 2)),
        ("pareto 8 ms tail 2.1", v.Pareto(0.008, 2.1)),
        ("pert 2 min 5 min 12 min", v.Pert(120, 300, 720)),
        ("pert 2 min, 5 min, 12 min", v.Pert(120, 300, 720)),
        ("mix 99% exp 4 ms + 1% 1 s", v.Mix(((0.99, v.Exponential(0.004)), (0.01, v.Constant(1.0))))),
    ],
)
def test_every_shape(text, shape):
    assert parse_varying(text) == shape
    assert parse_varying(say_varying(shape)) == shape


@pytest.mark.parametrize(
    ("said", "phrase"),
    [
        ("about 48 s, 20 s to 2 min", "pert 20 s 48 s 2 min"),
        ("About 5 min, 2 to 12 min", "pert 2 min 5 min 12 min"),
        ("20 s to 2 min, usually 48 s", "pert 20 s 48 s 2 min"),
        ("about 80 ms, between 20 and 200 ms", "pert 20 ms 80 ms 200 ms"),
        ("about 20 ms, 1 in 100 over 100 ms", "lognormal 20 ms p99 100 ms"),
        ("80 ms, p99 250 ms", "lognormal 80 ms p99 250 ms"),
        ("80 ms p99 300 ms", "lognormal 80 ms p99 300 ms"),
        ("2 to 8 ms", "uniform 2 ms to 8 ms"),
        ("20 s – 2 min", "uniform 20 s to 2 min"),
        ("5 ms on average, often less, seldom much more", "exp 5 ms"),
        ("about 1 h 30 min", "1 h 30 min"),
        ("4 ms on average, often less, seldom much more; 1 % take 1 s", "mix 99% exp 4 ms + 1% 1 s"),
        ("about 4 ms, 2 to 8 ms; 0.5 % take 1 s", "mix 99.5% pert 2 ms 4 ms 8 ms + 0.5% 1 s"),
    ],
)
def test_as_people_say_it(said, phrase):
    assert parse_varying(said) == parse_varying(phrase)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("about 5", "no unit"),
        ("about 48 s, 1 min to 2 min", "do not rise"),
        ("about an hour", "no time in words"),
        ("about 48 s, 20 s", "no time in words"),
        ("1 min; 120 % take 1 s", "not a duration"),
        ("between 8 and 2 ms", "not above its least"),
    ],
)
def test_said_but_not_meant(text, rule):
    with pytest.raises(QuantityError) as caught:
        parse_varying(text)
    assert rule in caught.value.rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("lognormal 1 ms p99 15 ms", "the most is 14.97"),
        ("lognormal 2 ms p99 1 ms", "below the mean"),
        ("lognormal 2 ms", "99th percentile"),
        ("hyperexp 8 ms cv 0.9", "cv of 1 or more"),
        ("gamma 8 ms cv 0", "does not vary"),
        ("gamma 8 ms", "wants its `cv`"),
        ("gamma 8 ms cv 1e9", "wants its `cv`"),
        ("gamma 8 ms cv 9999", "absurdly large"),
        ("pareto 8 ms tail 1", "no mean"),
        ("uniform 8 ms to 2 ms", "not above its least"),
        ("uniform 8 ms", "least and most"),
        ("pert 2 min 1 min 12 min", "do not rise"),
        ("pert 2 min 5 min", "three durations"),
        ("mix 99% 1 ms + 2% 1 s", "add to 101 %"),
        ("mix 50% mix 1% 1 s + 50% 1 s", "cannot be a mix"),
        ("exp 0 ms", "about zero"),
        ("exp 5", "no unit"),
        ("exp 5 ms or so", "does not belong"),
        ("normal 5 ms", "no shape"),
        ("nan ms", "not a number"),
        ("from waits.csv", "a file and a column"),
    ],
)
def test_figures_that_cannot_be(text, rule):
    with pytest.raises(QuantityError) as caught:
        parse_varying(text)
    assert rule in caught.value.rule


def test_from_a_file(tmp_path):
    (tmp_path / "waits.csv").write_text("id,service_ms\n1,80\n2,120.5\n\n3,7\n")
    shape = parse_varying("from waits.csv column service_ms", tmp_path)
    assert shape == v.FromFile("waits.csv", "service_ms", (0.08, 0.1205, 0.007))
    assert parse_varying(say_varying(shape), tmp_path) == shape


@pytest.mark.parametrize(
    ("content", "phrase", "rule"),
    [
        ("service_s\n1\nx\n", "from w.csv column service_s", "line 3 of `w.csv`: `x` is not a number"),
        ("service_s\n1\n-2\n", "from w.csv column service_s", "line 3 of `w.csv`"),
        ("service_s\nnan\n", "from w.csv column service_s", "line 2 of `w.csv`"),
        ("service_s\n1\n", "from w.csv column wait_s", "its columns: service_s"),
        ("service\n1\n", "from w.csv column service", "does not name its unit"),
        ("service_s\n", "from w.csv column service_s", "no rows"),
        ("service_s\n1\n", "from gone.csv column service_s", "no file `gone.csv`"),
        ("service_s\n1\n", "from ../w.csv column service_s", "outside the board's folder"),
        ("service_s\n1\n", "from /etc/passwd column service_s", "outside the board's folder"),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path, content, phrase, rule):
    (tmp_path / "w.csv").write_text(content)
    with pytest.raises(QuantityError) as caught:
        parse_varying(phrase, tmp_path)
    assert rule in caught.value.rule


def test_files_that_are_not_text_or_too_large(tmp_path, monkeypatch):
    (tmp_path / "w.csv").write_bytes(b"service_s\n\xff\xfe\n")
    with pytest.raises(QuantityError, match="UTF-8"):
        parse_varying("from w.csv column service_s", tmp_path)
    monkeypatch.setattr("peakday.quantities.columns.LARGEST_FILE", 5)
    with pytest.raises(QuantityError, match="at most"):
        parse_varying("from w.csv column service_s", tmp_path)


def test_a_board_without_a_folder_reads_no_file():
    with pytest.raises(QuantityError, match="not in a folder"):
        parse_varying("from waits.csv column service_s")
