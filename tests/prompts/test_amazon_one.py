"""The worked example holds what it promises, as data and as run."""

from __future__ import annotations

import pytest

from peakday.engine import Result, run
from peakday.prompts import Prompt, load


@pytest.fixture(scope="module")
def prompt() -> Prompt:
    return load("amazon-one")


@pytest.fixture(scope="module")
def results(prompt: Prompt) -> dict[str, Result]:
    # with one seed where no target hangs on the number of requests
    seeds = {"strong": None, "naive": 1, "overbuilt": 1}
    return {name: run(prompt.board(name), seeds=few) for name, few in seeds.items()}


def test_the_given_figures_are_there(prompt: Prompt) -> None:
    given = {figure.value for figure in prompt.figures.values() if figure.source == "given"}
    assert given == {"100/min", "10 000", "1 M/day", "50 000/h", "500 ms", "0.001 %", "99.99 %"}


def test_the_sheet_is_rich_enough(prompt: Prompt) -> None:
    assert len(prompt.facts) >= 16
    assert len(prompt.deciding) >= 6
    assert len(prompt.near_misses) >= 5
    topics = " ".join(f"{fact.id} {fact.topic}" for fact in prompt.facts)
    for wanted in ("throughput", "false acceptance", "Prime", "GDPR", "offline", "edge", "open", "region"):
        assert wanted in topics


def test_the_opening_tells_no_number(prompt: Prompt) -> None:
    assert not any(char.isdigit() for char in prompt.opening + prompt.spoken)


def test_strong_clears_every_target(results: dict[str, Result]) -> None:
    answer = results["strong"].to_dict()
    assert answer["verdict"] == "clears"
    assert all(target["met"] for target in answer["targets"])
    assert len(answer["targets"]) == 5


def test_naive_misses_and_the_server_limits_it(results: dict[str, Result]) -> None:
    answer = results["naive"].to_dict()
    assert answer["verdict"] == "misses"
    assert answer["limiting"] == "server"
    assert answer["boxes"]["server"]["utilisation"] > 0.9
    assert answer["boxes"]["database"]["utilisation"] < 0.1


def test_overbuilt_clears_at_over_twice_the_cost(results: dict[str, Result]) -> None:
    over, strong = results["overbuilt"].to_dict(), results["strong"].to_dict()
    assert over["verdict"] != "misses"
    assert over["cost"]["usd_per_month"] > 2 * strong["cost"]["usd_per_month"]


def test_a_store_cut_off_keeps_selling(prompt: Prompt, results: dict[str, Result]) -> None:
    during = next(t for t in results["strong"].to_dict()["targets"] if "during failures" in t["text"])
    assert during["measured"] > 99


def test_the_pages_say_what_the_runs_say(prompt: Prompt, results: dict[str, Result]) -> None:
    naive = results["naive"].to_dict()
    assert "95 % busy" in prompt.designs["naive"].page
    assert naive["boxes"]["server"]["utilisation"] == pytest.approx(0.95, abs=0.01)
    assert naive["journeys"]["checkout"]["latency_ms"]["p50"] > 1000
    assert naive["journeys"]["checkout"]["latency_ms"]["p99"] > 60_000
    over = results["overbuilt"].to_dict()
    assert over["boxes"]["matcher"]["utilisation"] < 0.1


def test_strong_carries_twice_the_peak_and_the_european_launch(prompt: Prompt) -> None:
    ball = next(b for b in prompt.curveballs if b.id == "eu-launch")
    assert ball.load == "x2"
    assert run(prompt.board("strong"), load=2.0, seeds=3).to_dict()["verdict"] == "clears"


def test_the_stricter_target_flips_the_strong_design(prompt: Prompt, results: dict[str, Result]) -> None:
    ball = next(b for b in prompt.curveballs if b.id == "stricter")
    assert ball.target == "checkout p99 < 300 ms"
    assert results["strong"].to_dict()["journeys"]["checkout"]["latency_ms"]["p99"] > 300
