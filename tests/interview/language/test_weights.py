"""The models are the files that were measured, and do what they are there for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from peakday.interview.language.judge import HEIGHTS, STATES, judges
from peakday.interview.language.taught import scored, taught
from peakday.interview.language.vectors import Vectors, second_vectors, vectors
from peakday.interview.language.weights import (
    BGE,
    JUDGE,
    MINILM,
    Network,
    NoVectorsError,
    Weights,
    showing,
)

STORES = "number of stores: Ten thousand stores in all."
REGIONS = "regions: The first release is in the United States."
SPEED = "speed: Recognition takes less than 500 milliseconds."
FACTS = (STORES, REGIONS, SPEED)


@pytest.mark.parametrize("weights", [MINILM, BGE, JUDGE], ids=lambda weights: weights.file)
def test_a_file_that_is_not_the_measured_one_is_refused(weights: Weights) -> None:
    with pytest.raises(NoVectorsError, match="hash differs"):
        replace(weights, sha256="0" * 64).content()
    with pytest.raises(NoVectorsError, match="not installed"):
        replace(weights, package="no_such_package_at_all").content()
    with pytest.raises(NoVectorsError, match="cannot be read"):
        replace(weights, file="no-such-file.onnx").content()


@pytest.mark.parametrize("which", [vectors, second_vectors])
def test_the_same_meaning_is_nearer_than_the_same_words(which: Callable[[], Vectors | None]) -> None:
    model = which()
    assert model is not None
    asked, same, other = model.embed(
        ["How many shops are there?", "What is the number of stores?", "How many shops were robbed at night?"]
    )
    assert np.linalg.norm(asked) == pytest.approx(1.0, abs=1e-5)
    assert asked @ same > asked @ other


def test_a_vector_never_depends_on_its_neighbours() -> None:
    model = second_vectors()
    assert model is not None
    alone = model.embed(["How fast?"])[0]
    assert np.array_equal(alone, model.embed(["Something else entirely, and long.", "How fast?"])[1])


@pytest.mark.parametrize("which", [0, 1], ids=["first", "second"])
@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("how many shops do we have?", STORES),
        ("In which countries do we launch?", REGIONS),
        ("What is the latency target in ms?", SPEED),
    ],
)
def test_a_judge_tells_the_passage_that_answers(question: str, fact: str, which: int) -> None:
    likely = dict(zip(FACTS, _likely(question, which), strict=True))
    own = likely.pop(fact)
    assert own > 0.1
    assert max(likely.values()) < own / 10
    assert max(_likely("What colour is the logo?", which)) < 0.1


def test_the_judges_were_taught_apart() -> None:
    assert _likely("how many shops do we have?", 0) != _likely("how many shops do we have?", 1)


def _likely(question: str, which: int) -> list[float]:
    """What is made of a judge's opinions of the facts."""
    both, known = judges(), taught()
    assert both is not None
    made = both[which].opinions(question, FACTS)
    states, fits = np.array([one.states[-1] for one in made]), np.array([one.fits for one in made])
    score = scored((known.first, known.second)[which], states, fits)
    return [float(one) for one in 1 / (1 + np.exp(-score))]


def test_inner_nodes_are_shown_beside_what_the_judge_says() -> None:
    plain, shown = (
        Network(JUDGE).run("how many shops?", STORES),
        Network(JUDGE, STATES).run("how many shops?", STORES),
    )
    assert len(plain) == 1
    assert len(shown) == 1 + len(HEIGHTS)
    assert shown[0] == pytest.approx(plain[0], abs=1e-4)
    tokens, width = shown[1].shape
    assert (tokens > 8, width) == (True, 384)
    assert len({float(state[0, 0]) for state in shown[1:]}) == len(HEIGHTS)


def test_a_name_too_long_for_its_field_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        showing(b"", "x" * 128)
