"""One studio a test module; each test begins its own session in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from peakday.studio.clock import HandClock

from .harness import Studio, running


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """The real studio, its clock moved by hand."""
    with running(tmp_path_factory.mktemp("data")) as opened:
        yield opened


@pytest.fixture
def clock(studio: Studio) -> HandClock:
    """The studio's clock."""
    assert isinstance(studio.clock, HandClock)
    return studio.clock
