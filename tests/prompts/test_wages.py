from __future__ import annotations

import pytest

from peakday.board import parse
from peakday.catalog import fill
from peakday.prompts import fit, load


def prices(prompt: str, text: str) -> dict[str, float | None]:
    board = parse(text, needs_load=False).board
    assert board is not None
    return {name: box.price.per_copy_hour for name, box in fill(fit(load(prompt), board)).boxes.items()}


RETURNS = """
boxes: {trucks: {is: clients}, line: {is: queue}, graders: {is: people, copies: 1800}, robots: {is: service}}
arrows: [trucks -> line, line -> graders, graders -> robots]
"""


def test_people_cost_what_the_interviewer_says() -> None:
    found = prices("returns-2m", RETURNS)
    assert found["graders"] == 24
    assert found["trucks"] == 0
    board = parse(RETURNS, needs_load=False).board
    fitted = fit(load("returns-2m"), board)
    told = next(each for each in fitted.assumed if each.field == "price")
    assert (told.box, told.value) == ("graders", "$24/h each")
    assert "fact sheet" in told.source


def test_a_price_that_is_drawn_stays() -> None:
    drawn = RETURNS.replace("copies: 1800", "copies: 1800, price: $31/h")
    assert prices("returns-2m", drawn)["graders"] == 31


@pytest.mark.parametrize(
    ("label", "wage"), [("Couriers", 25), ("Drivers in vans", 25), ("Store pickers", 22)]
)
def test_each_trade_has_its_own(label: str, wage: float) -> None:
    them = f"boxes: {{app: {{is: clients}}, them: {{is: people, label: {label}, copies: 9}}}}"
    text = f"{them}\narrows: [app -> them]"
    assert prices("fresh-delivery", text)["them"] == wage
