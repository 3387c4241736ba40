"""What a report quotes: whole thoughts that show what is said of them, and no quote everywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peakday.rubric.criteria import CRITERIA, c4_next
from peakday.rubric.criterion import Reading, found
from peakday.rubric.evidence import Evidence
from peakday.rubric.material import Material
from peakday.rubric.quoting import LEAST_WORDS, LONGEST_SPAN, MOST_SHOWN, TWICE, best, hedged, spread, widened


def said(text: str) -> Evidence:
    return Evidence("quote", "01:00", text, "shows it")


@pytest.mark.parametrize(
    ("text", "short", "quoted"),
    [
        ("Is it urgent? Because a sale ends.", 0, "Is it urgent? Because a sale ends."),
        ("Eight is more than one. Noted. Money?", 2, "Eight is more than one. Noted. Money?"),
        ("I give him no key. The price is one visit.", 1, "I give him no key. The price is one visit."),
        ("The matcher keeps two million palms. I draw it now.", 0, "The matcher keeps two million palms."),
    ],
)  # fmt: skip
def test_too_short_a_sentence_is_quoted_with_its_neighbour(
    material: Callable[..., Material], text: str, short: int, quoted: str
) -> None:
    heard = material(f"[01:00] Candidate: {text}\n")
    assert widened(heard, heard.sentences[short]) == quoted


def test_no_quote_goes_on_for_ever(material: Callable[..., Material]) -> None:
    heard = material(
        f"[01:00] Candidate: {'The store waits for the line. ' * 1}{'x' * 300} ends. It is so.\n"
    )
    assert all(len(widened(heard, s, heard.sentences[-1])) <= 320 for s in heard.sentences)
    assert len(widened(heard, heard.sentences[0], heard.sentences[-1])) <= LONGEST_SPAN


def test_the_fuller_of_two_quotes_stays() -> None:
    short, full, other = said("It waits."), said("It waits. Nobody sees it."), said("The line is cut.")
    assert found(2, [short, other, full]).evidence == (full, other)
    assert found(2, [full, other, short]).evidence == (full, other)


def test_a_quote_stands_for_two_criteria_while_others_have_their_own() -> None:
    worn = said("We match in the store, because the line fails.")
    readings = {name: Reading(3, (worn, said(f"It costs {name}."))) for name in ("A4", "T1", "T3")}
    shown = spread(readings | {"C1": Reading(3, (worn,))})
    assert [worn in reading.evidence for reading in shown.values()] == [True] * TWICE + [False, True]
    assert all(reading.evidence for reading in shown.values())
    many = Reading(3, tuple(said(f"One more sentence, number {n}.") for n in range(9)))
    assert len(spread({"A4": many})["A4"].evidence) == MOST_SHOWN


def test_what_shows_it_is_quoted_before_what_only_holds_its_words(material: Callable[..., Material]) -> None:
    heard = material(
        "[01:00] Candidate: Spread over the evenings a bit more, let's say ten. "
        "The alternative is matching in the store: it works without the line, but costs 10,000 machines.\n"
    )
    assert heard.tagged is not None, "the language parts are needed"
    first = best(heard, "T1", heard.thoughts, "alt", "alt-costs")[0]
    assert first.sentence.text.startswith("The alternative")


NEXT = """## Deep dive
[05:00] Candidate: Next I would add a second matcher, because the first is full at 80 scans a second.
## Improve
[40:00] Candidate: First I would move enrolment to the phone, because it cuts the line by half.
[41:00] Candidate: I measure the share of shoppers who come back, and stop under 2 percent.
"""


def test_next_steps_are_quoted_from_where_they_are_planned(material: Callable[..., Material]) -> None:
    reading = c4_next.CRITERION.read(material(NEXT))
    assert reading.evidence
    assert all(piece.at in ("40:00", "41:00") for piece in reading.evidence)


def test_a_doubtful_quote_gives_way_or_is_said_to_be_doubtful(material: Callable[..., Material]) -> None:
    heard = material(
        "[01:00] Candidate: The alternative is matching in the store: it works without the line, but costs "
        "10,000 machines. I read the palm over the scanner at 10 a second.\n"
    )
    assert heard.tagged is not None, "the language parts are needed"
    clear, vague = (heard.quote(s, "an alternative") for s in heard.sentences[:2])
    assert clear is not None
    assert vague is not None
    assert hedged(heard, "T1", Reading(3, (vague, clear))).evidence == (clear,)
    assert hedged(heard, "T1", Reading(3, (vague,))).evidence[0].why == "perhaps an alternative"
    assert hedged(heard, "T4", Reading(3, (vague,))).evidence == (vague,)  # a run's measure is no doubt


def test_nothing_of_few_words_is_quoted_where_more_was_said(material: Callable[..., Material]) -> None:
    heard = material(NEXT.replace("First I", "Enrolment. First I"))
    for criterion in CRITERIA:
        for piece in criterion.read(heard).evidence:
            assert piece.kind != "quote" or len(piece.text.split()) >= LEAST_WORDS


def test_a_sentence_is_the_same_wherever_it_is_met(material: Callable[..., Material]) -> None:
    told = material(
        "[00:01] Candidate: Hello there. Let me begin with questions.\n"
        "[00:05] Candidate: How many stores are there? That sizes the store's side.\n"
        "[00:09] Interviewer: Ten thousand.\n"
    )
    assert all(sentence in told.around(sentence) for sentence in told.sentences)
    asked = [question for exchange in told.exchanges for question in exchange.questions]
    assert asked
    assert set(asked) <= set(told.sentences)
