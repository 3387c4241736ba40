"""What the judge has in mind on its way is weighed too, and only where it was asked."""

from __future__ import annotations

from dataclasses import dataclass

import minding
import numpy as np
import pytest
from fitting import Example

from peakday.interview.language import opinions
from peakday.interview.language.asking import questions_of, turn_of
from peakday.interview.language.judge import HEIGHTS
from peakday.interview.language.matching import BARE_NAMES, UNREAD_NAMES, seen_as_whole
from peakday.interview.language.mind import Mind
from peakday.interview.language.sheet import ready
from peakday.interview.language.taught import UNREAD, taught

COLUMNS = len(HEIGHTS) * 384


@dataclass(frozen=True)
class Fact:
    id: str
    topic: str
    text: str


def test_a_mind_is_a_network_of_one_hidden_layer_and_silent_of_what_was_not_read() -> None:
    chance = np.random.default_rng(1)
    mind = Mind(
        chance.normal(size=(COLUMNS, 3)).astype(np.float32),
        np.array([1, -1, 0], np.float32),
        np.array([2, 3, -4], np.float32),
    )
    states = chance.normal(size=(4, len(HEIGHTS), 384)).astype(np.float32)
    states[2] = 0
    said = mind.of(states)
    assert said[2] == 0
    for row in (0, 1, 3):
        hidden = [max(0.0, float(states[row].ravel() @ mind.first[:, n] + mind.offset[n])) for n in range(3)]
        assert said[row] == pytest.approx(2 * hidden[0] + 3 * hidden[1] - 4 * hidden[2], rel=1e-4)


def test_the_shipped_mind_is_of_the_judges_size_and_small() -> None:
    mind = taught().mind
    assert mind.first.shape == (COLUMNS, len(mind.second))
    assert mind.offset.shape == mind.second.shape
    assert np.abs(mind.second).max() < 10


def test_the_judges_are_asked_of_the_likeliest_facts_and_no_others() -> None:
    topics = (
        "stores", "budget", "languages", "retention", "latency", "uptime", "countries", "refunds", "couriers",
        "parcels", "returns", "shoppers", "payments",
    )  # fmt: skip
    facts = [Fact(topic, topic, f"Of {topic} there is something to say.") for topic in topics]
    text = "Which languages do shoppers speak?"
    seen = seen_as_whole(turn_of(text, questions_of(text)), ready(facts))
    headed = seen.rows[:, BARE_NAMES.index("headed")]
    asked = {fact.id for fact, score in zip(facts, headed, strict=True) if score > UNREAD}
    assert len(asked) == opinions.JUDGED < len(facts)
    assert {"languages", "shoppers"} <= asked
    apart = seen.rows[:, BARE_NAMES.index("both")] != headed
    assert 0 < apart.sum() <= opinions.JUDGED_TWICE
    assert headed[apart].min() >= np.sort(headed)[-opinions.JUDGED_TWICE]
    minded = seen.rows[:, BARE_NAMES.index("minded")]
    assert list(minded != 0) == [fact.id in asked for fact in facts]
    assert BARE_NAMES[: len(UNREAD_NAMES)] == UNREAD_NAMES


def test_the_fit_finds_what_the_score_does_not_say() -> None:
    chance = np.random.default_rng(2)
    direction = chance.normal(size=COLUMNS)

    def case(key: int) -> Example:
        states = chance.normal(size=(4, COLUMNS))
        states -= np.outer(states @ direction, direction) / (direction @ direction)
        states[[n for n in range(4) if n != key]] -= direction
        if key >= 0:
            states[key] += direction
        return Example("", np.column_stack([np.zeros(4), states]), key, 1.0)

    def right(mind: Mind, one: Example) -> bool:
        states = one.rows[:, 1:].astype(np.float32).reshape(4, len(HEIGHTS), -1)
        return int(mind.of(states).argmax()) == one.key

    mind = minding.fit([case(n % 5 - 1) for n in range(640)])
    assert all(right(mind, case(n % 4)) for n in range(40))
