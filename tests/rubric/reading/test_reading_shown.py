"""Whether a principle shows: weighed by what was found and what was decided."""

from __future__ import annotations

import numpy as np
import pytest

from peakday.rubric.principles import PRINCIPLES
from peakday.rubric.reading.shown import CONSTANT, HEARD, fitted, shows, signs
from peakday.rubric.reading.tag_table import SAYS
from peakday.rubric.reading.tags import Tagged, tagged

NOTHING = Tagged({n: {} for n in range(80)})
DECIDES = tagged(
    range(80),
    tuple(SAYS),
    np.where(np.arange(80)[:, None] % 8 == 0, 0.9, 0.02) * np.ones((1, len(SAYS)), np.float32),
)


def test_every_principle_has_a_weight_for_every_sign() -> None:
    assert set(fitted()) == set(PRINCIPLES)
    wanted = {CONSTANT, *signs(NOTHING, ())}
    assert set(HEARD) < wanted
    assert all(set(weights) == wanted for weights in fitted().values())


@pytest.mark.parametrize("principle", ["Customer Obsession", "Frugality"])
def test_it_takes_a_sign_in_a_session_that_decides(principle: str) -> None:
    found = [(2, 0), (2, 8), (1, 16)]
    assert shows(principle, DECIDES, found)
    assert not shows(principle, NOTHING, found[:1])
    assert not shows(principle, NOTHING, ())


def test_an_unknown_principle_is_refused() -> None:
    with pytest.raises(KeyError):
        shows("Win the Day", NOTHING, ())
