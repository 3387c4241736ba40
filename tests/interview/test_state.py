"""The state is a pure fold over the log."""

from __future__ import annotations

from typing import Any

from peakday.interview.events import Event
from peakday.interview.state import SessionState, apply, state_of
from peakday.interview.steps import STEPS, budgets

STARTED = ("started", {"prompt": "p", "title": "T", "minutes": 45, "board": "title: T\n"})


def log(*events: tuple[str, dict[str, Any]], every: float = 10.0) -> list[Event]:
    return [Event(n + 1, n * every, kind, data, 1000 + n * every) for n, (kind, data) in enumerate(events)]


def told(text: str, facts: list[str], outcome: str = "answer", **more: Any) -> tuple[str, dict[str, Any]]:
    return ("said", {"speaker": "interviewer", "text": text, "outcome": outcome, "facts": facts, **more})


def test_facts_told_are_learned_once_in_their_own_words() -> None:
    state = state_of(
        log(
            STARTED,
            told("A hundred, in 10 000 stores.", ["peak", "stores"], told={"peak": "A hundred."}),
            told("As I said: a hundred.", ["peak"]),
            told("Do you mean the regions?", ["regions"], outcome="which"),
        )
    )
    assert [(entry.fact, entry.text) for entry in state.ledger] == [
        ("peak", "A hundred."),
        ("stores", "A hundred, in 10 000 stores."),
    ]
    assert state.known == {"peak", "stores"}
    assert len(state.conversation) == 3


def test_a_candidate_cannot_teach_himself_a_fact() -> None:
    said = ("said", {"speaker": "candidate", "text": "x", "outcome": "answer", "facts": ["peak"]})
    assert state_of(log(STARTED, said)).ledger == ()


def test_time_in_each_step_adds_up() -> None:
    state = state_of(log(STARTED, ("stepped", {"to": "metrics"}), ("stepped", {"to": "clarify"})))
    assert state.step == "clarify"
    assert state.visited == ("clarify", "metrics")
    assert state.step_seconds(25.0) == {"clarify": 15.0, "metrics": 10.0}


def test_cards_are_written_anew_and_taken_away() -> None:
    one = ("carded", {"card": {"id": "a", "kind": "risk", "text": "first"}})
    anew = ("carded", {"card": {"id": "a", "kind": "risk", "text": "second"}})
    state = state_of(log(STARTED, one, anew))
    assert [(card["text"], card["at"]) for card in state.cards] == [("second", 20.0)]
    assert state_of(log(STARTED, one, ("card-removed", {"id": "a"}))).cards == ()


def test_a_run_has_its_result() -> None:
    run = {"id": "run-1", "failures": [], "load": "x2", "prediction": None, "skipped": False, "drawn": 2}
    state = state_of(log(STARTED, ("run-started", {"run": run})))
    assert not state.runs[0].finished
    done = state_of(
        log(
            STARTED,
            ("run-started", {"run": run}),
            ("run-finished", {"run": "run-1", "result": {"verdict": "clears"}}),
        )
    )
    assert done.runs[0].result == {"verdict": "clears"}
    assert done.runs[0].load == "x2"


def test_a_drawing_means_the_same_since_its_last_change_of_a_figure() -> None:
    def drawn(web: dict[str, Any], **more: Any) -> tuple[str, dict[str, Any]]:
        document = {"boxes": {"web": web}, "arrows": [], **more}
        return ("drawn", {"text": "", "document": document, "mistakes": []})

    service = {"is": "service", "label": "Web"}
    first = (STARTED, drawn(service))
    moved = drawn(service, layout={"web": [9, 9]}, notes=["a thought"], title="T")
    relabelled = drawn({"is": "service", "label": "The web"})
    board = state_of(log(*first, moved, relabelled)).board
    assert (board.number, board.since) == (4, 2)
    assert state_of(log(*first, drawn({**service, "copies": 2}), moved)).board.since == 4
    # Where no kind is said, the label tells it.
    assert state_of(log(STARTED, drawn({}), drawn({"label": "Cache"}))).board.since == 3


def test_an_unknown_kind_changes_nothing_but_the_count() -> None:
    before = state_of(log(STARTED))
    after = apply(before, Event(2, 10.0, "from-the-future", {"x": 1}, 1010.0))
    assert after.last == 2
    assert after.conversation == before.conversation


def test_folding_in_parts_is_folding_at_once() -> None:
    events = log(STARTED, ("noted", {"text": "a"}), ("paused", {}), ("resumed", {}), ("ended", {}))
    state = SessionState()
    for event in events:
        state = apply(state, event)
    assert state == state_of(events)
    assert state.ended
    assert not state.clock.running


def test_budgets_scale_with_the_session() -> None:
    assert [step.minutes for step in STEPS] == [5, 5, 10, 10, 10, 5]
    assert [step.minutes for step in budgets(90)] == [10, 10, 20, 20, 20, 10]
    assert sum(step.minutes for step in budgets(60)) - 60 < 0.1
