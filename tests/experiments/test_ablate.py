"""The ablation against boards whose answer is plain."""

from __future__ import annotations

import pytest

from peakday.board.models import Arrow, Board, Box, Journey, Price, Run, Steady, Target
from peakday.experiments import Here, Threads, ablate, changes, say_changes
from peakday.quantities.varying import Constant, Exponential


@pytest.fixture(scope="module")
def shop() -> Board:
    boxes = [
        Box("user", is_="clients"),
        Box("shop", is_="service", copies=4, slots=1, time=Exponential(0.02)),
        Box("cluster", is_="service", copies=8, slots=32, time=Constant(0.0001), price=Price(per_month=4100)),
        Box("fast", is_="cache", hit=0.9, time=Constant(0.001)),
        Box("rows", is_="database", copies=1, slots=2, time=Constant(0.02)),
    ]
    arrows = (
        Arrow("user", "shop"),
        Arrow("shop", "cluster"),
        Arrow("shop", "fast"),
        Arrow("fast", "rows", on="miss"),
    )
    return Board(
        "shop",
        {box.name: box for box in boxes},
        arrows,
        {"buy": Journey("buy", "user", Steady(80.0))},
        targets=(Target("buy p99 < 200 ms", "buy", "p99", "<", 0.2, "ms"),),
        run=Run(for_=120, warm_up=20, seeds=2),
    )


@pytest.fixture(scope="module")
def rows(shop: Board) -> dict[str, object]:
    told: list[float] = []
    found = {row.box: row for row in ablate(shop, seeds=2, executor=Threads(2), progress=told.append)}
    assert told[-1] == 1.0
    assert told == sorted(told)
    return dict(found)


def test_a_box_without_effect_is_found_with_its_money(rows: dict[str, object]) -> None:
    row = rows["cluster"]
    assert row.changes_nothing  # type: ignore[attr-defined]
    assert row.usd_per_month == pytest.approx(4100)  # type: ignore[attr-defined]
    assert row.without_it.startswith("no target changes; saves $")  # type: ignore[attr-defined]
    assert "user" not in rows


def test_a_box_the_target_hangs_on_is_found(rows: dict[str, object]) -> None:
    row = rows["fast"]
    assert not row.changes_nothing  # type: ignore[attr-defined]
    assert "buy p99 < 200 ms is missed" in row.without_it  # type: ignore[attr-defined]
    half = rows["shop"].halved  # type: ignore[attr-defined]
    assert "is missed" in half


def test_the_order_of_running_changes_no_answer(shop: Board, rows: dict[str, object]) -> None:
    again = {row.box: row for row in ablate(shop, seeds=2, executor=Here())}
    assert again == rows


def test_out_of_budget_the_closed_form_answers_and_says_so(shop: Board) -> None:
    found = ablate(shop, seeds=1, events=1)
    assert any(not row.confirmed for row in found)
    assert any("not run" in row.without_it + row.halved for row in found)


def test_the_same_board_has_no_changes(shop: Board) -> None:
    from peakday.engine import run

    result = run(shop, seeds=1)
    found = changes(result, result)
    assert not any(change.noticeable for change in found)
    assert say_changes(found, 0.0) == "no target changes"


def test_without_a_pass_through_the_way_to_the_region_stays() -> None:
    boxes = [
        Box("user", is_="clients", place="store"),
        Box("gate", is_="gateway", time=Constant(0.0), place="us-east-1"),
        Box("shop", is_="service", time=Constant(0.01), place="us-east-1"),
    ]
    board = Board(
        "far",
        {box.name: box for box in boxes},
        (Arrow("user", "gate"), Arrow("gate", "shop")),
        {"buy": Journey("buy", "user", Steady(5.0))},
        targets=(Target("buy p99 < 200 ms", "buy", "p99", "<", 0.2, "ms"),),
        run=Run(for_=60, warm_up=10, seeds=3),
    )
    gate = next(row for row in ablate(board, seeds=3) if row.box == "gate")
    assert gate.changes_nothing  # 40 ms with it and without it
