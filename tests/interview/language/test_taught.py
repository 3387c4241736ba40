"""What other sheets taught: a question is moved towards what answers it, and the judge's mind is read."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from peakday.interview.language.judge import judges
from peakday.interview.language.taught import HEAD_NAMES, MAP_NAMES, UNREAD, headed, meant, scored, taught
from peakday.interview.language.vectors import second_vectors, vectors

FACTS = (
    "spending limit: Nine thousand dollars a month.",
    "response time: Half a second at the most.",
    "uptime: 99.9 percent of calls.",
    "personal data: Names are deleted after a month.",
)
OBLIQUE = (
    "How fat is the wallet?",
    "How snappy must it be?",
    "How often may it be down?",
    "Who may snoop on people?",
)


def _sides(texts: tuple[str, ...]) -> NDArray[np.float32]:
    first, second = vectors(), second_vectors()
    assert first is not None
    assert second is not None
    return np.hstack([first.embed(texts), second.embed(texts)])


def test_the_map_brings_oblique_questions_to_their_facts() -> None:
    facts, asked = _sides(FACTS), _sides(OBLIQUE)
    rows = np.array([meant(one, facts)[:, MAP_NAMES.index("meant")] for one in asked])
    assert list(rows.argmax(axis=1)) == [0, 1, 2, 3]
    plain = asked @ (facts - facts.mean(axis=0)).T
    lead = [np.diag(matrix) - (matrix.sum(axis=1) - np.diag(matrix)) / 3 for matrix in (rows, plain)]
    assert lead[0].mean() > lead[1].mean()


def test_a_single_fact_has_no_rival_and_no_direction() -> None:
    rows = meant(_sides(OBLIQUE)[0], _sides(FACTS[:1]))
    assert np.isfinite(rows).all()
    assert rows[0, MAP_NAMES.index("meant lead")] == rows[0, MAP_NAMES.index("meant")]


@pytest.mark.parametrize("which", [0, 1], ids=["first", "second"])
def test_a_head_reads_what_its_judge_has_in_mind_and_nothing_else(which: int) -> None:
    both, known = judges(), taught()
    assert both is not None
    opinions = both[which].opinions("how much money may we spend?", FACTS)
    states = np.array([opinion.states[-1] for opinion in opinions])
    states[3] = 0  # not asked
    fits = np.array([opinion.fits for opinion in opinions])
    score = scored((known.first, known.second)[which], states, fits)
    assert int(score.argmax()) == 0
    assert score[3] == UNREAD
    rows = headed(score)
    assert list(rows[:, HEAD_NAMES.index("headed")]) == list(score)
    assert rows[:, HEAD_NAMES.index("headed above half")] == pytest.approx(1 / (1 + np.exp(-score)))


def test_what_was_taught_is_small_and_of_the_models_size() -> None:
    known = taught()
    assert known.middle.shape == (768,)
    assert known.down.shape == known.up.T.shape
    for lessons in (known.first, known.second):
        assert lessons.head.shape == (386,)
