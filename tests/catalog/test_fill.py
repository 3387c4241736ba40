from __future__ import annotations

from dataclasses import replace

import pytest

from peakday.board.models import UNLIMITED, Arrow, Board, Box, Errors, Journey, Limit, Price, Steady
from peakday.catalog import CatalogError, fill, kind, mistakes
from peakday.quantities.varying import Constant


def drawn(*boxes: Box, arrows: tuple[Arrow, ...] = (), start: str | None = None) -> Board:
    journeys = {"visit": Journey("visit", start or boxes[0].name, Steady(10.0))}
    return Board("drawn", {box.name: box for box in boxes}, arrows, journeys)


def test_every_field_the_engine_needs_is_set() -> None:
    board = fill(drawn(Box("shoppers"), Box("api"), Box("orders-db"), arrows=(Arrow("shoppers", "api"),)))
    for box in board.boxes.values():
        for field in ("is_", "copies", "slots", "time", "holds", "queue", "pick", "order", "errors", "price"):
            assert getattr(box, field) is not None, (box.name, field)
    assert board.arrows[0].backoff == 0.05
    assert board.arrows[0].delay == Constant(0.0)


def test_what_the_board_says_is_kept() -> None:
    said = Box("m", is_="service", copies=3, slots=2, time=Constant(0.08), holds=False, queue=0,
               pick="least", order="lifo", errors=Errors(0.1, 0.2), limit=Limit(5.0, 1.0),
               price=Price(1.0))  # fmt: skip
    assert fill(drawn(said)).boxes["m"] == said


def test_filling_twice_changes_nothing() -> None:
    once = fill(drawn(Box("shoppers"), Box("redis"), Box("checkout service")))
    assert fill(once) == once


def test_each_default_is_reported_once_with_its_source() -> None:
    board = fill(drawn(Box("u", is_="clients"), Box("gate", is_="aws/api-gateway")))
    told = {(entry.box, entry.field): entry for entry in board.assumed}
    assert len(told) == len(board.assumed)
    assert "API Gateway Developer Guide" in told["gate", "limit"].source
    assert told["gate", "limit"].value == "10k/s burst 5k"
    assert "2026" in told["gate", "price"].source
    assert not [entry for entry in board.assumed if entry.box == "u"]


def test_a_written_value_is_not_reported() -> None:
    board = fill(drawn(Box("m", is_="service", copies=2, slots=4)))
    assert {"copies", "slots"}.isdisjoint(entry.field for entry in board.assumed)
    assert {"time", "queue"} <= {entry.field for entry in board.assumed}


def test_where_a_journey_starts_and_nothing_enters_are_clients() -> None:
    board = fill(drawn(Box("u"), Box("a"), arrows=(Arrow("u", "a"),)))
    assert kind(board.boxes["u"]) == "clients"
    assert kind(board.boxes["a"]) == "service"
    assert board.boxes["u"].slots == UNLIMITED
    assert board.boxes["u"].time == Constant(0.0)


def test_a_named_service_on_the_label_brings_its_own_figures() -> None:
    board = fill(drawn(Box("u"), Box("store", label="Profiles (DynamoDB)")))
    box = board.boxes["store"]
    assert box.is_ == "aws/dynamodb"
    assert box.limit == Limit(40000.0, 40000.0)
    assert box.price is not None
    assert box.price.per_copy_hour == 0


def test_what_is_sold_by_the_shard_costs_its_price_for_each() -> None:
    def price(partitions: int | None) -> tuple[float, str]:
        board = fill(drawn(Box("u"), Box("stream", is_="aws/kinesis", partitions=partitions)))
        said = next(entry for entry in board.assumed if (entry.box, entry.field) == ("stream", "price"))
        found = board.boxes["stream"].price
        assert found is not None
        return found.per_month, said.value

    assert price(None) == (11.0, "$0.014/M requests + $11/month a partition")
    assert price(12) == (132.0, "$0.014/M requests + $11/month a partition")


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [("aws/dynamo", "aws/dynamodb"), ("databse", "database"), ("aws/lamda", "aws/lambda")],
)
def test_an_unknown_name_lists_the_nearest(wrong: str, meant: str) -> None:
    board = drawn(Box("x", is_=wrong))
    with pytest.raises(CatalogError) as raised:
        fill(board)
    assert wrong in raised.value.rule
    assert meant in raised.value.mend
    assert [name for name, _ in mistakes(board)] == ["x"]


def test_holding_follows_the_language() -> None:
    board = fill(
        drawn(*(Box(k, is_=k) for k in ("service", "function", "people", "cache", "gateway", "device")))
    )
    assert {name for name, box in board.boxes.items() if box.holds} == {"service", "function", "people"}


def test_places_give_arrows_their_delay() -> None:
    a, b, c = Box("a", place="us-east-1"), Box("b", place="eu-west-1"), Box("c")
    board = fill(
        drawn(a, b, c, arrows=(Arrow("a", "b"), Arrow("a", "c"), Arrow("a", "b", delay=Constant(1.0))))
    )
    far, near, said = board.arrows
    assert isinstance(far.delay, Constant)
    assert 0.025 < far.delay.seconds < 0.055
    assert near.delay == Constant(0.0)
    assert said.delay == Constant(1.0)
    assert [(e.box, e.field) for e in board.assumed if e.field == "delay"] == [("a -> b", "delay")]


def test_backoff_is_told_only_where_there_are_retries() -> None:
    board = fill(drawn(Box("a"), Box("b"), arrows=(Arrow("a", "b"), Arrow("a", "b", waits=False, retries=2))))
    assert [e.box for e in board.assumed if e.field == "backoff"] == ["a ~> b"]


def test_assumptions_made_in_reading_stay_first() -> None:
    from peakday.board.models import Assumed

    read = Assumed("visit", "from", "u", "the only box no arrow enters")
    board = fill(replace(drawn(Box("u"), Box("a")), assumed=(read,)))
    assert board.assumed[0] == read
    assert len(board.assumed) > 1


def test_a_number_on_the_label_is_how_many_work_there() -> None:
    boxes = [Box("trucks"), Box("g", label="1800 graders"), Box("s", label="3 app servers")]
    arrows = (Arrow("trucks", "g"), Arrow("g", "s"))
    board = fill(drawn(*boxes, Box("c", label="20 customers"), arrows=arrows))
    assert (kind(board.boxes["g"]), board.boxes["g"].copies) == ("people", 1800)
    assert (kind(board.boxes["s"]), board.boxes["s"].copies) == ("service", 3)
    assert board.boxes["c"].copies == 1
    told = {(entry.box, entry.field): entry for entry in board.assumed}
    assert told["g", "copies"].value == "1800"
    assert "1800 graders" in told["g", "copies"].source


def test_what_is_written_outranks_the_label() -> None:
    board = fill(drawn(Box("u"), Box("g", label="1800 graders", copies=5)))
    assert board.boxes["g"].copies == 5


def test_people_take_the_time_of_their_trade() -> None:
    boxes = [
        Box("u"),
        Box("graders"),
        Box("couriers"),
        Box("agents"),
        Box("p", is_="people", label="Packers"),
    ]
    board = fill(drawn(*boxes, arrows=tuple(Arrow("u", box.name) for box in boxes[1:])))
    minutes = {name: box.time.mean / 60 for name, box in board.boxes.items() if box.time}
    assert minutes["graders"] == minutes["p"] < 1.1
    assert minutes["couriers"] > 10
    assert 5 < minutes["agents"] < 6


def test_drivers_who_ask_are_clients_and_drivers_who_are_asked_are_people() -> None:
    board = fill(drawn(Box("drivers"), Box("api"), arrows=(Arrow("drivers", "api"),)))
    assert kind(board.boxes["drivers"]) == "clients"
    board = fill(drawn(Box("shop"), Box("drivers"), arrows=(Arrow("shop", "drivers"),)))
    assert kind(board.boxes["drivers"]) == "people"


def test_an_app_there_are_two_of_is_one_that_serves() -> None:
    board = fill(
        drawn(Box("patient"), Box("app", label="Tracking app x2"), arrows=(Arrow("patient", "app"),))
    )
    assert (kind(board.boxes["app"]), board.boxes["app"].copies) == ("service", 2)
