"""Whole sessions graded: the ranking, the contract's shape, verbatim quotes, and nothing that crashes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from peakday.interview.transcript import parse
from peakday.rubric import CRITERIA, Grade, grade
from peakday.rubric.report import to_markdown

SESSIONS = Path(__file__).parent / "sessions"


def quotes(graded: Grade) -> list[str]:
    pieces = [piece for reading in graded.readings.values() for piece in reading.evidence]
    pieces += [piece for mistake in graded.mistakes for piece in mistake.evidence]
    pieces += [piece for principle in graded.principles for piece in principle.evidence]
    return [piece.text for piece in pieces if piece.kind == "quote"]


def test_excellent_over_middling_over_weak(excellent: Grade, middling: Grade, weak: Grade) -> None:
    assert excellent.total is not None
    assert middling.total is not None
    assert weak.total is not None
    assert excellent.total > 80 > middling.total + 20
    assert middling.total > weak.total + 10
    assert weak.total < 25


def test_what_the_weak_session_did(weak: Grade) -> None:
    flagged = {mistake.id for mistake in weak.mistakes}
    assert {"drawing-first", "not-quantifying"} <= flagged
    assert weak.readings["S1"].level == 0
    assert weak.readings["A1"].level == 1  # Kafka hangs loose
    assert "kafka" in weak.readings["A1"].to_raise
    assert weak.readings["M2"].level == 1


def test_the_excellent_session_makes_no_mistake(excellent: Grade) -> None:
    assert excellent.mistakes == ()
    assert excellent.readings["A2"].level == 4
    assert excellent.readings["A1"].level == 4


def test_every_quote_is_verbatim(excellent: Grade, middling: Grade, weak: Grade) -> None:
    for graded in (excellent, middling, weak):
        assert quotes(graded)
        for text in quotes(graded):
            assert text in graded.transcript.source


def test_a_level_has_evidence_and_a_null_its_reason(excellent: Grade, middling: Grade, weak: Grade) -> None:
    for graded in (excellent, middling, weak):
        for reading in graded.readings.values():
            if reading.level is None:
                assert reading.reason
            elif reading.level > 0:
                assert reading.evidence
            else:
                assert reading.evidence == ()
                assert reading.to_raise


def test_the_contracts_shape(excellent: Grade) -> None:
    told = json.loads(json.dumps(excellent.to_dict(), allow_nan=False))
    assert {"prompt", "minutes", "total", "total_equal_weights", "partial", "clears_the_bar", "dimensions",
            "principles", "mistakes", "claims", "runs", "ablation", "judge"} <= set(told)  # fmt: skip
    assert list(told["dimensions"]) == ["scoping", "architecture", "trade_offs", "customer", "communication"]
    assert [d["weight"] for d in told["dimensions"].values()] == [20, 30, 25, 15, 10]
    assert sum(len(d["criteria"]) for d in told["dimensions"].values()) == len(CRITERIA)
    assert {"peak", "twice", "failures"} <= set(told["runs"])
    assert set(told["ablation"][0]) == {"box", "without_it", "halved", "usd_per_month"}
    assert {"at", "text", "measured", "holds"} <= set(told["claims"][0])
    assert told["minutes"] == pytest.approx(43.25)


def test_the_same_session_gets_the_same_score_to_the_last_digit(middling: Grade) -> None:
    again = grade(SESSIONS / "amazon-one-middling.md")
    assert json.dumps(again.to_dict()) == json.dumps(middling.to_dict())


def test_progress_goes_from_nought_to_one() -> None:
    told: list[tuple[float, str]] = []
    grade(SESSIONS / "amazon-one-weak.md", progress=lambda share, what: told.append((share, what)))
    assert told[0][0] == 0.0
    assert told[-1] == (1.0, "done")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "🙂🙂🙂\n",
        "[00:01] Interviewer: Anyone there?\n",
        "---\nprompt: no-such-prompt\n---\n[00:01] Candidate: I would use Redis, because it is fast.\n",
        "---\nprompt: amazon-one\n---\n[00:01] Candidate: hi\n```board\nboxes: {a: [\n```\n",
        "---\nprompt: amazon-one\n---\n[00:01] מועמד: כמה לקוחות בדקה יש בחנות? 100 ms\n",
        "---\nprompt: amazon-one\n---\n```mermaid\nflowchart LR\n  a --> \n```\n",
        "---\nprompt: amazon-one\n---\n[00:01] Candidate: x\n```board\nboxes: {a: {}, b: {}}\n```\n",
    ],
)
def test_hopeless_sessions_get_a_report_and_no_crash(text: str, tmp_path: Path) -> None:
    file = tmp_path / "session.md"
    file.write_text(text, encoding="utf-8")
    graded = grade(file)
    told = graded.to_dict()
    json.dumps(told, allow_nan=False)
    assert graded.problems or graded.score.partial or graded.total is not None
    assert all(text in graded.transcript.source for text in quotes(graded))
    assert to_markdown(graded).startswith("# ")


def test_an_unknown_prompt_is_said_and_the_rest_is_read() -> None:
    text = (
        (SESSIONS / "amazon-one-excellent.md")
        .read_text()
        .replace("prompt: amazon-one", "prompt: nobody-knows")
    )
    graded = grade(parse(text))
    assert "no prompt" in graded.problems[0]
    assert graded.readings["S1"].level is None
    assert graded.readings["S3"].level == 4
    assert graded.readings["A1"].level == 4
    assert graded.readings["A2"].level is None


def test_a_title_names_the_prompt_too(excellent: Grade) -> None:
    text = (
        (SESSIONS / "amazon-one-weak.md").read_text().replace("prompt: amazon-one", "prompt: Palm checkout")
    )
    graded = grade(parse(text))
    assert graded.prompt is not None
    assert graded.prompt.id == "amazon-one"
