"""Numbers in spoken English: `find("about a hundred shoppers per minute per store")`.

Beside the board's own parser, which wants one quantity written as the board language has it, this reads
free text: what is said in an interview, on a card or in a transcript. A small tokenizer and a grammar;
the words it knows are tables in `units`, `numerals`, `comparators`, `names` and `nouns`.
"""

from __future__ import annotations

from peakday.quantities.speech.grammar import Grammar
from peakday.quantities.speech.quantity import Quantity

__all__ = ["Quantity", "find"]


def find(text: str) -> list[Quantity]:
    """Every quantity said in `text`, in order.

    Never raises on any text. Versions, dates, times of day, ordinals, step numbers, numbers in lists and
    names such as S3, p99, HTTP 500 or "Prime 2" are no quantities. A range ("10-15 minutes") gives its
    two ends, `>=` and `<=`. Multiples ("2x", "twice the load") have the unit `x`; "four nines" and "one
    in a hundred" are shares in `%`; QPS, RPS and TPS are `request` per `second`; microseconds are told in
    ms.
    """
    return Grammar(text).find()
