"""The taught model hears a sentence in its context, each by itself; only its upper layers are changed."""

from __future__ import annotations

import numpy as np
import pytest

from peakday.interview.language.weights import BGE, Network, NoVectorsError
from peakday.rubric.reading import listener as module
from peakday.rubric.reading.listener import Listener, listener, shipped_changes

SAID = ("Then we drop the oldest.", "If the store is down, the shopper waits.", "Then we drop the oldest.")
BEFORE = ("The queue may fill up.", "", "")


def test_a_state_depends_on_what_was_said_before_and_on_nothing_else() -> None:
    hears = listener()
    assert hears is not None
    together = hears.states(SAID, BEFORE)
    assert together.shape == (3, 384)
    assert np.array_equal(together[1], hears.states(SAID[1:2], BEFORE[1:2])[0])
    assert not np.allclose(together[0], together[2], atol=0.1)
    assert hears.states((), ()).shape == (0, 384)


def test_without_changes_it_is_the_model_that_was_shipped_by_others() -> None:
    assert np.array_equal(Listener({}).states(SAID[1:2], ("",))[0], Network(BGE).run(SAID[1])[0][0])


def test_the_shipped_changes_are_thin_and_leave_the_lower_layers_alone() -> None:
    changes = shipped_changes()
    assert {int(name.split()[0]) for name in changes} == set(range(6, 12))
    assert all(down.shape[1] == up.shape[0] == 8 for down, up in changes.values())


def test_where_the_model_is_missing_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> Network:
        raise NoVectorsError("the package is not installed")

    monkeypatch.setattr(module, "Network", missing)
    listener.cache_clear()
    try:
        assert listener() is None
    finally:
        monkeypatch.undo()
        listener.cache_clear()
