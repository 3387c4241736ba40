"""Which way a number is meant: "under", "at least", "about", "or more". Phrases as data."""

from __future__ import annotations

from peakday.quantities.speech.tokens import BREAK, SIGN, WORD, Token
from peakday.quantities.speech.wordlists import words

_PHRASES = {
    "<": (
        "under", "below", "less than", "fewer than", "lower than", "smaller than", "shorter than",
        "faster than",
        "quicker than", "cheaper than", "sub", "beneath", "<", "strictly under", "not reach",
        "never reach", "not even", "just shy of", "shy of",
        "under about", "short of",
    ),
    "<=": (
        "at most", "no more than", "not more than", "never more than", "up to", "at the most", "maximum",
        "max",
        "maximum of", "max of", "inside", "inside of", "not exceed", "not exceeding", "never exceed",
        "without exceeding", "within",
        "no longer than", "not longer than", "no greater than", "no higher than", "not over", "not above",
        "capped at", "limited to", "no slower than", "as many as", "as much as", "as long as",
        "no worse than", "upper limit of", "upper bound of",
        "ceiling of", "<=", "=<", "≤", "less than or equal to", "not to exceed", "never over", "never above",
    ),
    ">": (
        "over", "above", "more than", "greater than", "higher than", "larger than", "longer than",
        "slower than",
        "bigger than", "exceed", "exceeds", "exceeding", "exceeded", "beyond", "upwards of", "upward of",
        "north of",
        "in excess of", "past", ">", "well over", "better than",
    ),
    ">=": (
        "at least", "no less than", "not less than", "no fewer than", "not fewer than", "never less than",
        "minimum", "minimum of", "a minimum of", "min of", "at the least", "not below", "not under",
        "never below", "never under", "no lower than", "not lower than", "lower bound of", "floor of",
        ">=", "=>",
        "≥", "greater than or equal to", "more than or equal to", "starting at", "starting from",
    ),
    "~": (
        "about", "around", "roughly", "approximately", "approx", "approx .", "circa", "ca", "~", "≈",
        "nearly", "almost",
        "close to", "on the order of", "in the order of", "of the order of", "something like", "some", "say",
        "ballpark", "in the ballpark of", "give or take", "somewhere around", "order of", "more or less",
        "maybe",
        "perhaps", "probably", "let's say", "just under", "just over", "just about", "just above",
        "just below", "a little under", "a little over",
    ),
}  # fmt: skip
_BY_WORDS = {tuple(said.split()): sign for sign, phrases in _PHRASES.items() for said in phrases}
_LONGEST = max(len(said) for said in _BY_WORDS)
_BETWEEN = words("the a an of only just even another exactly p50 p90 p95 p99 :")
"""Words that may stand between the comparator and its number."""
_ABOUT = {
    "about",
    "around",
    "roughly",
    "approximately",
    "approx",
    "~",
    "≈",
    "nearly",
    "almost",
    "say",
    "some",
}
_SPANS = words("next last past following coming previous")
_AFTER = {
    ("or", "more"): ">=", ("or", "higher"): ">=", ("or", "better"): ">=", ("or", "above"): ">=",
    ("or", "greater"): ">=",
    ("and", "up"): ">=", ("and", "above"): ">=", ("and", "more"): ">=", ("at", "least"): ">=",
    ("minimum",): ">=",
    ("or", "less"): "<=", ("or", "fewer"): "<=", ("or", "lower"): "<=", ("or", "below"): "<=",
    ("or", "under"): "<=",
    ("or", "faster"): "<=", ("at", "most"): "<=", ("at", "worst"): "<=",
    ("max",): "<=", ("maximum",): "<=", ("tops",): "<=",
    ("or", "so"): "~", ("ish",): "~", ("or", "thereabouts"): "~", ("give", "or", "take"): "~",
    ("more", "or", "less"): "~", ("approximately",): "~", ("roughly",): "~",
}  # fmt: skip


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
            return sign
        else:
            if _text(tokens[i]) in _SPANS:
                break
            if _text(tokens[i]) not in _BETWEEN and not approximate:
                break
            if approximate:
                break
            i -= 1
    return "~" if approximate else None


def after(tokens: list[Token], at: int) -> str | None:
    """The comparator said after the number: "500 or more", "3 seconds max", "500ish"."""
    i = at
    if i < len(tokens) and tokens[i].text in ("-", ","):
        i += 1
    for size in (3, 2, 1):
        if i + size <= len(tokens):
            sign = _AFTER.get(tuple(_text(token) for token in tokens[i : i + size]))
            if sign:
                return sign
    return None
