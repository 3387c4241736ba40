"""A sheet's own examples teach what tells its facts' questions apart."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from peakday.interview.language.learned import NAMES, Learned, columns, learn
from peakday.interview.language.vectors import second_vectors, vectors

TEXTS = ["number of stores: Ten thousand stores in all.", "budget: Four thousand dollars a month."]
STORES = ["How many shops are there?", "In how many places is it used?", "How many doors?"]
BUDGET = ["What may it cost?", "How fat is the wallet?"]
VAIN = ["How many shops were robbed?", "How much does a shopper spend?", "Who builds the tills?"]


def _sides(texts: list[str]) -> NDArray[np.float32]:
    first, second = vectors(), second_vectors()
    assert first is not None
    assert second is not None
    return np.hstack([first.embed(texts), second.embed(texts)])


def _learned(vain: list[str]) -> Learned:
    return learn(_sides(TEXTS), [_sides(STORES), _sides(BUDGET)], _sides(vain))


@pytest.mark.parametrize(
    ("question", "fact"),
    [("How many branches does the chain have?", 0), ("How deep are the pockets?", 1)],
)
def test_a_question_like_the_examples_is_after_their_fact(question: str, fact: int) -> None:
    rows = columns(_sides([question])[0], _learned(VAIN), None)
    assert int(rows[:, NAMES.index("learned")].argmax()) == fact
    assert rows[fact, NAMES.index("learned lead")] > 0
    assert rows[fact, NAMES.index("learned over vain")] > 0


def test_a_question_like_those_asked_in_vain_is_after_none() -> None:
    asked = _sides(["How many of the shops got robbed last year?"])[0]
    known = columns(asked, _learned(VAIN), None)
    assert (known[:, NAMES.index("learned over vain")] < 0).all()
    # Where it is not known to be in vain, it is most like the number of stores.
    unknown = columns(asked, _learned([]), None)
    assert unknown[0, NAMES.index("learned over vain")] > 0.3


def test_a_stand_in_takes_the_place_of_what_is_asked_in_vain() -> None:
    rows = columns(_sides(["How many doors?"])[0], _learned([]), 0.25)
    assert (rows[:, NAMES.index("learned vain")] == 0.25).all()
