"""Numbers that are part of a name, a place in a list or a date, and so say no amount."""

from __future__ import annotations

from peakday.quantities.speech.tokens import BREAK, NUMBER, WORD, Token
from peakday.quantities.speech.wordlists import words

MONTHS = words(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th"))
CLOCK = frozenset(("am", "pm", "o'clock", "o’clock", "oclock"))
PLACES_IN_A_LIST = words(
    """step steps phase option options tier level question section part page item number no version ver v
    release chapter figure fig table row line round stage scenario case appendix slide sprint milestone
    zone priority layer port error status code rfc iso day week month year quarter season episode
    criterion goal point rule requirement issue ticket bug room gate floor terminal wave variant plan
    type class grade article principle q top chapter track module test note sev severity catch area
    studio flight highway room act paragraph clause annex exhibit lab building platform
    player exercise unit sprint draft volume edition generation gen number"""
)
"""Nouns after which a bare number is which one, not how many."""
PRODUCTS = words(
    """prime http https tls ssl python java node windows android ios iphone kafka postgres postgresql mysql
    redis kubernetes web oauth ubuntu debian angular vue react gpt echo alexa kindle gen wifi wi-fi
    bluetooth usb sha aes rsa ipv md unicode utf ascii base formula covid apollo boeing airbus route
    model graviton fortune raid layer dynamodb sha area psd gdpr"""
)
"""Names that carry a number: Prime 2, HTTP 500, Python 3."""
METRICS = words(
    """qps rps tps sla slo sli rto rpo ttl dau mau wau cpu gpu ram api sku vm az usd eur gbp p50 p75 p90
    p95 p99 p999 tp99 tp90 kpi nps ctr far frr i a"""
)
"""All-capital words that are no name: a number after them is an amount."""
OPENERS = words(
    """about around roughly approximately nearly almost under over below above within at up between from say
    only just we i they it you need have has assume assuming with and or but so the a an to for of in on by
    per than is are was were be means target targets maximum minimum peak average availability latency
    throughput load budget cost traffic max min total expect expected plus minus less more fewer p50 p90 p95
    p99 yes no well okay ok right sure that this these those all some each every another use take make give
    call plan keep store allow let figure guess think aim support handle serve send process retain hold
    allocate provision then now here there what he she who maybe perhaps probably approx exactly even still
    currently today tomorrow typically usually normally generally reads writes requests orders users drivers
    stores read write if when while because since actually sorry wait scratch correction rather not never
    also times rps qps our my your their its"""
)
"""Capitalised at the start of a sentence these are still plain words."""


def _low(tokens: list[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _glued(tokens: list[Token], at: int) -> bool:
    """Does token `at` follow the one before it with no space?"""
    return 0 < at < len(tokens) and not tokens[at].gap


def starts_sentence(tokens: list[Token], at: int) -> bool:
    """Is token `at` the first word of a sentence or line?"""
    return (
        at == 0 or tokens[at - 1].kind == BREAK or tokens[at - 1].text in (".", "!", "?", ":", "(", '"', "“")
    )


def is_marker(tokens: list[Token], at: int) -> bool:
    """`1.`, `2)` and `(3)` that number a list."""
    after = at + 1
    if (
        after >= len(tokens)
        or not _glued(tokens, after)
        or not tokens[at].text.isdigit()
        or len(tokens[at].text) > 2
    ):
        return False
    first = at == 0 or tokens[at - 1].kind == BREAK
    if tokens[after].text == ")":
        # "(3)" and "3)" mark a list; in "(about 3)" a bracket was opened with words in it.
        return (
            first
            or _low(tokens, at - 1) == "("
            or not any(t.text == "(" for t in tokens[max(0, at - 12) : at])
        )
    following = tokens[after + 1] if after + 1 < len(tokens) else None
    return (
        tokens[after].text == "."
        and first
        and following is not None
        and following.kind == WORD
        and following.gap
    )


def is_date_or_clock(tokens: list[Token], at: int, after: int) -> bool:
    """A day beside its month, a year, an hour of the clock, an ordinal (3rd, 95th)."""
    token = tokens[at]
    previous, following = _low(tokens, at - 1), _low(tokens, after)
    if token.kind == NUMBER and following in ORDINAL_ENDINGS and _glued(tokens, after):
        return True
    if following in CLOCK:
        return True
    if following in ("a", "p") and _low(tokens, after + 1) == "." and _low(tokens, after + 2) == "m":
        return True
    day = token.kind == NUMBER and token.text.isdigit()
    # "may" and "march" are verbs too: only with a capital letter are they months.
    if day and at and tokens[at - 1].low in MONTHS and tokens[at - 1].text[0].isupper():
        return True
    if day and after < len(tokens) and tokens[after].low in MONTHS and tokens[after].text[0].isupper():
        return True
    if _low(tokens, after) == "and" and _hour_of_day(tokens, after + 1):  # between 2 and 4 p.m.
        return True
    if previous == "past" and _low(tokens, at - 2) in ("half", "quarter"):
        return True
    if _is_clock(tokens, at, after):
        return True
    if _low(tokens, at) == "twenty" and following == "seven" and _low(tokens, after - 1) == "four":
        return True  # round the clock
    # March 14, 2024 and March 14th, 2024
    return day and previous == "," and any(_low(tokens, at - back) in MONTHS for back in (3, 4))


def _hour_of_day(tokens: list[Token], at: int) -> bool:
    """Is this a number before am, pm or "in the evening"?"""
    if at >= len(tokens) or not _is_hour(tokens[at]):
        return False
    if [_low(tokens, at + step) for step in (1, 2)] == ["in", "the"] and _low(tokens, at + 3) in _DAYS:
        return True
    following = [_low(tokens, at + step) for step in (1, 2, 3)]
    return following[0] in CLOCK or (following[0] in ("a", "p") and following[1:] == [".", "m"])


_CLOCK_LEADS = words("at by until till before after from around")
_HOURS = words("one two three four five six seven eight nine ten eleven twelve")


def _is_hour(token: Token) -> bool:
    return token.low in _HOURS or (token.text.isdecimal() and len(token.text) <= 2 and int(token.text) <= 24)


def _is_clock(tokens: list[Token], at: int, after: int) -> bool:
    """An hour of the clock by what stands around it: at 9 sharp, by five on Friday, until 6 tonight."""
    between = _low(tokens, at - 1) == "and" and _low(tokens, at - 3) == "between"
    if not between and _low(tokens, at - 1) not in _CLOCK_LEADS:
        return False
    if not _is_hour(tokens[at]) or after != at + 1:
        return False
    following, beyond = _low(tokens, after), _low(tokens, after + 1)
    if following in ("sharp", "tonight", "tomorrow"):
        return True
    if following in ("in", "on", "every", "this", "the") and beyond in _DAYS:
        return True
    return following == "in" and beyond == "the" and _low(tokens, after + 2) in _DAYS


_DAYS = words(
    """monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
    fridays saturdays sundays morning mornings afternoon afternoons evening evenings night weekdays
    weekends"""
)


def is_spoken_clock(tokens: list[Token], at: int, after: int) -> bool:
    """At eleven thirty, by nine fifteen: an hour and its minutes, if nothing near says otherwise."""
    if _low(tokens, at - 1) not in _CLOCK_LEADS or _low(tokens, at) not in _HOURS:
        return False
    return after == at + 2 and _low(tokens, at + 1) in _YEAR_TENS


def spoken_years(tokens: list[Token]) -> frozenset[int]:
    """The tokens of years as they are spoken: twenty twenty-five, nineteen ninety nine."""
    found: set[int] = set()
    for at, token in enumerate(tokens):
        if token.low not in ("twenty", "nineteen"):
            continue
        tens = at + 2 if _low(tokens, at + 1) == "-" else at + 1
        if _low(tokens, tens) not in _YEAR_TENS or _low(tokens, at - 1) in ("-", "and"):
            continue
        ones = tens + 2 if _low(tokens, tens + 1) == "-" else tens + 1
        found.update(range(at, ones + 1 if _low(tokens, ones) in _HOURS else ones))
    return frozenset(found)


_YEAR_TENS = words(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
) | words("thirty forty fifty sixty seventy eighty ninety")


def is_decade(tokens: list[Token], at: int, after: int) -> bool:
    """The 2010s, the 90s."""
    text = tokens[at].text
    if _low(tokens, after) != "s" or not _glued(tokens, after) or not text.isdigit() or text[-1] != "0":
        return False
    return (len(text) == 4 and text[:2] in ("19", "20")) or (
        len(text) == 2 and _low(tokens, at - 1) in ("the", "early", "late", "mid")
    )


def is_year(tokens: list[Token], at: int, has_unit: bool) -> bool:
    """A bare 1900–2099 with nothing counted after it."""
    text = tokens[at].text
    if has_unit or not (text.isdigit() and len(text) == 4 and text[:2] in ("19", "20")):
        return False
    if text[2:] == "00" and _low(tokens, at - 1) in ("of", "to", "and", "-", "for", "by"):
        return False  # from 500 to 2000
    return _low(tokens, at - 1) in {
        "in", "by", "since", "until", "till", "from", "year", "before", "after", "during", "late", "early",
        "mid",
        "of", "fy", "h", "q", "to", "and", "-", "spring", "summer", "autumn", "fall", "winter", "day", "for",
    } | MONTHS  # fmt: skip


def is_ratio(tokens: list[Token], at: int, after: int) -> bool:
    """Twenty to one reads to writes: neither end is an amount by itself ("from 20 to 1" is a change)."""
    one = ("1", "one")
    if _low(tokens, after) == "to" and _low(tokens, after + 1) in one:
        return _low(tokens, at - 1) not in ("from", "down")
    before = at - 2
    return (
        _low(tokens, at) in one
        and _low(tokens, at - 1) == "to"
        and before >= 0
        and (tokens[before].kind == NUMBER or tokens[before].low in _RATIO_WORDS)
        and _low(tokens, before - 1) not in ("from", "down")
    )


_RATIO_WORDS = words("two three four five six eight ten twelve fifteen twenty thirty fifty hundred thousand")


def is_after_name(tokens: list[Token], at: int) -> bool:
    """Does a bare number stand behind a capitalised word: part of a name (Area 51) or a count (Asia 300)?"""
    before = tokens[at - 1]
    if at == 0 or before.kind != WORD or not before.text[0].isupper() or len(before.text) < 2:
        return False
    return before.text[1:].islower() and before.low.replace("’", "'").partition("'")[0] not in OPENERS


def is_name(tokens: list[Token], at: int, hard_unit: bool, unit: bool) -> bool:
    """Does the word before make this number a name or a place in a list?"""
    if at == 0:
        return False
    before = tokens[at - 1]
    # us-east-1, GPT-4, HTTP/2, CVE_3: joined to a word by a sign without a space.
    if before.text in ("-", "/", "_", ".") and _glued(tokens, at) and at >= 2 and _glued(tokens, at - 1):
        joined = tokens[at - 2]
        if joined.kind == WORD and joined.low not in ("sub", "non", "under", "max", "min", "mid", "up", "to"):
            return before.text != "-" or not hard_unit or joined.low in PRODUCTS
    if before.kind != WORD or tokens[at].kind != NUMBER:
        return False
    if before.low in ("p", "tp", "percentile"):  # p 99
        return not hard_unit
    if before.low in PRODUCTS and not hard_unit:
        return True
    if before.low in PLACES_IN_A_LIST and not unit:
        return True
    if before.low in (
        "step",
        "phase",
        "option",
        "version",
        "tier",
        "level",
        "port",
        "error",
        "status",
        "v",
        "release",
    ):
        return not hard_unit
    if hard_unit or before.low in METRICS:
        return False
    if len(before.text) > 1 and before.text.isupper():
        return True
    if any(letter.isupper() for letter in before.text[1:]):  # DynamoDB 101
        return not unit
    return unit and is_after_name(tokens, at) and not starts_sentence(tokens, at - 1)
