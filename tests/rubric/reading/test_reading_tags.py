"""The learned reading: what it hears, what it lowers, and that it goes with the signs it was fitted on."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from peakday.rubric.criteria import CRITERIA
from peakday.rubric.material import Material
from peakday.rubric.reading import tags
from peakday.rubric.reading.strength import scales_for
from peakday.rubric.reading.tag_table import EMPTY, LOWERING, RAISING, SAYS, TAGS, WAIVES
from peakday.rubric.reading.tags import Tagged, tagged, unpacked


@pytest.mark.parametrize(
    ("sentence", "tag"),
    [
        ("If the lock's radio dies, the parent stands in the rain and sees a spinner.", "felt"),
        ("Instead of a queue we could poll the table, which is cheaper but a minute late.", "alt"),
        ("How many vans unload at one dock in the busiest hour?", "ask-fact"),
        ("I don't know how long a card reader takes.", "gap"),
        ("We leave out refunds by cheque.", "scope-out"),
    ],
)
def test_a_sentence_nobody_has_seen_is_heard(
    material: Callable[..., Material], sentence: str, tag: str
) -> None:
    told = material(f"[06:00] Candidate: {sentence}\n").tagged
    assert told is not None
    assert told.heard(tag)


def test_small_talk_is_not_heard_as_anything(material: Callable[..., Material]) -> None:
    told = material("[06:00] Candidate: Thanks, that is a lovely question to start the day with.\n").tagged
    assert told is not None
    assert not [tag for tag in SAYS if tag != "signpost" and told.heard(tag)]


def test_what_is_recited_counts_for_less() -> None:
    chances = np.array([[0.9, 0.8]], np.float32)
    told = tagged([3], ["policy", "recited"], chances)
    assert told.chances[3]["policy"] == pytest.approx(0.18, abs=1e-3)
    assert told.chances[3]["recited"] == pytest.approx(0.8)


def test_many_small_chances_make_little_and_the_first_sure_sentence_says_most() -> None:
    faint = Tagged({n: {"alt": 0.05} for n in range(30)}).amount("alt")
    one, two, many = (Tagged({n: {"alt": 0.95} for n in range(count)}).amount("alt") for count in (1, 2, 30))
    assert faint < one / 3
    assert 0 < two - one < one / 3
    assert many < 3 * one


def test_every_tag_has_its_weights_and_its_scale() -> None:
    assert set(tags.weights().tags) == set(TAGS)
    used = {tag for each in (*RAISING.values(), *LOWERING.values(), *WAIVES.values()) for tag in each}
    assert used <= set(TAGS)
    assert set(EMPTY) <= set(TAGS)
    for criterion in CRITERIA:
        if criterion.counts is None:
            continue
        wanted = {f"tag {tag}" for tag in (*RAISING.get(criterion.id, ()), *LOWERING.get(criterion.id, ()))}
        assert wanted == {n for n in scales_for(tagged=True)[criterion.id]["weights"] if n.startswith("tag ")}
        assert not any(n.startswith("tag ") for n in scales_for(tagged=False)[criterion.id]["weights"])


def test_weights_fitted_on_other_signs_are_refused() -> None:
    with np.load(tags.WEIGHTS) as file:
        arrays = {name: file[name] for name in file.files}
    arrays["features"] = np.array("other signs")
    with pytest.raises(ValueError, match="fit_tags"):
        unpacked(arrays)


def test_without_the_language_parts_the_words_are_read(
    material: Callable[..., Material], monkeypatch: pytest.MonkeyPatch
) -> None:
    from peakday.interview.language import vectors

    monkeypatch.setattr(vectors, "vectors", lambda: None)
    read = material(
        "[06:00] Candidate: We leave out refunds by cheque, since one shopper in a thousand asks.\n"
    )
    assert read.tagged is None
    assert set(read.counts["S2"]) == set(scales_for(tagged=False)["S2"]["weights"])
    assert read.level("S2") >= 1
