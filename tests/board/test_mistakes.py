"""Every mistake at once, each with its line, its rule and its mend."""

import pytest

from peakday.board import BoardError, parse, read

FRAME = "boxes: {u: {is: clients}, a: {}, b: {}}\narrows:\n  - u -> a\n"
LOAD = "load: 1/s\n"


def mistakes(text, **options):
    reading = parse(text, "b.yaml", **options)
    assert (reading.board is None) == bool(reading.mistakes)
    return [str(mistake) for mistake in reading.mistakes]


def only(text, **options):
    found = mistakes(text, **options)
    assert len(found) == 1, found
    return found[0]


def in_box(fields):
    return only(f"boxes:\n  u: {{is: clients}}\n  a: {{{fields}}}\narrows: [u -> a]\n{LOAD}")


def in_arrow(options, more=""):
    return only(f"{FRAME}  - a -> b: {{{options}}}\n{more}{LOAD}")


def in_journey(fields):
    return only(f"{FRAME}journeys:\n  go: {{{fields}}}\n")


def in_targets(target):
    return only(f"{FRAME}{LOAD}targets:\n  - {target}\n")


def in_failures(failure):
    return only(f"{FRAME}{LOAD}failures:\n  - {failure}\n")


def test_every_mistake_is_told_at_once_in_the_order_of_the_file():
    found = mistakes(
        "titel: x\nboxes:\n  u: {is: clients}\n  a: {is: servce, copies: -1, tme: 5 ms}\n"
        "arrows:\n  - u -> a\n  - a -> c\njourneys:\n  go: {from: v, load: 5}\ntargets: [go p98 < 1 s]\n"
    )
    assert found == [
        "b.yaml:1: the board: there is no field `titel`. Did you mean `title`?",
        "b.yaml:4: box a, is: `servce` is no kind of box. Did you mean `service` or `device`?",
        "b.yaml:4: box a, copies: `-1` is negative. Write a number of zero or more, such as `10 000`",
        "b.yaml:4: box a: there is no field `tme`. Did you mean `time`?",
        "b.yaml:7: arrow a -> c: there is no box `c`. Use one of: u, a",
        "b.yaml:9: journey go, from: there is no box `v`. Use one of: u, a",
        "b.yaml:9: journey go, load: `5` has no unit; a rate wants one (/s, /min, /h or /day)."
        " Write `5/s`, `5/min` or `5/h`",
        "b.yaml:10: targets, number 1: `p98` is no metric. Did you mean `p99` or `p95` or `p90`?",
    ]


def test_a_mistake_says_its_line_and_column():
    mistake = parse(f"{FRAME}{LOAD}run: {{for: 10}}", "b.yaml").mistakes[0]
    assert (mistake.file, mistake.line, mistake.column, mistake.where) == ("b.yaml", 5, 12, "run, for")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("time: 80", "b.yaml:3: box a, time: `80` has no unit; a duration wants one (ms, s, min, h or day)"),
        ("time: .nan", "is not a number"),
        ("time: [5 ms]", "a list stands where a duration is due"),
        ("time: ", "nothing is written after `time:`"),
        ("time: lognormal 80 ms, p99 250 ms", "Write `time: lognormal 80 ms p99 250 ms`"),
        ("time: from w.csv column t_s", "this board is not in a folder"),
        ("copies: 010", "`010` begins with a zero"),
        ("copies: 0", "`0` is too few"),
        ("copies: 1e12", "more than can be run"),
        ("copies: 2.5", "not a whole number"),
        ("slots: none", "`none` is not a number"),
        ("holds: maybe", "`maybe` is neither yes nor no"),
        ("queue: full", "is not a number"),
        ("pick: robin", "is not one of shared, round-robin"),
        ("limit: 0/s", "lets nobody in"),
        ("limit: 10k", "`10k` has no unit; a rate wants one"),
        ("hit: 0.92", "Write `92 %`"),
        ("hit: zipf 0.9 of 1 M room 50k fifo", "forgets by `fifo` is not known"),
        ("hit: zipf 0.9", "is not a cache"),
        ("keys: zipf 99 of 5", "absurdly large"),
        ("errors: 0.3 % wrong", "no share behind `wrong`. Write `wrong 0.3 %`"),
        ("errors: 60 % wrong 50 %", "add to over 100 %"),
        ("scale: {from: 4}", "does not say `to`"),
        ("scale: {from: 4, to: 2, at: 60 %}", "fewer copies than it starts from"),
        ("scale: {from: 4, to: 9, at: 60 %}, copies: 2", "lie outside its scale, 4 to 9"),
        ("scale: fast", "`fast` stands where a map is due"),
        ('shifts: ["8-16 x 4"]', "`8` is not a time of day"),
        ('shifts: ["08:00-25:00 x 4"]', "`25:00` is no time of day"),
        ("every: 0 s", "never ends"),
        ("every: 5 or 6", "two sizes"),
        ("place: a/b/c", "is not a place"),
        ("price: 5", "no currency"),
        ("price: $5", "does not say what is paid for"),
        ("is: clients, time: 5 ms", "clients have no `time`"),
        ("copies: 2, copies: 3", "`copies` is written twice (first on line 3)"),
        ("<<: {copies: 2}", "merges nothing"),
        ("Copies: 2", "Did you mean `copies`?"),
    ],
)
def test_fields_of_a_box(fields, said):
    assert any(
        said in line for line in mistakes(f"boxes:\n  u: {{}}\n  a: {{{fields}}}\narrows: [u -> a]\n{LOAD}")
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("timout: 5 ms", "b.yaml:4: arrow a -> b: there is no field `timout`. Did you mean `timeout`?"),
        ("timeout: 400", "b.yaml:4: arrow a -> b, timeout: `400` has no unit"),
        ("timeout: 0 ms", "a duration of nothing"),
        ("share: 120 %", "more than the whole"),
        ("on: fail", "is not one of hit, miss, ok, error"),
        ("times: 0", "too few"),
        ("need: 2", "for arrows that are called together"),
        ("need: 2, together: true", "it needs 2 answers of one call"),
        ("else: c", "there is no box `c`"),
        ("else: u", "`u` are clients"),
        ("only: [gone]", "there is no journey `gone`"),
        ("only: []", "names nothing"),
        ("breaker: 50 %", "is not a breaker"),
        ("retries: -1", "is negative"),
    ],
)
def test_options_of_an_arrow(options, said):
    assert said in in_arrow(options)


@pytest.mark.parametrize(
    ("arrows", "said"),
    [
        (
            "[u -> a, u -> a]",
            "the arrow is drawn twice (first on line 2). Keep one; `times: 2` makes two calls",
        ),
        ("[u -> a, a -> u]", "`u` are clients: they call, nobody calls them"),
        ("[u -> a, a <- b]", "Write the arrow the other way round"),
        ("[u -> a, a]", "`a` is not an arrow"),
        ("[u -> a, a ->]", "is not an arrow"),
        ("[u -> a, a -> 1b]", "begins with a digit"),
        ("[u -> a, a -> my box]", "Write `my-box` and keep the words in `label`"),
        ("[u -> a, [a, b]]", "a list stands where an arrow is due"),
        ("[{u -> a -> b: {retries: 1}}]", "could belong to any of its arrows"),
        ("[u -> a, {a -> b: 5 ms}]", "`5 ms` stands where a map is due"),
        ("5", "`5` stands where a list is due"),
        (
            "[u -> a, {a -> b: {either: true, share: 60 %}}, {a -> c: {either: true, share: 50 %}}]",
            "add to 110 %",
        ),
        (
            "[u -> a, {a -> b: {together: true, need: 3}}, {a -> c: {together: true}}]",
            "it needs 3 answers of 2 calls",
        ),
    ],
)
def test_arrows(arrows, said):
    boxes = "boxes: {u: {is: clients}, a: {}, b: {}, c: {}}"
    assert said in only(f"{boxes}\narrows: {arrows}\njourneys: {{go: {{from: u, load: 1/s}}}}")


def test_the_shares_of_either_arrows_add_up_for_each_journey():
    boxes = "boxes: {u: {is: clients}, a: {}, b: {}, c: {}, d: {}}\narrows:\n  - u -> a\n"
    load = "journeys:\n  go: {from: u, load: 1/s}\n  come: {from: u, load: 1/s}\n"
    arrows = "".join(
        f"  - a -> {name}: {{either: true, share: {share} %{more}}}\n"
        for name, share, more in (("b", 60, ", only: [go]"), ("c", 40, ""), ("d", 60, ", only: [come]"))
    )
    assert mistakes(boxes + arrows + load) == []
    found = mistakes(boxes + arrows.replace("40", "50") + load)
    for name, said in zip(("go", "come"), found, strict=True):
        assert f"`either` arrows of `a` add to 110 % for the journey `{name}`" in said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("from: x, load: 1/s", "there is no box `x`"),
        ("from: u, load: 0/s", "a load of nothing"),
        (
            "from: u, load: 50,000/h",
            "YAML splits `{…}` at commas: this reads as `50` and `000/h`. Write `load: 50 000/h`",
        ),
        ("from: u", "it has no load"),
        ("from: u, load: {peak: 5/s, average: 9/s}", "peak is below its average"),
        ("from: u, load: {rate: 5/s, users: 9}", "`users` does not go with `rate`"),
        ("from: u, load: {users: 9}", "how long its users think"),
        ("from: u, load: {peak: 9/s, shape: day}", "wants its average"),
        ("from: u, load: {steps: [[60 s, 1/s], [0 s, 2/s]]}", "do not rise"),
        ("from: u, load: {steps: []}", "empty or too many"),
        ("from: u, load: {trace: t.csv}", "does not name its trace's column"),
        ("from: u, load: {}", "says no rate"),
        ("from: u, load: 1/s, until: b", "no arrow leads from `u` to `b`"),
        ("from: u, load: 1/s, priority: high", "is not a number"),
    ],
)
def test_journeys(fields, said):
    assert said in in_journey(fields)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("requests p99", "`requests p99` is not a target"),
        ("requests p99 < 5", "a duration wants one"),
        ("requests success > 0.99", "Write `99 %`"),
        ("order p99 < 5 ms", "there is no journey `order`"),
        ("requests cost < $5/month", "of the whole board"),
        ("cost < $5", "does not say by what time"),
        ("cost < 5/month", "no currency"),
        ("requests within > 5 %", "`within` wants a time"),
        ("requests p99 < 5 ms < 6 ms", "is not a target"),
        ("{a: {b: c}}", "a map stands where a sentence is due"),
    ],
)
def test_targets(target, said):
    assert said in in_targets(target)


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        ("at 5 min: c down", "there is no box `c`"),
        ("at 5: a down", "a duration wants one"),
        ("at 5 min for 0 s: a down", "for no time"),
        ("at 20 min: a down", "it begins at 20 min; the run ends at 10 min"),
        ("at 5 min: a slow", "a factor is due"),
        ("at 5 min: a slow x0", "cannot be run"),
        ("at 5 min: a explodes", "does not say what fails"),
        ("at 5 min: a -> b cut", "there is no arrow `a -> b`"),
        ("at 5 min: mars lost", "no box stands in `mars`"),
        ("at 5 min: a down now", "`now` does not belong"),
        ("a is down", "is not a failure"),
    ],
)
def test_failures(failure, said):
    assert said in in_failures(failure)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("boxes: {null: {}, a: {}}\n", "YAML reads `null` as nothing, not as a name"),
        ("boxes: {123: {}, a: {}}\n", "the name `123` begins with a digit"),
        ("boxes: {a: {}, a: {}}\n", "`a` is written twice (first on line 1)"),
        ("boxes: [a, a]\n", "the box is drawn twice (first on line 1)"),
        ("boxes: [a, [b]]\n", "a list stands where a name is due"),
        ("peakday: 2\nboxes: [a]\n", "b.yaml:1: peakday: this board says it is version `2`"),
        ("boxes: [a]\nrun: {for: 1 min, warm-up: 2 min}\n", "leaves nothing to count of 1 min"),
        ("boxes: [a]\nrun: {seeds: 0}\n", "too few"),
        ("boxes: [a]\nlayout: {a: [1, .nan]}\n", "is not a place on the canvas"),
        ("boxes: [a]\njourneys: {go: {from: a, load: 2/s}}\n", "the load is given beside journeys"),
        ("boxes: [a, b]\n", "it could start at any of a, b. Add `from: a`"),
    ],
)
def test_the_rest_of_a_board(text, said):
    assert said in only(text + LOAD)


def test_a_list_split_at_a_comma():
    assert only(f"{FRAME}{LOAD}targets: [requests p99 < 1,500 ms]").endswith(
        "Write `requests p99 < 1 500 ms`"
    )


def test_no_load_and_nothing_drawn():
    assert "there is no load" in only(FRAME)
    assert "nothing is drawn on it" in mistakes("title: x\n")[0]


def test_the_catalogs_names_when_they_are_known():
    text = "boxes: {u: {is: clients}, a: {is: aws/dynamo}}\narrows: [u -> a]\nload: 1/s"
    assert mistakes(text) == []
    said = only(text, known_parts=["aws/dynamodb", "aws/sqs"])
    assert said.endswith("box a, is: the catalog has no `aws/dynamo`. Did you mean `aws/dynamodb`?")


def test_reading_a_file_raises_them_all(tmp_path):
    file = tmp_path / "b.yaml"
    file.write_text("titel: x\nboxes: [a]\n")
    with pytest.raises(BoardError) as caught:
        read(file)
    assert [m.line for m in caught.value.mistakes] == [1, 1]
    assert str(file) in str(caught.value)
