"""The worked sessions of every prompt, read by their words: they rank as meant, every quote is verbatim.

What needs a run (A2, A3, T4) is left out here: words change no run, and forty-five gradings take minutes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from peakday.interview.transcript import parse
from peakday.prompts import all_ids, load
from peakday.rubric import CRITERIA
from peakday.rubric.criterion import Reading
from peakday.rubric.material import Material
from peakday.rubric.score import score

LIBRARY = Path(__file__).parents[2] / "src" / "peakday" / "prompts" / "library"
RUN = ("A2", "A3", "T4")
BANDS = ("weak", "middling", "excellent")


@cache
def read(file: Path, prompt: str) -> tuple[Material, dict[str, Reading]]:
    transcript = parse(file.read_text("utf-8"))
    material = Material(transcript, load(prompt))
    return material, {
        c.id: Reading(None, reason="needs a run") if c.id in RUN else c.read(material) for c in CRITERIA
    }


def session(prompt: str, band: str) -> Path:
    return next((LIBRARY / prompt / "sessions").glob(f"*{band}*.md"))


@pytest.mark.parametrize("prompt", all_ids())
def test_excellent_over_middling_over_weak(prompt: str) -> None:
    weak, middling, excellent = (score(read(session(prompt, band), prompt)[1]).total or 0.0 for band in BANDS)
    assert weak + 10 <= middling
    assert middling + 10 <= excellent


SESSIONS = [(session(prompt, band), prompt) for prompt in all_ids() for band in BANDS]


@pytest.mark.parametrize(("file", "prompt"), SESSIONS, ids=[f"{prompt}-{f.stem}" for f, prompt in SESSIONS])
def test_every_quote_is_a_verbatim_span(file: Path, prompt: str) -> None:
    material, readings = read(file, prompt)
    source = material.transcript.source
    pieces = [piece for reading in readings.values() for piece in reading.evidence]
    pieces += [piece for principle in material.principles for piece in principle.evidence]
    for piece in pieces:
        if piece.kind in ("quote", "card"):
            assert piece.text in source
    for name, reading in readings.items():
        assert not reading.level or reading.evidence, name
