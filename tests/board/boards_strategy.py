"""Random sound boards, for the property tests."""

from hypothesis import strategies as st

from peakday.board import models as m
from peakday.board.reading.arrows import ARROW_OPTIONS
from peakday.board.reading.boxes import BOX_FIELDS
from quantities.shapes_strategy import counts, durations, shapes

NAMES = ["a", "api-gateway", "Redis.1", "orders_db", "worker2", "edge", "señal", "k"]
shares = st.one_of(st.just(0.0), st.floats(min_value=1e-9, max_value=1))
some_shares = st.floats(min_value=0.001, max_value=1)
small = st.integers(min_value=1, max_value=50)
rates = st.one_of(
    st.sampled_from([10.0, 50000 / 3600, 1e6 / 86400]), st.floats(min_value=1e-6, max_value=1e9)
)
keys = st.builds(m.Keys, st.one_of(st.just(0.0), st.floats(0.01, 10)), counts)
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)
places = st.sampled_from(["us-east-1", "us-east-1/a", "eu-west-1"])
clocks = st.integers(min_value=0, max_value=86399).map(float)

box_values = {
    "is_": st.sampled_from(["gateway", "service", "cache", "database", "queue", "people", "aws/sqs"]),
    "label": texts,
    "copies": small,
    "slots": st.one_of(small, st.just(m.UNLIMITED)),
    "time": shapes,
    "holds": st.booleans(),
    "queue": st.one_of(st.just(m.UNLIMITED), st.just(0), counts),
    "pick": st.sampled_from(["shared", "round-robin", "random", "least", "two-choices"]),
    "order": st.sampled_from(["fifo", "lifo", "priority"]),
    "patience": shapes,
    "limit": st.builds(m.Limit, rates, st.floats(min_value=1, max_value=1e9)),
    "hit": st.one_of(shares, st.builds(m.KeyCache, keys, counts)),
    "partitions": small,
    "keys": keys,
    "errors": st.builds(m.Errors, *[st.one_of(st.just(0.0), st.floats(1e-9, 0.5))] * 2),
    "scale": st.builds(
        lambda least, more, *rest: m.Scale(least, least + more, *rest),
        st.just(1),
        st.integers(min_value=50, max_value=99),
        some_shares,
        durations,
        durations,
    ),
    "shifts": st.lists(
        st.builds(lambda s, d, c: m.Shift(s, s + d, c), clocks, st.integers(60, 86399).map(float), small),
        min_size=1,
        max_size=3,
    ).map(tuple),
    "every": st.one_of(
        st.builds(m.Every, durations, small),
        st.builds(m.Every, durations, st.none()),
        st.builds(m.Every, st.none(), small),
    ),
    "place": places,
    "price": st.builds(m.Price, *[st.one_of(st.just(0.0), st.floats(1e-12, 1e6))] * 3),
}

arrow_values = {
    "share": some_shares,
    "on": st.sampled_from(["hit", "miss", "ok", "error"]),
    "times": small,
    "together": st.just(True),
    "timeout": durations,
    "retries": st.integers(min_value=0, max_value=9),
    "backoff": durations,
    "jitter": st.sampled_from(["equal", "none"]),
    "budget": shares,
    "breaker": st.builds(m.Breaker, some_shares, small, durations, durations),
    "hedge": durations,
    "delay": shapes,
    "dedupe": st.just(True),
    "cancel": st.just(True),
}


def test_the_strategy_knows_every_field():
    assert set(box_values) == {field.attribute for field in BOX_FIELDS.values()}
    apart = {"either", "need", "else_", "only"}
    assert set(arrow_values) | apart == {field.attribute for field in ARROW_OPTIONS.values()}


def some_of(values):
    return st.fixed_dictionaries({}, optional=values)


@st.composite
def loads(draw):
    rate = draw(rates)
    more = rate * draw(st.floats(min_value=1.5, max_value=20))
    kind = draw(st.integers(min_value=0, max_value=5))
    evenly = draw(st.booleans())
    if kind == 0:
        return m.Steady(rate, evenly), None
    if kind == 1:
        return m.Steady(more, evenly), rate
    if kind == 2:
        return m.DayShape(rate, more, draw(st.one_of(st.none(), clocks)), evenly), rate
    if kind == 3:
        return m.Closed(draw(counts), draw(shapes)), None
    if kind == 4:
        return m.Steady(rate, evenly), rate
    return m.Stepped(((0.0, rate), (60.0, more)), evenly), draw(st.one_of(st.none(), rates))


@st.composite
def boards(draw):
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=6, unique=True))
    boxes = {"u": m.Box("u", is_="clients")}
    for name in names:
        boxes[name] = m.Box(name, **draw(some_of(box_values)))
    order = ["u", *names]
    pairs = [(s, t) for i, s in enumerate(order) for t in order[i + 1 :]]
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=6, unique=True))
    journey_names = draw(
        st.lists(st.sampled_from(["checkout", "refund", "x.y"]), min_size=1, max_size=3, unique=True)
    )
    arrows = []
    for source, target in chosen:
        options = draw(some_of(arrow_values))
        if draw(st.booleans()):
            options["only"] = tuple(journey_names[:1])
        if draw(st.booleans()):
            options["else_"] = names[-1]
        if options.get("together") and draw(st.booleans()):
            options["need"] = 1
        arrows.append(m.Arrow(source, target, draw(st.booleans()), **options))
    journeys = {}
    for name in journey_names:
        load, average = draw(loads())
        priority = draw(st.one_of(st.none(), st.integers(min_value=0, max_value=9)))
        journeys[name] = m.Journey(name, "u", load, None, priority, average)
    return m.Board(
        draw(texts),
        boxes,
        tuple(arrows),
        journeys,
        tuple(draw(st.lists(targets(journey_names), max_size=3))),
        tuple(draw(st.lists(failures(names), max_size=3))),
        draw(runs()),
        {name: (draw(st.floats(-1e6, 1e6)), draw(st.floats(-1e6, 1e6))) for name in names[:1]},
        draw(notes),
    )


notes = st.recursive(
    st.one_of(texts, st.integers(), st.booleans(), st.floats(allow_nan=False, allow_infinity=False)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text("abcdef", min_size=1), inner, max_size=3)
    ),
    max_leaves=6,
).filter(lambda value: value is not None)


@st.composite
def targets(draw, journeys):
    from peakday.board import parse_target

    journey = draw(st.sampled_from(journeys))
    op = draw(st.sampled_from(["<", "<=", ">", ">="]))
    during = draw(st.sampled_from(["", " during failures"]))
    metric, value = draw(
        st.sampled_from(
            [
                ("p99", "500 ms"),
                ("mean", "4 h"),
                ("success", "99.9 %"),
                ("throughput", "1 M/day"),
                ("wrong", "1 %"),
            ]
        )
    )
    text = draw(
        st.sampled_from(
            [
                f"{journey} {metric}{during} {op} {value}",
                f"{journey} within 90 min{during} {op} 95 %",
                f"cost {op} $2 000/month",
                f"availability{during} {op} 99.99 %",
            ]
        )
    )
    return parse_target(text, journeys)


@st.composite
def failures(draw, names):
    from peakday.board import parse_failure

    box = draw(st.sampled_from(names))
    what = draw(
        st.sampled_from([f"{box} down", f"{box} slow x2.5", f"{box} errors 7 %", f"{box} gone", "load x3"])
    )
    return parse_failure(f"at 90 s{draw(st.sampled_from(['', ' for 1 min']))}: {what}")


@st.composite
def runs(draw):
    length = draw(st.floats(min_value=91, max_value=1e6))
    return m.Run(
        length,
        draw(st.one_of(st.just(60.0), st.just(0.0))),
        draw(small),
        draw(st.sampled_from(["exact", "scaled", "auto"])),
        draw(st.one_of(st.none(), some_shares)),
        draw(st.one_of(st.none(), clocks)),
    )
