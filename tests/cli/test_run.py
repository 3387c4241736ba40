"""`peakday run`: its exit codes, its JSON, its table, and what it says to bad input."""

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import SMALL, Said


def test_a_board_that_clears(say: Callable[..., Said], small: Path) -> None:
    said = say("run", small)
    assert said.code == 0
    assert "It survives" in said.out
    assert "visit p99 < 20 ms" in said.out
    assert "50 %" in said.out  # one slot, 5 ms of every 10
    assert "Assumed" in said.out
    assert said.err == ""


def test_a_time_is_said_in_the_unit_that_fits_it(say: Callable[..., Said], small: Path) -> None:
    small.write_text(small.read_text().replace("visit p99 < 20 ms", "visit p99 < 4 h"))
    said = say("run", small)
    row = next(line for line in said.out.splitlines() if "visit p99 < 4 h" in line)
    assert " ms" in row
    assert "e-0" not in row


def test_an_interval_is_said_in_the_unit_of_its_figure(say: Callable[..., Said], small: Path) -> None:
    vague = small.read_text().replace("time: 5 ms", "time: exp 5 ms").replace("p99 < 20 ms", "p99 < 2 s")
    small.write_text(vague)
    said = say("run", small)
    row = next(line for line in said.out.splitlines() if "visit p99 < 2 s" in line)
    found = re.search(r"([\d.]+) ms +([\d.]+) – ([\d.]+)", row)
    assert found is not None
    measured, low, high = map(float, found.groups())
    assert low <= measured <= high


def test_a_board_that_misses(say: Callable[..., Said], small: Path) -> None:
    said = say("run", small, "--load", "x3")
    assert said.code == 1
    assert "does not survive" in said.out
    assert "What limits it: shop" in said.out


def test_a_candidates_board_is_held_to_a_prompt(say: Callable[..., Said], tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("arrows: [trucks -> api, api -> db, api -> sqs, sqs -> graders, graders ~> refunds]\n")
    said = say("run", mine, "--prompt", "returns-2m", "--json", "--seeds", "1")
    answer = json.loads(said.out)
    assert answer["targets"][0]["text"] == "process p99 < 4 h"
    assert answer["targets"][0]["met"] is False
    assert answer["assumed"][0] | {"source": ""} == {
        "box": "process", "field": "until", "value": "refunds", "source": "",
    }  # fmt: skip
    assert said.code == 1
    assert "wants a board file" in say("run", "nowhere.yaml", "--prompt", "returns-2m").err


def test_json_is_alone_and_as_the_contract_says(say: Callable[..., Said], small: Path) -> None:
    said = say("run", small, "--json", "--seeds", "3")
    answer = json.loads(said.out)
    assert said.err == ""
    assert answer["peakday"] == 1
    assert answer["title"] == "A small shop"
    assert answer["seeds"] == [1, 2, 3]
    assert answer["verdict"] == "clears"
    assert answer["journeys"]["visit"]["latency_ms"]["mean"] == pytest.approx(5.0, rel=0.01)
    assert answer["boxes"]["shop"]["utilisation"] == pytest.approx(0.5, rel=0.01)
    assert {"journeys", "boxes", "arrows", "cost", "targets", "limiting", "assumed", "warnings"} <= set(
        answer
    )
    assert "series" not in answer


def test_series_are_added_when_asked_for(say: Callable[..., Said], small: Path) -> None:
    assert "series" in json.loads(say("run", small, "--json", "--series").out)


def test_a_load_for_one_journey_and_a_failure(say: Callable[..., Said], small: Path) -> None:
    words = ["--load", "visit=50/s", "--fail", "at 5 s for 5 s: shop down"]
    answer = json.loads(say("run", small, "--json", *words).out)
    assert answer["journeys"]["visit"]["offered_per_s"] == pytest.approx(50, rel=0.2)
    assert answer["journeys"]["visit"]["success"] == pytest.approx(14 / 19, abs=0.03)


def test_a_bare_load_means_the_only_journey(say: Callable[..., Said], small: Path) -> None:
    answer = json.loads(say("run", small, "--json", "--load", "20/s").out)
    assert answer["journeys"]["visit"]["offered_per_s"] == pytest.approx(20, rel=0.2)


def test_standard_input_is_a_board_too(say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SMALL.encode())))
    assert json.loads(say("run", "-", "--json").out)["title"] == "A small shop"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nosuch.yaml"], "There is no file nosuch.yaml"),
        (["amazon-onne"], "Nearest: amazon-one"),
        (["amazon-one:weak"], "It has: strong, naive, overbuilt"),
        (["SMALL", "--load", "xs"], "a factor is `x` and a number above 0"),
        (["SMALL", "--load", "x-2"], "a factor is `x` and a number above 0"),
        (["SMALL", "--load", "xnan"], "a factor is `x` and a number above 0"),
        (["SMALL", "--load", "other=5/s"], "It has: visit"),
        (["SMALL", "--load", "5"], "has no unit"),
        (["SMALL", "--load", "x2", "--load", "visit=5/s"], "a factor stands alone"),
        (["SMALL", "--fail", "at 5 s: till down"], "no box `till`"),
        (["SMALL", "--fail", "nonsense"], "nonsense"),
        (["SMALL", "--fail", "at 20 min: shop down"], "it begins at 20 min; the run ends at 20 s"),
        (["SMALL", "--seeds", "0"], "--seeds"),
        (["SMALL", "--until", "2"], "wants %"),
        (["SMALL", "--bogus"], "--bogus"),
        ([], "Missing argument"),
    ],
)
def test_bad_input_is_said_in_words(
    say: Callable[..., Said], small: Path, words: list[str], told: str
) -> None:
    said = say("run", *[small if word == "SMALL" else word for word in words])
    assert said.code == 2
    assert told in said.err
    assert said.out == ""


def test_a_board_with_mistakes_lists_them_all(say: Callable[..., Said], tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text("boxes: {a: {copies: -1}, b: {colour: red}}\narrows: [a -> c]\n", encoding="utf-8")
    said = say("run", file)
    assert said.code == 2
    for word in ("copies", "colour", "`c`"):
        assert word in said.err


def test_a_run_out_of_budget_is_told_by_its_code(
    say: Callable[..., Said], small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from peakday.engine import run as engine
    from peakday.engine.replicate import Budget

    monkeypatch.setattr(sys.modules[engine.__module__], "Budget", lambda **_: Budget(events=400))
    small.write_text(
        small.read_text(encoding="utf-8").replace("seeds: 2", "seeds: 2, engine: exact"), encoding="utf-8"
    )
    said = say("run", small)
    assert said.code == 3
    assert "Stopped early" in said.out
    assert "visit" in said.out


def test_series_traces_and_width_are_in_the_json(say: Callable[..., Said], small: Path) -> None:
    said = say("run", small, "--json", "--series", "--traces", "3", "--until", "20%")
    answer = json.loads(said.out)
    assert len(answer["traces"]) == 3
    assert answer["series"]["t_s"][:2] == [1.0, 2.0]
    assert answer["until"]["asked"] == 0.2
