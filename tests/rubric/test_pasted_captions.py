"""A spoken mock pasted as captions, graded end to end: voices, stamps, quotes and what could not be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from peakday.interview.transcript import read
from peakday.rubric import CRITERIA, Grade, grade

SESSION = Path(__file__).parent / "sessions" / "amazon-one-excellent.md"


def captions() -> str:
    """The worked session as Teams would caption it: a cue a turn, names in voice tags, nothing drawn."""
    cues = ["WEBVTT\n"]
    names = {"candidate": "Sam Okafor", "interviewer": "Dana Ruiz"}
    for number, turn in enumerate(t for t in read(SESSION).turns if t.speaker in names):
        at = int(turn.at or 0)
        begin, end = (f"00:{s // 60:02d}:{s % 60:02d}.000" for s in (at, at + 5))
        words = " ".join(turn.text.split())
        cues.append(f"c{number}/1-0\n{begin} --> {end}\n<v {names[turn.speaker]}>{words}</v>\n")
    return "\n".join(cues)


@pytest.fixture(scope="module")
def pasted(tmp_path_factory: pytest.TempPathFactory) -> Grade:
    file = tmp_path_factory.mktemp("pasted") / "mock.vtt"
    file.write_text(captions(), encoding="utf-8")
    return grade(file, prompt="amazon-one")


def test_the_voices_and_the_text_are_read(pasted: Grade) -> None:
    assert {turn.name for turn in pasted.transcript.candidate} == {"Sam Okafor"}
    assert {turn.name for turn in pasted.transcript.interviewer} == {"Dana Ruiz"}
    for identity in ("S2", "S3", "T2", "C1"):
        assert (pasted.readings[identity].level or 0) >= 2, identity


def test_what_was_not_drawn_is_told_and_not_guessed(pasted: Grade) -> None:
    assert not pasted.claims or all(claim.holds is None for claim in pasted.claims)
    assert pasted.readings["A2"].level in (None, 0)
    assert any("captions" in sentence for sentence in pasted.inferred)
    assert any("steps" in sentence for sentence in pasted.inferred)


def test_every_quote_stands_in_the_file_under_its_stamp(pasted: Grade) -> None:
    by_stamp: dict[str | None, str] = {}
    for turn in pasted.transcript.turns:
        by_stamp[turn.stamp] = by_stamp.get(turn.stamp, "") + turn.text
    quotes = [e for c in CRITERIA for e in pasted.readings[c.id].evidence if e.kind == "quote"]
    assert len(quotes) > 10
    for piece in quotes:
        assert piece.text in pasted.transcript.source
        assert piece.text in by_stamp[piece.at]
