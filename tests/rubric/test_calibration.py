"""The text criteria against authored keys. The keys were written before the criteria, by their author; the
agreement is with authored keys, never with humans, and the criteria were tuned on these very sessions."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from peakday.interview.transcript import read
from peakday.prompts import Prompt
from peakday.rubric.calibration import kappa, keyed_sessions
from peakday.rubric.criteria import CRITERIA
from peakday.rubric.material import Material

FOLDER = Path(__file__).parent / "calibration"
TEXT = ("S2", "A4", "A5", "T1", "T2", "T3", "C1", "C2", "C3", "C4", "M3", "M4")
Pairs = list[tuple[int, int]]


@pytest.fixture(scope="module")
def pairs(amazon_one: Prompt) -> dict[str, Pairs]:
    keys = YAML(typ="safe").load((FOLDER / "keys.yaml").read_text(encoding="utf-8"))
    criteria = {criterion.id: criterion for criterion in CRITERIA}
    found: dict[str, Pairs] = {identity: [] for identity in TEXT}
    for file in sorted(FOLDER.glob("*.md")):
        material = Material(read(file), amazon_one)
        for identity in TEXT:
            level, key = criteria[identity].read(material).level, keys[file.stem][identity]
            if level is not None and key is not None:
                found[identity].append((key, level))
    return found


def test_agreement_with_the_authored_keys(pairs: dict[str, Pairs]) -> None:
    every = [pair for each in pairs.values() for pair in each]
    assert len(every) > 120
    assert (kappa(every) or 0) >= 0.8
    assert abs(sum(b - a for a, b in every) / len(every)) <= 0.15
    for identity, each in pairs.items():
        assert (kappa(each) or 0) >= 0.4, identity


def test_words_alone_would_not_do(amazon_one: Prompt) -> None:
    """The longest sessions are not the best: a padded one is longer than a good one."""
    padded = read(FOLDER / "06-padded-weak.md")
    good = read(FOLDER / "10-good-customer.md")
    words = {
        name: sum(len(t.text.split()) for t in s.candidate)
        for name, s in (("padded", padded), ("good", good))
    }
    assert words["padded"] > 0.9 * words["good"]


def test_copied_rubric_phrases_earn_nothing(amazon_one: Prompt) -> None:
    material = Material(read(FOLDER / "09-copied-rubric.md"), amazon_one)
    for criterion in CRITERIA:
        if criterion.id in TEXT:
            assert not criterion.read(material).level, criterion.id


def test_a_folder_without_keys_says_that_it_has_no_sessions(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="There are no final sessions"):
        keyed_sessions(tmp_path / "final")
