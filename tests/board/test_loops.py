"""Loops are allowed where they end, and named where they do not."""

import pytest

from peakday.board import parse


def loop_of(arrows, boxes="", journeys="{go: {from: u, load: 1/s}}"):
    found = parse(f"{boxes}\narrows: {arrows}\njourneys: {journeys}").mistakes
    assert all("never ends" in m.rule for m in found), found
    return [m.rule for m in found]


@pytest.mark.parametrize(
    ("arrows", "rule"),
    [
        ("[u -> a, a -> b, b -> a]", "the loop a -> b -> a never ends"),
        ("[u -> a, a ~> b, b ~> a]", "the loop a -> b -> a never ends"),
        ("[u -> a, a -> a]", "the loop a -> a never ends"),
        (
            "[u -> a, {a -> a: {share: 60 %, times: 2}}]",
            "the loop a -> a never ends (each round makes 1.2 more)",
        ),
        ("[u -> a, a -> b, {b -> a: {share: 50 %, times: 2}}]", "the loop a -> b -> a never ends"),
        ("[u -> a, a -> b, b -> c, {c -> a: {retries: 3}}]", "the loop a -> b -> c -> a never ends"),
    ],
)
def test_a_loop_that_never_ends_is_named(arrows, rule):
    assert loop_of(arrows) == [rule]


def test_two_loops_that_end_alone_but_not_together():
    arrows = "[u -> a, {a -> b: {share: 60 %}}, b -> a, {a -> c: {share: 60 %}}, c -> a]"
    assert len(loop_of(arrows)) == 1
    either = arrows.replace("share: 60 %", "share: 50 %, either: true").replace("50 %", "49 %")
    assert loop_of(either) == []


@pytest.mark.parametrize(
    "arrows",
    [
        "[u -> a, {a -> a: {share: 25 %}}]",
        "[u -> a, a -> b, {b -> a: {share: 99 %}}]",
        "[u -> a, a -> b, {b -> a: {on: error}}]",
        "[u -> a, a -> b, {b -> a: {on: miss}}]",
        "[u -> a, {a -> b: {only: [go]}}, {b -> a: {only: [come]}}]",
    ],
)
def test_a_loop_that_ends_is_allowed(arrows):
    assert loop_of(arrows, journeys="{go: {from: u, load: 1/s}, come: {from: u, load: 1/s}}") == []


def test_a_caches_own_hit_share_counts():
    arrows = "[u -> c, {c -> d: {on: miss, times: 3}}, d -> c]"
    assert loop_of(arrows, "boxes: {u: {}, c: {hit: 70 %}, d: {}}") == []
    assert len(loop_of(arrows, "boxes: {u: {}, c: {hit: 60 %}, d: {}}")) == 1


def test_a_queues_workers_share_its_messages():
    arrows = "[u -> q, q -> w, q -> x, w ~> q]"
    assert loop_of(arrows, "boxes: {u: {}, q: {is: queue}, w: {}, x: {}}") == []
    assert len(loop_of(arrows, "boxes: {u: {}, q: {is: topic}, w: {}, x: {}}")) == 1


def test_a_large_knot_is_found_quickly():
    names = [f"b{n}" for n in range(200)]
    arrows = [f"{a} -> {b}" for a, b in zip(names, names[1:] + names[:1], strict=True)]
    assert len(loop_of(f"[u -> b0, {', '.join(arrows)}]")) == 1


@pytest.mark.parametrize("arrows", [
    "[u -> a, {a -> b: {else: a}}]",
    "[u -> a, {a -> b: {else: c}}, c -> d, d -> a]",
    "[u -> a, {a -> b: {else: c}}, {c -> d: {else: a}}]",
])  # fmt: skip
def test_a_fallback_that_leads_back_to_its_caller_never_ends(arrows):
    found = loop_of(arrows)
    assert found
    assert all("never ends" in rule for rule in found)


def test_a_fallback_that_answers_by_itself_is_none():
    assert loop_of("[u -> a, {a -> b: {else: c}}, {c -> d: {else: e}}, e -> d]") == []
