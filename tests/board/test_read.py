"""A board is read into its models: every field, every way of writing it, every default it takes."""

import pytest

from board.contract import PALM
from peakday.board import BoardError, models, parse, parse_failure, parse_load, parse_target, read, write
from peakday.quantities import QuantityError
from peakday.quantities import varying as v


def board_of(text, **options):
    reading = parse(text, **options)
    assert [str(mistake) for mistake in reading.mistakes] == []
    return reading.board


def box_of(fields):
    return board_of(f"boxes: {{u: {{is: clients}}, a: {{{fields}}}}}\narrows: [u -> a]\nload: 1/s").boxes["a"]


def arrow_of(options, rest=""):
    return board_of(f"boxes: [u, a, b]\narrows:\n  - u -> a: {{{options}}}\n{rest}\nload: 1/s").arrows[0]


def load_of(load):
    return board_of(f"arrows: [u -> a]\njourneys: {{go: {{load: {load}}}}}").journeys["go"]


def test_the_contracts_board():
    board = board_of(PALM)
    assert board.title == "Palm checkout"
    assert list(board.boxes) == ["scanner", "gateway", "matcher", "profiles", "templates", "audit"]
    assert board.boxes["matcher"] == models.Box(
        "matcher", "service", copies=3, slots=2, time=v.LogNormal(0.08, 0.25), queue=50, place="us-east-1"
    )
    assert board.boxes["profiles"].hit == 0.92
    assert [arrow.name for arrow in board.arrows][-1] == "matcher ~> audit"
    assert board.arrows[1] == models.Arrow("gateway", "matcher", timeout=0.4, retries=2, backoff=0.05)
    assert board.arrows[3].on == "miss"
    assert board.journeys["checkout"].load == models.Steady(50000 / 3600)
    assert board.targets[2] == models.Target(
        "checkout success during failures > 30 %", "checkout", "success", ">", 0.3, "%", None, True
    )
    assert board.failures[0] == models.Failure(
        "at 5 min for 30 s: templates slow x10", 300, "slow", 30, "templates", amount=10
    )
    assert board.run == models.Run(600, 60, 5)
    assert board.assumed == ()


@pytest.mark.parametrize(
    ("fields", "attribute", "value"),
    [
        ("is: aws/dynamodb", "is_", "aws/dynamodb"),
        ("label: Profile cache", "label", "Profile cache"),
        ("copies: 1 000", "copies", 1000),
        ("slots: unlimited", "slots", models.UNLIMITED),
        ("time: exp 5 ms", "time", v.Exponential(0.005)),
        ("holds: yes", "holds", True),
        ("holds: no", "holds", False),
        ("queue: 50", "queue", 50),
        ("queue: none", "queue", 0),
        ("queue: unlimited", "queue", models.UNLIMITED),
        ("pick: two-choices", "pick", "two-choices"),
        ("order: priority", "order", "priority"),
        ("patience: exp 30 s", "patience", v.Exponential(30)),
        ("limit: 10k/s burst 5k", "limit", models.Limit(10000, 5000)),
        ("limit: 600/min", "limit", models.Limit(10, 10)),
        ("limit: 6/min", "limit", models.Limit(0.1, 1)),
        ("hit: 92%", "hit", 0.92),
        ("hit: zipf 0.9 of 1 M room 50k lru", "hit", models.KeyCache(models.Keys(0.9, 10**6), 50000)),
        ("hit: zipf 0.9 of 1 M room 1 M", "hit", models.KeyCache(models.Keys(0.9, 10**6), 10**6)),
        ("partitions: 12", "partitions", 12),
        ("keys: zipf 1.1 of 1 M", "keys", models.Keys(1.1, 10**6)),
        ("keys: uniform of 500", "keys", models.Keys(0, 500)),
        ("errors: 0.5 %", "errors", models.Errors(0.005)),
        ("errors: wrong 0.3 %", "errors", models.Errors(0, 0.003)),
        ("errors: 0.5 % wrong 0.3 %", "errors", models.Errors(0.005, 0.003)),
        (
            "scale: {from: 4, to: 200, at: 60 %, every: 30 s, warm: 90 s}",
            "scale",
            models.Scale(4, 200, 0.6, 30, 90),
        ),
        ('shifts: ["08:00-16:00 x 40"]', "shifts", (models.Shift(28800, 57600, 40),)),
        ('shifts: ["22:00-06:00 x 4"]', "shifts", (models.Shift(79200, 108000, 4),)),
        ("every: 5 min", "every", models.Every(300, None)),
        ("every: 100", "every", models.Every(None, 100)),
        ("every: 5 min or 100", "every", models.Every(300, 100)),
        ("place: us-east-1/a", "place", "us-east-1/a"),
        ("price: $0.05/h", "price", models.Price(per_copy_hour=0.05)),
        ("price: $0.20/M + $90/month", "price", models.Price(per_request=0.2e-6, per_month=90)),
        ("price: $0", "price", models.Price()),
    ],
)  # fmt: skip
def test_every_field_of_a_box(fields, attribute, value):
    assert getattr(box_of(fields), attribute) == value


@pytest.mark.parametrize(
    ("options", "attribute", "value"),
    [
        ("share: 20 %", "share", 0.2),
        ("either: true, share: 20 %", "either", True),
        ("on: error", "on", "error"),
        ("times: 3", "times", 3),
        ("together: true", "together", True),
        ("together: true, times: 3, need: 2", "need", 2),
        ("timeout: 400 ms", "timeout", 0.4),
        ("retries: 2", "retries", 2),
        ("backoff: 50 ms", "backoff", 0.05),
        ("jitter: none", "jitter", "none"),
        ("budget: 10 %", "budget", 0.1),
        ("breaker: 50 % of 20 in 10 s rest 5 s", "breaker", models.Breaker(0.5, 20, 10, 5)),
        ("hedge: 10 ms", "hedge", 0.01),
        ("else: b", "else_", "b"),
        ("delay: uniform 2 ms to 8 ms", "delay", v.Uniform(0.002, 0.008)),
        ("only: [requests]", "only", ("requests",)),
        ("dedupe: true", "dedupe", True),
        ("cancel: true", "cancel", True),
    ],
)
def test_every_option_of_an_arrow(options, attribute, value):
    assert getattr(arrow_of(options), attribute) == value


@pytest.mark.parametrize(
    ("load", "expected", "average"),
    [
        ("50 000/h", models.Steady(50000 / 3600), None),
        ("{rate: 900/s, evenly: true}", models.Steady(900, True), None),
        ("{average: 36/h, peak: 72/h}", models.Steady(0.02), 0.01),
        ('{average: 36/h, peak: 72/h, shape: day, at: "18:00"}', models.DayShape(0.01, 0.02, 64800), 0.01),
        ("{average: 36/h, peak: 72/h, shape: day, at: 18:00}", models.DayShape(0.01, 0.02, 64800), 0.01),
        ("{users: 10 M, think: 30 s}", models.Closed(10**7, v.Constant(30)), None),
        ("{steps: [[0 s, 100/s], [60 s, 500/s]]}", models.Stepped(((0, 100), (60, 500))), None),
    ],
)
def test_every_sort_of_load(load, expected, average):
    journey = load_of(load)
    assert (journey.load, journey.average) == (expected, average)


def test_a_trace_is_read_from_the_boards_folder(tmp_path):
    (tmp_path / "arrivals.csv").write_text("t_s,service_ms\n0.5,10\n1,20\n")
    text = """
    boxes: {u: {is: clients}, a: {time: from arrivals.csv column service_ms}}
    arrows: [u -> a]
    journeys: {go: {load: {trace: arrivals.csv, column: t_s}}}
    """
    file = tmp_path / "board.yaml"
    file.write_text(text)
    board = read(file)
    assert board.journeys["go"].load == models.Trace("arrivals.csv", "t_s", (0.5, 1.0))
    assert board.boxes["a"].time == v.FromFile("arrivals.csv", "service_ms", (0.01, 0.02))
    (tmp_path / "arrivals.csv").write_text("t_s,service_ms\n2,10\n1,20\n")
    with pytest.raises(BoardError, match=r"line 3 of `arrivals.csv`: `1` comes before"):
        read(file)


@pytest.mark.parametrize(
    "boxes",
    ["boxes: [u, a, b]", "boxes: {u: {}, a: {}, b: {}}", "boxes:\n  - u\n  - a: {}\n  - b:", "boxes: {}", ""],
)
def test_boxes_may_be_a_map_a_list_or_left_out(boxes):
    board = board_of(f"{boxes}\narrows: [u -> a -> b]\nload: 10/s")
    assert list(board.boxes) == ["u", "a", "b"]
    assert [arrow.name for arrow in board.arrows] == ["u -> a", "a -> b"]
    assert board.journeys["requests"].start == "u"
    assert [(a.box, a.field, a.source) for a in board.assumed] == [
        ("u", "from", "the only box no arrow enters")
    ]


def test_a_journey_may_end_at_the_first_of_several_boxes():
    text = "arrows: [u -> q, q -> a, q -> b]\njourneys: {j: {from: u, load: 1/s, until: [a, b]}}"
    board = board_of(text)
    assert board.journeys["j"].ends == ("a", "b")
    assert board_of(write(board)).journeys == board.journeys
    wrong = parse(text.replace("[a, b]", "[a, c]"))
    assert [mistake.rule for mistake in wrong.mistakes] == ["there is no box `c`"]


def test_a_box_may_be_said_in_one_word_and_a_journey_in_its_load():
    board = board_of("boxes: {u: clients, a: aws/sqs}\narrows: [u -> a]\njourneys: {go: 5/s}")
    assert board.boxes["a"].is_ == "aws/sqs"
    assert board.journeys["go"] == models.Journey("go", "u", models.Steady(5))


def test_arrows_may_be_a_map_and_need_no_spaces():
    board = board_of("arrows: {u->a: {retries: 1}, a~>b: }\nload: 1/s")
    assert board.arrows == (models.Arrow("u", "a", retries=1), models.Arrow("a", "b", waits=False))


def test_where_the_start_is_told_from_the_clients():
    board = board_of("boxes: {u: clients, cron: {}, a: {}}\narrows: [u -> a, cron -> a]\nload: 1/s")
    assert board.journeys["requests"].start == "u"


def test_a_short_run_warms_up_for_a_tenth_unless_it_says_otherwise():
    board = board_of("arrows: [u -> a]\nload: 1/s\nrun: {for: 30 s}")
    assert board.run.warm_up == 3
    assert board.assumed[-1].field == "run warm-up"
    assert board_of("arrows: [u -> a]\nload: 1/s\nrun: {for: 30 s, warm-up: none}").run.warm_up == 0
    assert board_of("arrows: [u -> a]\nload: 1/s\nrun: {for: 90 s}").run.warm_up == 60


def test_layout_and_notes_belong_to_the_canvas():
    board = board_of(
        "arrows: [u -> a]\nload: 1/s\nlayout: {u: [1, -2.5], gone: [3, 4]}\nnotes: {todo: [ask, 3]}"
    )
    assert board.layout == {"u": (1.0, -2.5)}
    assert board.notes == {"todo": ["ask", 3]}


def test_a_drawing_without_a_load_when_the_load_comes_from_elsewhere():
    text = "boxes: {u: {is: clients}, a: {is: service}}\narrows: [u -> a]"
    assert board_of(text, needs_load=False).journeys == {}
    assert [m.rule for m in parse(text).mistakes] == ["there is no load: nobody uses this board"]
    without = board_of(text + "\njourneys: {go: {from: u}}", needs_load=False)
    assert without.journeys["go"].load is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("go p99 < 500 ms", ("go", "p99", "<", 0.5, "ms", None, False)),
        ("go mean <= 4 h", ("go", "mean", "<=", 14400, "h", None, False)),
        ("go p99.9 < 1 s", ("go", "p99.9", "<", 1, "s", None, False)),
        ("p99 < 500 ms", ("go", "p99", "<", 0.5, "ms", None, False)),
        ("go success ≥ 99.9 %", ("go", "success", ">=", 0.999, "%", None, False)),
        ("go success during failures > 99 %", ("go", "success", ">", 0.99, "%", None, True)),
        ("go within 90 min > 95 %", ("go", "within", ">", 0.95, "%", 5400, False)),
        ("go within 1 h 30 min during failures > 95 %", ("go", "within", ">", 0.95, "%", 5400, True)),
        ("go throughput > 3600/h", ("go", "throughput", ">", 1, "/h", None, False)),
        ("cost < $24k/year", (None, "cost", "<", 2000, "USD/month", None, False)),
        ("availability during failures > 99.99 %", (None, "availability", ">", 0.9999, "%", None, True)),
    ],
)
def test_targets(text, expected):
    target = parse_target(text, ["go"])
    found = (
        target.journey,
        target.metric,
        target.op,
        target.value,
        target.unit,
        target.within,
        target.during_failures,
    )
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 5 min: a down", (300, None, "down", "a", None, None, 1)),
        ("at 5 min for 30 s: a slow x10", (300, 30, "slow", "a", None, None, 10)),
        ("at 1 h 30 min for 1 min: a errors 20 %", (5400, 60, "errors", "a", None, None, 0.2)),
        ("at 0 s: a gone", (0, None, "gone", "a", None, None, 1)),
        ("at 5 min: us-east-1 lost", (300, None, "lost", None, "us-east-1", None, 1)),
        ("at 5 min: us-east-1/a lost", (300, None, "lost", None, "us-east-1/a", None, 1)),
        ("at 5 min: u -> a cut", (300, None, "cut", None, None, ("u", "a"), 1)),
        ("at 5 min, for 1 min: load x2.5", (300, 60, "load", None, None, None, 2.5)),
    ],
)
def test_failures(text, expected):
    f = parse_failure(text)
    assert (f.at, f.duration, f.what, f.box, f.place, f.arrow, f.amount) == expected


def test_failures_of_a_board_name_what_is_on_it():
    board = board_of("boxes: {u: {}, a: {place: us-east-1/a}}\narrows: [u ~> a]\nload: 1/s")
    assert parse_failure("at 1 s: us-east-1 lost", board).place == "us-east-1"
    assert parse_failure("at 1 s: u -> a cut", board).arrow == ("u", "a")
    for text, rule in [
        ("at 1 s: b down", "there is no box `b`"),
        ("at 1 s: a -> u cut", "there is no arrow `a -> u`"),
        ("at 1 s: eu lost", "no box stands in `eu`"),
    ]:
        with pytest.raises(QuantityError, match=rule):
            parse_failure(text, board)


def test_one_load_alone():
    assert parse_load("80/s") == models.Steady(80)
    assert parse_load("{users: 5, think: 1 s}") == models.Closed(5, v.Constant(1))
    assert parse_load({"rate": "9/s", "evenly": True}) == models.Steady(9, True)
    for text in ("80", "", "[1]", "{rate: 5/s, users: 3}", "{", "{speed: 5/s}", "0/s", "nan/s"):
        with pytest.raises(QuantityError):
            parse_load(text)
