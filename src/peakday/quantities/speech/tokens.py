"""Text cut into words, numbers and signs, each with where it stood. One pass, never backtracks far."""

from __future__ import annotations

import re
from dataclasses import dataclass

WORD, NUMBER, NAME, SIGN, BREAK = "word", "number", "name", "sign", "break"

LONGEST_NUMBER = 40
"""Digits beyond this are a serial number or noise, never something a person said."""


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of the text: `kind` is word, number, name (a version, a date, an address), sign or break."""

    kind: str
    text: str
    start: int
    end: int
    low: str
    gap: bool
    """Does white space stand before it?"""


# Order matters: what merely looks like a number (dates, versions, addresses, times of day) is taken first.
_SHAPES = re.compile(
    r"""
    (?P<break>\n)
  | (?P<name>
        \d{4}-\d{1,2}-\d{1,2}(?:T[\d:.]+Z?)?      # 2026-11-24
      | \d{1,2}/\d{1,2}/\d{2,4}                   # 24/11/2026
      | \d{1,2}:\d{2}(?::\d{2})?(?![\d])          # 18:00
      | (?:24/7(?:/365)?|24x7)(?![\d])            # round the clock
      | \d{1,9}(?:\.\d{1,9}){2,7}                 # 1.2.3, 10.0.0.1
      | [#§]\d{1,9}
    )
  | (?P<number>
        \d{1,3}(?:,\d{2,3}){0,8},\d{3}(?:\.\d{1,20})?(?!\d)  # 50,000 and 10,00,000
      | \d{1,3}(?:['’]\d{3}){1,8}(?!\d)           # 10'000
      | \d{1,3}(?:_\d{3}){1,8}(?!\d)
      | \d{1,20},\d{1,2}(?![\d,])                 # 99,99
      | \d{1,20}(?:\.\d{1,20})?[eE][+-]?\d{1,3}(?![\w])
      | \d{1,40}(?:\.\d{1,40})?
      | \.\d{1,20}(?!\d)
    )
  | (?P<word>o['’]clock\b|[^\W\d_][^\W_]*(?:['’](?:s|t|re|ll|ve|d|m)\b)?)
  | (?P<sign><=|>=|=<|=>|[^\w\s]|_)
    """,
    re.VERBOSE,
)


_DURATION_TAIL = re.compile(r"(?:h|hr|hrs|m|min|mins|s|sec|d)(?=\d{1,2}(?:m|min|mins|s|sec|h|ms)?\b)")
"""The h of 1h30m, where a number goes on after the unit."""


def tokens(text: str) -> list[Token]:
    """Cut `text` into tokens; white space other than line ends is dropped and remembered as `gap`."""
    found: list[Token] = []
    end = at = 0
    digits_until = -1
    tail_until = -1
    while (match := _SHAPES.search(text, at)) is not None:
        kind = match.lastgroup or SIGN
        start, at = match.span()
        if kind == WORD and found and found[-1].kind == NUMBER and start == end:
            tail = _DURATION_TAIL.match(text, start, at)
            if tail:
                at = tail_until = tail.end()
        piece = text[start:at]
        if kind == NUMBER:
            # A run of digits too long to be said was cut by the pattern: none of its pieces is a number.
            if start == digits_until or (at - start >= LONGEST_NUMBER and text[at : at + 1].isdigit()):
                kind, digits_until = NAME, at
            elif start and start != tail_until and (text[start - 1].isalnum() or text[start - 1] == "_"):
                kind = NAME
        found.append(Token(kind, piece, start, at, piece.lower(), start > end or start == 0))
        end = at
    return found
