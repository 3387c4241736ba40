"""The small phrases of a board: `10k/s burst 5k`, `zipf 0.9 of 1 M room 50k lru`, `08:00-16:00 x 40`.

Every `parse_…` raises `QuantityError`; every `say_…` prints what its parser reads back.
"""

from __future__ import annotations

import re

from peakday.board.models import Breaker, Errors, Every, KeyCache, Keys, Limit, Price, Shift
from peakday.quantities import (
    QuantityError,
    parse_count,
    parse_duration,
    parse_price,
    parse_rate,
    parse_share,
    parse_whole,
    say_count,
    say_duration,
    say_money,
    say_rate,
    say_share,
)
from peakday.quantities.errors import shown
from peakday.quantities.money import Basis
from peakday.quantities.numbers import exact, shortest, tidy

DAY = 86400.0
LARGEST_EXPONENT = 10
"""A Zipf exponent above this asks for one key only."""


def _word(text: str, pattern: str, what: str, example: str) -> re.Match[str]:
    """The phrase's match, or the complaint that it is not `what`."""
    found = re.fullmatch(pattern, tidy(text), re.IGNORECASE)
    if found is None:
        raise QuantityError(f"{shown(text)} is not {what}", f"Write it as `{example}`")
    return found


def parse_limit(text: str) -> Limit:
    """A token bucket, `10k/s burst 5k`; without a burst, one second's worth (at least one)."""
    rate, _, burst = tidy(text).partition("burst")
    per_second = parse_rate(rate.strip(" ,"))
    if not per_second:
        raise QuantityError(
            "a limit of nothing lets nobody in", "Write a rate over zero, such as `10k/s burst 5k`"
        )
    tokens = parse_count(burst) if burst else max(1.0, per_second)
    if tokens < 1:
        raise QuantityError("a burst below 1 lets nobody in", "Write a burst of 1 or more")
    return Limit(per_second, tokens)


def say_limit(limit: Limit) -> str:
    """The token bucket as a phrase."""
    return f"{say_rate(limit.rate)} burst {say_count(limit.burst)}"


def parse_keys(text: str) -> Keys:
    """How keys are asked for: `zipf 1.1 of 1 M`, or `uniform of 1 M`."""
    found = _word(
        text,
        r"(?:zipf\s+(?P<exponent>[\d.]+)|uniform)\s*,?\s+of\s+(?P<count>.+)",
        "a spread of keys",
        "zipf 1.1 of 1 M",
    )
    exponent = float(exact(found["exponent"], text)) if found["exponent"] else 0.0
    if exponent > LARGEST_EXPONENT:
        raise QuantityError(
            f"a Zipf exponent of {found['exponent']} is absurdly large", "Write one such as 0.9 or 1.1"
        )
    return Keys(exponent, parse_whole(found["count"], least=1))


def say_keys(keys: Keys) -> str:
    """The spread of keys as a phrase."""
    return f"zipf {shortest(keys.exponent, 1).replace(' ', '')} of {say_count(keys.count)}"


def parse_hit(text: str) -> float | KeyCache:
    """A hit share, `92%`, or a cache that knows its keys, `zipf 0.9 of 1 M room 50k lru`."""
    if not tidy(text).lower().startswith(("zipf", "uniform")):
        return parse_share(text)
    example = "zipf 0.9 of 1 M room 50k lru"
    found = _word(
        text, r"(?P<keys>.+?)\s*,?\s+room\s+(?P<room>.+?)(?:\s*,?\s+(?P<rule>[a-z]+))?", "a cache", example
    )
    rule, room = (found["rule"] or "lru").lower(), found["room"]
    if rule in ("k", "m", "thousand", "million"):  # `room 1 M`: the word is part of the number
        room, rule = f"{room} {found['rule']}", "lru"
    if rule != "lru":
        raise QuantityError(f"a cache that forgets by {shown(rule)} is not known", f"Write `{example}`")
    return KeyCache(parse_keys(found["keys"]), parse_whole(room, least=1))


def say_hit(hit: float | KeyCache) -> str:
    """The hit share or the key cache as a phrase."""
    if isinstance(hit, KeyCache):
        return f"{say_keys(hit.keys)} room {say_count(hit.room)} lru"
    return say_share(hit)


def parse_errors(text: str) -> Errors:
    """Shares that fail or come out wrong: `0.5 %`, `wrong 0.3 %`, `0.5 % wrong 0.3 %`."""
    fail, said, wrong = tidy(text).partition("wrong")
    fail, wrong = fail.strip(" ,+"), wrong.strip()
    if not fail and not wrong:
        raise QuantityError(f"{shown(text)} is not a share of errors", "Write it as `0.5 %` or `wrong 0.3 %`")
    errors = Errors(parse_share(fail) if fail else 0.0, parse_share(wrong) if wrong else 0.0)
    if said and not wrong:
        raise QuantityError(f"{shown(text)} has no share behind `wrong`", f"Write `wrong {fail}`")
    return errors


def say_errors(errors: Errors) -> str:
    """The shares as a phrase."""
    if not errors.wrong:
        return say_share(errors.fail)
    return (f"{say_share(errors.fail)} " if errors.fail else "") + f"wrong {say_share(errors.wrong)}"


def parse_clock(text: str) -> float:
    """Seconds after midnight of `08:00` (up to `24:00`)."""
    found = _word(text, r"(\d{1,2}):(\d{2})(?::(\d{2}))?", "a time of day", "08:00")
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    if hours > 24 or minutes > 59 or seconds > 59 or (hours == 24 and (minutes or seconds)):
        raise QuantityError(f"{shown(text)} is no time of day", "Write one from `00:00` to `24:00`")
    return float(hours * 3600 + minutes * 60 + seconds)


def say_clock(seconds: float) -> str:
    """A time of day, `08:00`."""
    whole = int(seconds)
    clock = f"{whole // 3600:02d}:{whole % 3600 // 60:02d}"
    return f"{clock}:{whole % 60:02d}" if whole % 60 else clock


def parse_shift(text: str) -> Shift:
    """People at work, `08:00-16:00 x 40`; a shift that ends before it starts runs past midnight."""
    found = _word(
        text,
        r"(?P<start>[\d:]+)\s*(?:-|–|to)\s*(?P<end>[\d:]+)\s*,?\s*x\s*(?P<copies>.+)",
        "a shift",
        "08:00-16:00 x 40",
    )
    start, end = parse_clock(found["start"]), parse_clock(found["end"])
    if start == DAY:
        start = 0.0
    if start == end:
        raise QuantityError(f"the shift {shown(text)} ends when it starts", "Write it as `08:00-16:00 x 40`")
    return Shift(start, end if end > start else end + DAY, parse_whole(found["copies"]))


def say_shift(shift: Shift) -> str:
    """The shift as a phrase."""
    end = shift.end if shift.end <= DAY else shift.end - DAY
    return f"{say_clock(shift.start)}-{say_clock(end)} x {say_count(shift.copies)}"


def parse_every(text: str) -> Every:
    """When a batch is taken: `5 min`, `100`, or whichever comes first, `5 min or 100`."""
    seconds: float | None = None
    size: int | None = None
    for part in re.split(r"\s*,?\s+or\s+", tidy(text)):
        if re.search(r"(?:s|min|h|hours?|minutes?|days?)$", part):
            if seconds is not None:
                raise QuantityError(f"{shown(text)} gives two times", "Write it as `5 min or 100`")
            seconds = parse_duration(part)
        elif size is not None:
            raise QuantityError(f"{shown(text)} gives two sizes", "Write it as `5 min or 100`")
        else:
            size = parse_whole(part, least=1)
    if seconds == 0:
        raise QuantityError("a batch every 0 s never ends", "Write a time over zero, such as `5 min`")
    return Every(seconds, size)


def say_every(every: Every) -> str:
    """When a batch is taken, as a phrase."""
    parts = [say_duration(every.seconds)] if every.seconds is not None else []
    return " or ".join(parts + ([say_count(every.size)] if every.size is not None else []))


def parse_box_price(text: str) -> Price:
    """What a box costs: `$0.05/h` for each copy, `$0.20/M` requests, `$90/month`, or some with `+`."""
    amounts = {"h": 0.0, "request": 0.0, "month": 0.0}
    given: set[str] = set()
    for part in re.split(r"\s*(?:\+|,\s|\sand\s)\s*", tidy(text)):
        money = parse_price(part)
        if money.per is None:
            if money.usd:
                raise QuantityError(
                    f"{shown(part)} does not say what is paid for",
                    "Write `$0.20/M`, `$0.05/h` or `$90/month`",
                )
            continue
        if money.per in given:
            raise QuantityError(
                f"{shown(text)} gives two prices by the same measure", "Write each measure once"
            )
        given.add(money.per)
        amounts[money.per] = money.usd
    return Price(amounts["h"], amounts["request"], amounts["month"])


def say_box_price(price: Price) -> str:
    """The price as a phrase; `$0` where it costs nothing."""
    amounts: tuple[tuple[float, Basis], ...] = (
        (price.per_copy_hour, "h"),
        (price.per_request, "request"),
        (price.per_month, "month"),
    )
    parts = [say_money(usd, per) for usd, per in amounts if usd]
    return " + ".join(parts) or "$0"


def parse_breaker(text: str) -> Breaker:
    """When a circuit breaker opens: `50 % of 20 in 10 s rest 5 s`."""
    found = _word(
        text,
        r"(?P<share>.+?)\s*,?\s+of\s+(?P<of>.+?)\s*,?\s+in\s+(?P<within>.+?)\s*,?\s+rest\s+(?P<rest>.+)",
        "a breaker",
        "50 % of 20 in 10 s rest 5 s",
    )
    breaker = Breaker(
        parse_share(found["share"]),
        parse_whole(found["of"], least=1),
        parse_duration(found["within"]),
        parse_duration(found["rest"]),
    )
    if not breaker.share or not breaker.within or not breaker.rest:
        raise QuantityError(
            "a breaker wants a share and times over zero", "Write it as `50 % of 20 in 10 s rest 5 s`"
        )
    return breaker


def say_breaker(breaker: Breaker) -> str:
    """The breaker as a phrase."""
    return (
        f"{say_share(breaker.share)} of {say_count(breaker.of)} in {say_duration(breaker.within)}"
        f" rest {say_duration(breaker.rest)}"
    )
