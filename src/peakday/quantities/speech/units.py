"""The units people say, and how a noun becomes a unit: data first, then two small functions."""

from __future__ import annotations

from dataclasses import dataclass

from peakday.quantities.speech.wordlists import words


@dataclass(frozen=True, slots=True)
class Unit:
    """What a word of measure stands for: `factor` times `unit`, over `per` where the word says so (QPS)."""

    unit: str
    factor: float = 1.0
    per: str | None = None


def _spread(*rows: tuple[str, Unit]) -> dict[str, Unit]:
    return {word: unit for names, unit in rows for word in names.split()}


TIMES = _spread(
    ("ns nanosecond nanoseconds nanos", Unit("ms", 1e-6)),
    ("us µs μs microsecond microseconds micros", Unit("ms", 1e-3)),
    ("ms msec msecs millisecond milliseconds millis milli millisec millisecs", Unit("ms")),
    ("s sec secs second seconds", Unit("s")),
    ("min mins minute minutes", Unit("min")),
    ("h hr hrs hour hours", Unit("hour")),
    ("d day days", Unit("day")),
    ("night nights", Unit("night")),
    ("week weeks wk wks", Unit("week")),
    ("month months mo mos mth", Unit("month")),
    ("quarter quarters", Unit("quarter")),
    ("year years yr yrs", Unit("year")),
)
"""Durations. `quarter` is a duration only in the plural or after `per`."""

SIZES = _spread(
    ("byte bytes", Unit("B")),
    ("kb kib kilobyte kilobytes", Unit("KB")),
    ("mb mib megabyte megabytes megs meg", Unit("MB")),
    ("gb gib gigabyte gigabytes gigs gig", Unit("GB")),
    ("tb tib terabyte terabytes", Unit("TB")),
    ("pb pib petabyte petabytes", Unit("PB")),
    ("eb exabyte exabytes", Unit("PB", 1000.0)),
    ("kbit kbits kilobit kilobits", Unit("Kbit")),
    ("mbit mbits megabit megabits", Unit("Mbit")),
    ("gbit gbits gigabit gigabits", Unit("Gbit")),
    ("kbps kbit/s", Unit("Kbit", 1.0, "second")),
    ("mbps mbit/s", Unit("Mbit", 1.0, "second")),
    ("gbps gbit/s", Unit("Gbit", 1.0, "second")),
)

MONEY = _spread(
    ("usd dollar dollars buck bucks", Unit("USD")),
    ("cent cents penny pennies", Unit("USD", 0.01)),
    ("grand", Unit("USD", 1000.0)),
    ("eur euro euros", Unit("EUR")),
    ("gbp pound pounds quid", Unit("GBP")),
    ("pence", Unit("GBP", 0.01)),
    ("rupee rupees inr", Unit("INR")),
    ("jpy yen", Unit("JPY")),
    ("chf francs", Unit("CHF")),
    ("cad", Unit("CAD")),
    ("aud", Unit("AUD")),
)

SHARES = _spread(
    ("% percent pct percents", Unit("%")),
    ("bps bp", Unit("%", 0.01)),
    ("ppm", Unit("%", 0.0001)),
)

RATES = _spread(
    ("qps rps tps", Unit("request", 1.0, "second")),
    ("rpm", Unit("request", 1.0, "minute")),
    ("iops", Unit("operation", 1.0, "second")),
    ("fps", Unit("frame", 1.0, "second")),
    ("wps", Unit("write", 1.0, "second")),
)

SHORT = _spread(
    ("req reqs", Unit("request")),
    ("txn txns tx", Unit("transaction")),
    ("msg msgs", Unit("message")),
    ("ops op", Unit("operation")),
    ("tran trans", Unit("transaction")),
    ("px", Unit("pixel")),
    ("km kms kilometre kilometres kilometer kilometers", Unit("km")),
    ("mph", Unit("mile", 1.0, "hour")),
    ("kmh kph", Unit("km", 1.0, "hour")),
    ("people persons", Unit("person")),
    ("dau daus", Unit("user", 1.0, "day")),
    ("wau waus", Unit("user", 1.0, "week")),
    ("mau maus", Unit("user", 1.0, "month")),
    ("degrees", Unit("degree")),
    ("hz hertz", Unit("Hz")),
    ("khz kilohertz", Unit("kHz")),
)

HARD = {**TIMES, **SIZES, **MONEY, **SHARES, **RATES, **SHORT}
"""Words that are a unit wherever they follow a number."""

LETTERS = {"h", "s", "d", "m"}
"""Single letters that are units only when glued to the number or plainly alone after it."""

PERIODS = {
    "s": "second", "sec": "second", "second": "second", "secs": "second", "seconds": "second",
    "min": "minute", "mins": "minute", "minute": "minute", "minutes": "minute", "m": "minute",
    "h": "hour", "hr": "hour", "hour": "hour", "hours": "hour", "hrs": "hour",
    "d": "day", "day": "day", "days": "day", "night": "night",
    "week": "week", "wk": "week", "w": "week",
    "month": "month", "mo": "month", "mth": "month",
    "quarter": "quarter",
    "year": "year", "yr": "year", "y": "year", "annum": "year",
    "ms": "ms", "millisecond": "ms",
}  # fmt: skip
"""Spans of time after `per`, `/` or `a`."""

HOW_OFTEN = {
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month",
    "yearly": "year", "annually": "year", "annual": "year", "quarterly": "quarter",
}  # fmt: skip

CURRENCY = {"$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "¥": "JPY"}
CURRENCY_WORDS = {
    "usd": "USD",
    "us$": "USD",
    "eur": "EUR",
    "gbp": "GBP",
    "inr": "INR",
    "chf": "CHF",
    "rs": "INR",
}

KNOWN_NOUNS = words(
    """user customer shopper member subscriber viewer visitor driver courier person employee engineer
    developer store region zone country city market site location warehouse datacenter data-center
    center centre server node instance machine host box copy replica shard partition cluster pod
    container worker thread core database table cache queue topic stream bucket broker function lambda
    service microservice api endpoint request call query read write scan order item package parcel
    return delivery payment transaction checkout event message notification email sms push record row
    file object photo image video frame stream song session connection socket device phone camera
    scanner terminal drone vehicle van truck robot locker attempt retry failure error click view
    impression page search upload download login account product sku team shift seat slot language skill
    utterance command title episode season prescription patient doctor palm hand template minute word
    token model hop vcpu cpu gpu staff document tenant project provider vendor partner supplier merchant
    seller buyer restaurant hotel hospital pharmacy school airport station depot hub bag basket cart ticket
    trip ride booking reservation flight scooter bike car sensor meter sample chat conversation channel
    playlist article film movie player passenger rider student teacher agent courier nurse operator
    household family business company app page tab screen review comment quote invoice refund claim"""
)
"""Nouns of these interviews: after a number they count even in the singular, or when the number is "one"."""

_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "caches": "cache", "aches": "ache", "movies": "movie", "cookies": "cookie", "series": "series",
    "species": "species", "statuses": "status", "buses": "bus", "viruses": "virus", "campuses": "campus",
    "shelves": "shelf", "halves": "half", "lives": "life", "indices": "index", "vertices": "vertex",
    "criteria": "criterion", "analyses": "analysis", "categories": "category", "bonuses": "bonus",
    "selfies": "selfie", "calories": "calorie", "zombies": "zombie", "gases": "gas", "lenses": "lens",
}  # fmt: skip


def singular(noun: str) -> str:
    """The singular of an English noun, acronyms kept as written (`APIs` → `API`), else in lower case."""
    if noun.endswith("s") and len(noun) > 2 and noun[:-1].isupper():
        return noun[:-1]
    if noun.isupper() and len(noun) > 1:
        return noun
    low = noun.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "xes", "shes", "ches", "zzes")):
        return low[:-2]
    if low.endswith("s") and (low[:-1] in KNOWN_NOUNS or not low.endswith(("ss", "us", "is"))):
        return low[:-1]
    return low


def looks_plural(noun: str) -> bool:
    """Could this word be a plural noun? By its shape alone."""
    low = noun.lower()
    if low in _IRREGULAR or low in ("people",):
        return True
    if noun.endswith("s") and len(noun) > 2 and noun[:-1].isupper():
        return True
    if low.endswith("s") and low[:-1] in KNOWN_NOUNS:
        return True
    return low.endswith("s") and len(low) > 2 and not low.endswith(("ss", "us", "is", "’s", "'s"))
