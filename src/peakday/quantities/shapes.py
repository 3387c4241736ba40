"""Durations that vary, as text: `lognormal 80 ms p99 250 ms`, `mix 99% exp 4 ms + 1% 1 s`."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from peakday.quantities import varying as v
from peakday.quantities.columns import read_times
from peakday.quantities.durations import parse_duration, say_duration, split_duration
from peakday.quantities.errors import QuantityError, shown
from peakday.quantities.numbers import exact, say_number, shortest, tidy
from peakday.quantities.said import WORDS, as_phrase
from peakday.quantities.shares import say_share, split_share

EXAMPLES = {
    "exp": "exp 5 ms",
    "lognormal": "lognormal 80 ms p99 250 ms",
    "uniform": "uniform 2 ms to 8 ms",
    "gamma": "gamma 8 ms cv 0.5",
    "hyperexp": "hyperexp 8 ms cv 2",
    "pareto": "pareto 8 ms tail 2.1",
    "pert": "pert 2 min 5 min 12 min",
    "mix": "mix 99% exp 4 ms + 1% 1 s",
    "from": "from waits.csv column service_s",
}
"""One example of each shape, by the word that begins it."""

LARGEST_FIGURE = 1000
"""A coefficient of variation or a tail above this is a slip of the pen."""
MOST_PARTS = 20
"""Parts a mix may have."""

_WORD = re.compile(r"[A-Za-z]+")
_SPELLINGS = {"exponential": "exp", "hyperexponential": "hyperexp", "constant": "constant"}


def parse_varying(text: str, folder: Path | None = None) -> v.Varying:
    """A duration that varies, from its phrase; `folder` is where a `from FILE` shape finds its file.

    Raises `QuantityError` where the phrase is no known shape or its figures cannot be.
    """
    clean = as_phrase(tidy(text))
    found = _WORD.match(clean)
    if found is None:
        return v.Constant(parse_duration(clean))
    word = _SPELLINGS.get(found.group().lower(), found.group().lower())
    rest = clean[found.end() :].strip()
    if word == "from":
        return _from_file(rest, folder)
    if word == "constant":
        return v.Constant(parse_duration(rest))
    if word in WORDS:
        raise QuantityError(
            f"{shown(clean)} is no time in words that can be read", "Write `about 80 ms, 20 to 200 ms`"
        )
    if word not in _READERS:
        if word in ("nan", "inf", "infinity"):
            raise QuantityError(f"{shown(clean)} is not a number", "Write a duration such as `80 ms`")
        raise QuantityError(
            f"{shown(word)} is no shape a duration can have",
            f"Write `80 ms`, `about 80 ms, 20 to 200 ms`, or one of {', '.join(EXAMPLES)}",
        )
    return _READERS[word](rest)


def say_varying(varying: v.Varying) -> str:
    """A duration that varies as the board language writes it; reading it gives the same shape back."""
    return _SAYERS[type(varying)](varying)


def _one(text: str, shape: str) -> tuple[float, str]:
    """The duration (over zero) that begins a shape's phrase, and what follows it."""
    if not text:
        raise QuantityError(f"{shown(shape)} wants its duration", f"Write `{EXAMPLES[shape]}`")
    seconds, _, rest = split_duration(text)
    if not seconds:
        raise QuantityError(
            f"a time that varies about zero is no {shown(shape)}", "Write `0 ms`, or a mean over zero"
        )
    return float(seconds), rest.strip(" ,")


def _no_more(rest: str, shape: str) -> None:
    if rest:
        raise QuantityError(f"{shown(rest)} does not belong to {shown(shape)}", f"Write `{EXAMPLES[shape]}`")


def _figure(rest: str, word: str, shape: str) -> float:
    """The plain figure after a keyword, as in `cv 0.5`."""
    found = re.fullmatch(rf"{word}\s*=?\s*([\d.]+)", rest)
    if found is None:
        raise QuantityError(f"{shown(shape)} wants its `{word}`", f"Write `{EXAMPLES[shape]}`")
    figure = float(exact(found.group(1), rest))
    if figure > LARGEST_FIGURE:
        raise QuantityError(f"a {word} of {found.group(1)} is absurdly large", f"Write `{EXAMPLES[shape]}`")
    return figure


def _exponential(text: str) -> v.Varying:
    mean, rest = _one(text, "exp")
    _no_more(rest, "exp")
    return v.Exponential(mean)


def _lognormal(text: str) -> v.Varying:
    mean, rest = _one(text, "lognormal")
    found = re.match(r"p99\s+", rest)
    if found is None:
        raise QuantityError("`lognormal` wants its 99th percentile", f"Write `{EXAMPLES['lognormal']}`")
    p99, rest = _one(rest[found.end() :], "lognormal")
    _no_more(rest, "lognormal")
    if p99 < mean:
        raise QuantityError("the p99 is below the mean", "Write a p99 above the mean")
    if p99 > mean * v.LogNormal.LARGEST_RATIO:
        raise QuantityError(
            f"no lognormal has a p99 of {p99 / mean:.3g} times its mean; the most is "
            f"{v.LogNormal.LARGEST_RATIO:.2f} times",
            "Write a smaller p99, or a mix such as `mix 99% 4 ms + 1% 1 s`",
        )
    return v.LogNormal(mean, p99)


def _uniform(text: str) -> v.Varying:
    if not text:
        raise QuantityError("`uniform` wants its least and most", f"Write `{EXAMPLES['uniform']}`")
    least, _, rest = split_duration(text)
    found = re.match(r"\s*(?:to|-|–|,)\s*", rest)
    if found is None:
        raise QuantityError("`uniform` wants its least and most", f"Write `{EXAMPLES['uniform']}`")
    most, _, rest = split_duration(rest[found.end() :])
    _no_more(rest.strip(), "uniform")
    if most <= least:
        raise QuantityError(
            "the most of this `uniform` is not above its least", f"Write `{EXAMPLES['uniform']}`"
        )
    return v.Uniform(float(least), float(most))


def _gamma(text: str) -> v.Varying:
    mean, rest = _one(text, "gamma")
    cv = _figure(rest, "cv", "gamma")
    if not cv:
        raise QuantityError(
            "a `gamma` with a cv of 0 does not vary", "Write the duration alone, or a cv over 0"
        )
    return v.Gamma(mean, cv)


def _hyperexponential(text: str) -> v.Varying:
    mean, rest = _one(text, "hyperexp")
    cv = _figure(rest, "cv", "hyperexp")
    if cv < 1:
        raise QuantityError(
            "a `hyperexp` has a cv of 1 or more", f"Write `gamma` for less, or `{EXAMPLES['hyperexp']}`"
        )
    return v.HyperExponential(mean, cv)


def _pareto(text: str) -> v.Varying:
    mean, rest = _one(text, "pareto")
    tail = _figure(rest, "tail", "pareto")
    if tail <= 1:
        raise QuantityError(
            "a `pareto` with a tail of 1 or less has no mean", "Write a tail over 1, such as `tail 2.1`"
        )
    return v.Pareto(mean, tail)


def _pert(text: str) -> v.Varying:
    rest = text
    found: list[float] = []
    while rest and len(found) < 3:
        seconds, _, rest = split_duration(rest)
        found.append(float(seconds))
        rest = rest.strip(" ,").removeprefix("to ").strip()
    _no_more(rest, "pert")
    if len(found) < 3:
        raise QuantityError(
            "`pert` wants three durations: least, likeliest, most", f"Write `{EXAMPLES['pert']}`"
        )
    least, likeliest, most = found
    if not least <= likeliest <= most or least == most:
        raise QuantityError(
            "the durations of this `pert` do not rise: least, likeliest, most", "Put them in that order"
        )
    return v.Pert(least, likeliest, most)


def _mix(text: str) -> v.Varying:
    parts: list[tuple[float, v.Varying]] = []
    whole = Fraction(0)
    pieces = text.split("+")
    if not text or len(pieces) > MOST_PARTS:
        raise QuantityError(f"`mix` wants two to {MOST_PARTS} parts", f"Write `{EXAMPLES['mix']}`")
    for piece in pieces:
        share, rest = split_share(piece.strip())
        if rest.strip().lower().startswith(("mix", "from")):
            raise QuantityError("a part of a `mix` cannot be a mix or a file", "Write its parts out")
        parts.append((float(share), parse_varying(rest)))
        whole += share
    if abs(whole - 1) > Fraction(1, 10**9):
        raise QuantityError(
            f"the shares of this `mix` add to {say_number(whole * 100, 6)} %", "Make them add to 100 %"
        )
    return v.Mix(tuple(parts))


def _from_file(text: str, folder: Path | None) -> v.Varying:
    found = re.fullmatch(r"(\S.*?)\s*,?\s+column\s+(\S+)", text)
    if found is None:
        raise QuantityError(
            f"{shown('from ' + text)} does not name a file and a column", f"Write `{EXAMPLES['from']}`"
        )
    file, column = found.groups()
    return v.FromFile(file, column, read_times(file, column, folder))


_READERS: dict[str, Callable[[str], v.Varying]] = {
    "exp": _exponential,
    "lognormal": _lognormal,
    "uniform": _uniform,
    "gamma": _gamma,
    "hyperexp": _hyperexponential,
    "pareto": _pareto,
    "pert": _pert,
    "mix": _mix,
}


def _plain(figure: float) -> str:
    return shortest(figure, 1).replace(" ", "")


# One sayer a shape; each is called only with the shape it stands under.
_SAYERS: dict[type, Callable[..., str]] = {
    v.Constant: lambda s: say_duration(s.seconds),
    v.Exponential: lambda s: f"exp {say_duration(s.seconds)}",
    v.LogNormal: lambda s: f"lognormal {say_duration(s.seconds)} p99 {say_duration(s.p99)}",
    v.Uniform: lambda s: f"uniform {say_duration(s.least)} to {say_duration(s.most)}",
    v.Gamma: lambda s: f"gamma {say_duration(s.seconds)} cv {_plain(s.cv)}",
    v.HyperExponential: lambda s: f"hyperexp {say_duration(s.seconds)} cv {_plain(s.cv)}",
    v.Pareto: lambda s: f"pareto {say_duration(s.seconds)} tail {_plain(s.tail)}",
    v.Pert: lambda s: f"pert {say_duration(s.least)} {say_duration(s.likeliest)} {say_duration(s.most)}",
    v.Mix: lambda s: (
        "mix " + " + ".join(f"{say_share(share)} {say_varying(part)}" for share, part in s.parts)
    ),
    v.FromFile: lambda s: f"from {s.file} column {s.column}",
}
