"""The data keep the promise: every figure has a value, a source, a date and a trust, and reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from peakday.catalog import Figure, kinds, parts, sources, tell
from peakday.catalog.figures import figure, table
from peakday.catalog.fill import READERS
from peakday.catalog.parts import CAPACITY_FIELDS, KIND_NAMES, PRICE_FIELDS

NAMES = {
    "api-gateway", "alb", "route53", "cloudfront", "lambda", "ecs", "eks", "ec2", "dynamodb", "rds", "aurora",
    "elasticache", "s3", "sqs", "sns", "kinesis", "eventbridge", "step-functions", "cognito", "opensearch",
    "redshift", "iot-core", "ses", "pinpoint", "mediaconvert", "cloudwatch",
}  # fmt: skip


def every_figure() -> Iterator[tuple[str, Figure]]:
    for owner, defaults in [(k.kind, k.defaults) for k in kinds()] + [(p.name, p.defaults) for p in parts()]:
        for field, entry in (defaults.fields | defaults.price).items():
            yield f"{owner}.{field}", entry
    for p in parts():
        yield f"{p.name}.sla", p.sla
    for name, raw in table("places")["figures"].items():
        yield f"places.{name}", figure(raw)
    for name, trade in table("trades").items():
        yield f"{name}.time", figure(trade["time"])


def test_all_kinds_and_all_names_of_the_language_are_there() -> None:
    assert [k.kind for k in kinds()] == list(KIND_NAMES)
    assert len(KIND_NAMES) == 16
    assert {p.name for p in parts()} == {f"aws/{name}" for name in NAMES}


@pytest.mark.parametrize(
    ("name", "entry"), list(every_figure()), ids=lambda v: v if isinstance(v, str) else ""
)
def test_a_figure_says_where_it_is_from(name: str, entry: Figure) -> None:
    assert entry.source
    assert re.fullmatch(r"\d{4}(-\d\d)?", entry.date)
    assert entry.trust in ("seen", "second-hand", "assumption")
    if entry.trust == "assumption":
        assert entry.range, f"{name} is an assumption without a range"
    assert not re.search(r"(^|\s)/(?!sla)[a-z]+/", entry.source), "a path of a machine is no source"


def test_every_source_is_used_and_dated() -> None:
    used = {entry.source for _, entry in every_figure()} | {
        sources()["aws-regions"].title,
        sources()["twitter-caches"].title,
    }
    assert {s.title for s in sources().values()} == used


def test_every_field_reads_in_the_board_language() -> None:
    for name, entry in every_figure():
        field = name.rpartition(".")[2]
        if field in READERS:
            READERS[field](str(entry.value))


def test_the_data_hold_no_field_that_nobody_reads() -> None:
    known = {"label", "shape", "about", "kind", "note", "sla", "price", *CAPACITY_FIELDS}
    for name in ("kinds", "aws"):
        for entry in table(name).values():
            assert set(entry) <= known
            assert set(entry.get("price", {})) <= set(PRICE_FIELDS)


def test_every_kind_has_words_and_every_word_tells_its_kind() -> None:
    for info in kinds():
        assert info.words
    for kind, phrases in table("words")["kinds"].items():
        for phrase in phrases:
            told = tell(phrase)
            assert told is not None
            assert told.kind == kind or told.part, f"“{phrase}” tells {told.kind}, filed under {kind}"


def test_no_phrase_is_filed_twice() -> None:
    phrases = [p for section in ("kinds",) for ps in table("words")[section].values() for p in ps]
    assert sorted({p for p in phrases if phrases.count(p) > 1}) == []
