"""Which way a number is meant: "under", "at least", "about", "or more". Phrases as data."""

from __future__ import annotations

from peakday.quantities.speech.tokens import BREAK, NUMBER, SIGN, WORD, Token
from peakday.quantities.speech.wordlists import words

_PHRASES = {
    "<": (
        "under", "below", "less than", "fewer than", "lower than", "smaller than", "shorter than",
        "faster than",
        "quicker than", "cheaper than", "sub", "beneath", "<", "strictly under", "not reach",
        "never reach", "not even", "just shy of", "shy of",
        "under about", "short of", "just under", "just below", "a little under", "a bit under",
        "slightly under",
    ),
    "<=": (
        "at most", "no more than", "not more than", "never more than", "up to", "at the most", "maximum",
        "max",
        "maximum of", "max of", "inside", "inside of", "not exceed", "not exceeding", "never exceed",
        "without exceeding", "within",
        "no longer than", "not longer than", "no greater than", "no higher than", "not over", "not above",
        "capped at", "limited to", "no slower than", "as many as", "as much as", "as long as",
        "no worse than", "upper limit of", "upper bound of",
        "ceiling of", "cap of", "cap at", "cap it at", "capped to", "no later than", "at the very most",
        "at the outside", "at a maximum", "<=", "=<", "≤", "less than or equal to", "not to exceed",
        "never over", "never above",
    ),
    ">": (
        "over", "above", "more than", "greater than", "higher than", "larger than", "longer than",
        "slower than",
        "bigger than", "exceed", "exceeds", "exceeding", "exceeded", "beyond", "upwards of", "upward of",
        "north of",
        "in excess of", "past", ">", "well over", "worse than", "just over", "just above", "a little over",
        "a bit over", "slightly over",
    ),
    ">=": (
        "at least", "no less than", "not less than", "no fewer than", "not fewer than", "never less than",
        "minimum", "minimum of", "a minimum of", "min of", "at the least", "not below", "not under",
        "never below", "never under", "no lower than", "not lower than", "lower bound of", "floor of",
        ">=", "=>",
        "≥", "greater than or equal to", "more than or equal to", "starting at", "starting from",
        "at the very least", "at a minimum", "at minimum", "as few as", "as little as",
    ),
    "~": (
        "about", "around", "roughly", "approximately", "approx", "approx .", "circa", "ca", "~", "≈",
        "nearly", "almost",
        "close to", "on the order of", "in the order of", "of the order of", "something like", "some", "say",
        "ballpark", "in the ballpark of", "give or take", "somewhere around", "order of", "more or less",
        "maybe",
        "perhaps", "probably", "just about", "or so",
    ),
    "=": ("let's say", "lets say", "let us say", "let s say"),
    "better": ("better than",),
}  # fmt: skip
_BY_WORDS = {tuple(said.split()): sign for sign, phrases in _PHRASES.items() for said in phrases}
_LONGEST = max(len(said) for said in _BY_WORDS)
_BETWEEN = words("the a an of only just even another exactly once every each p50 p90 p95 p99 :")
"""Words that may stand between the comparator and its number."""
_ABOUT = words("about around roughly approximately approx ~ ≈ nearly almost say some")
_NEGATED = {">": "<=", ">=": "<", "<": ">=", "better": "<="}
"""What a bound becomes behind a "not": it can't take longer than a minute."""
_NOT = words(
    """not never cannot no nothing nobody none without can't won't shouldn't mustn't don't doesn't didn't
    isn't aren't wasn't couldn't wouldn't can’t won’t shouldn’t mustn’t don’t doesn’t didn’t isn’t aren’t
    wasn’t couldn’t wouldn’t"""
)
_SUBJECTS = words("i we you they he she it that which who if whether when how because than and or but so")
"""Words behind which a new clause has begun, which the "not" before it is not said of."""
_FARTHEST_NOT = 6
"""How many words before a bound a "not" still turns it round ("don't want it over 200 ms")."""
_MAGNITUDES = words("thousand million billion hundred k m")
_SUMMANDS = words("a an the another some one two three four five six seven eight nine ten what whatever half")
_SPANS = words("next last past following coming previous")
_PHRASES_AFTER = {
    ">=": (
        "or more", "or higher", "or above", "or greater", "or longer", "or bigger", "or larger", "or over",
        "and up", "and above", "and more", "and over", "and counting", "at least", "at the least",
        "at the very least", "minimum", "at minimum", "at a minimum", "as a minimum", "plus", "odd or more",
    ),
    "<=": (
        "or less", "or fewer", "or lower", "or below", "or under", "or faster", "or shorter", "or quicker",
        "or sooner", "or smaller", "or cheaper", "and under", "at most", "at the most", "at the very most",
        "at worst", "at the outside", "max", "maximum", "at maximum", "as a maximum", "tops",
    ),
    "~": (
        "or so", "ish", "or thereabouts", "give or take", "more or less", "approximately", "roughly", "odd",
        "or something", "something like that", "ballpark",
    ),
    "better or equal": ("or better",),
}  # fmt: skip
_AFTER = {tuple(said.split()): sign for sign, phrases in _PHRASES_AFTER.items() for said in phrases}
_LONGEST_AFTER = max(len(said) for said in _AFTER)


def _text(token: Token) -> str:
    return token.low if token.kind in (WORD, SIGN) else "\0"


def before(tokens: list[Token], at: int) -> str | None:
    """The comparator that the words just before token `at` carry, or None."""
    i = at - 1
    approximate = False
    for _ in range(4):
        if i < 0 or tokens[i].kind == BREAK:
            break
        for size in range(min(_LONGEST, i + 1), 0, -1):
            phrase = tuple(_text(token) for token in tokens[i - size + 1 : i + 1])
            sign = _BY_WORDS.get(phrase)
            if sign is None:
                continue
            if sign == "~" and len(phrase) == 1 and phrase[0] in _ABOUT and not approximate:
                approximate = True  # "at least about 50": the firmer word wins
                i -= size
                break
            return "~" if approximate and sign == "=" else _negated(tokens, i - size, sign)
        else:
            if _text(tokens[i]) in _SPANS:
                break
            if _text(tokens[i]) not in _BETWEEN and not approximate:
                break
            if approximate:
                break
            i -= 1
    return "~" if approximate else None


def divides(tokens: list[Token], at: int) -> bool:
    """Is this word the "over" between two numbers, as in "1 million over 86,400"?"""
    return (
        at > 0
        and tokens[at].low == "over"
        and (tokens[at - 1].kind == NUMBER or tokens[at - 1].low in _MAGNITUDES)
    )


def _negated(tokens: list[Token], at: int, sign: str) -> str:
    """The sign of a bound whose phrase begins behind token `at`, turned round by a "not" close before it."""
    if sign in _NEGATED:
        for i in range(at, max(-1, at - _FARTHEST_NOT), -1):
            if tokens[i].kind != WORD or tokens[i].low in _SUBJECTS:
                break
            if tokens[i].low in _NOT:
                return _NEGATED[sign]
    return sign


def after(tokens: list[Token], at: int) -> tuple[str | None, int]:
    """The comparator said after the number ("500 or more", "3 seconds max", "500ish") and where it ends."""
    i = at
    if i < len(tokens) and tokens[i].text in ("-", ","):
        i += 1
    for size in range(_LONGEST_AFTER, 0, -1):
        if i + size <= len(tokens):
            sign = _AFTER.get(tuple(_text(token) for token in tokens[i : i + size]))
            if sign and not (sign == ">=" and tokens[i].low == "plus" and _goes_on(tokens, i + 1)):
                return sign, i + size
    return None, at


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Does a second summand follow: "500 plus 20", "500 plus the spares"?"""
    return at < len(tokens) and (tokens[at].kind != WORD or tokens[at].low in _SUMMANDS)
