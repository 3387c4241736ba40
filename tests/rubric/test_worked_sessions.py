"""The worked sessions of every prompt, read by their words: they rank as they are meant to, every quote is a
verbatim span, and a padded or stuffed copy of the weak one gains next to nothing.

What needs a run (A2, A3, T4) is left out here: words change no run, and forty-five gradings take minutes.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from peakday.interview.transcript import parse
from peakday.prompts import all_ids, load
from peakday.rubric import CRITERIA
from peakday.rubric.calibration.gaming import attempts_at
from peakday.rubric.criterion import Reading
from peakday.rubric.material import Material
from peakday.rubric.score import score

LIBRARY = Path(__file__).parents[2] / "src" / "peakday" / "prompts" / "library"
HALVES = Path(__file__).parents[2] / "src" / "peakday" / "rubric" / "calibration"
RUN = ("A2", "A3", "T4")
BANDS = ("weak", "middling", "excellent")


@lru_cache(maxsize=None)
def read(file: Path, prompt: str | None) -> tuple[Material, dict[str, Reading]]:
    transcript = parse(file.read_text("utf-8"))
    material = Material(transcript, load(prompt or transcript.prompt or ""))
    return material, {
        c.id: Reading(None, reason="needs a run") if c.id in RUN else c.read(material) for c in CRITERIA
    }


def session(prompt: str, band: str) -> Path:
    return next((LIBRARY / prompt / "sessions").glob(f"*{band}*.md"))


@pytest.mark.parametrize("prompt", all_ids())
def test_excellent_over_middling_over_weak(prompt: str) -> None:
    totals = [score(read(session(prompt, band), prompt)[1]).total for band in BANDS]
    assert None not in totals
    assert totals == sorted(totals, key=float), totals  # type: ignore[arg-type]
    assert min(b - a for a, b in zip(totals, totals[1:], strict=False)) >= 10, totals  # type: ignore[operator]


@pytest.mark.parametrize("prompt", all_ids())
def test_a_padded_and_a_stuffed_copy_gain_next_to_nothing(prompt: str) -> None:
    text = session(prompt, "weak").read_text("utf-8")
    attempts = attempts_at(prompt, text, runs=False)
    assert [attempt for attempt in attempts if not attempt.held] == []


SESSIONS = [
    *((session(prompt, band), prompt) for prompt in all_ids() for band in BANDS),
    *((file, None) for half in ("tuning", "final") for file in sorted((HALVES / half).glob("*.md"))),
]


@pytest.mark.parametrize(("file", "prompt"), SESSIONS, ids=[f"{f.parent.name}/{f.stem}" for f, _ in SESSIONS])
def test_every_quote_is_a_verbatim_span(file: Path, prompt: str | None) -> None:
    material, readings = read(file, prompt)
    source = material.transcript.source
    pieces = [piece for reading in readings.values() for piece in reading.evidence]
    pieces += [piece for principle in material.principles for piece in principle.evidence]
    for piece in pieces:
        if piece.kind in ("quote", "card"):
            assert piece.text in source
    for name, reading in readings.items():
        assert not reading.level or reading.evidence, name
