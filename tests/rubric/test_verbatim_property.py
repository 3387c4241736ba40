"""Whatever is said, in whatever order: quotes are spans of the file, and levels have evidence."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from peakday.interview.transcript import parse
from peakday.prompts import load
from peakday.rubric.criteria import CRITERIA
from peakday.rubric.material import Material

HERE = Path(__file__).parent
LINES = [
    line
    for file in sorted([*HERE.glob("sessions/*.md"), *HERE.glob("calibration/*.md")])
    for line in file.read_text(encoding="utf-8").split("\n")
    if line.startswith("[") or line.startswith("## ")
]
TRICKY = [
    "\\[00:01] Candidate: shielded",
    "  indented words go on",
    "🙂 100 ms 🙂",
    "كم عدد المستخدمين؟",
    "a" * 900,
    "p99 < 5",
]


@settings(max_examples=40)
@given(
    st.lists(st.one_of(st.sampled_from(LINES), st.sampled_from(TRICKY), st.text(max_size=80)), max_size=14)
)
def test_quotes_are_verbatim_and_levels_have_evidence(lines: list[str]) -> None:
    transcript = parse("\n".join(lines))
    material = Material(transcript, load("amazon-one"))
    for criterion in CRITERIA:
        reading = criterion.read(material)
        assert reading.level is None or reading.level == 0 or reading.evidence
        for piece in reading.evidence:
            if piece.kind in ("quote", "card"):
                assert piece.text in transcript.source
    for principle in material.principles:
        assert all(piece.text in transcript.source for piece in principle.evidence)
        assert bool(principle.evidence) == (principle.level != "not shown")
