"""From the files of a prompt's folder to a `Prompt`. What cannot be made sense of raises `PromptError`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from peakday.prompts.failures import Aim, PromptFailure
from peakday.prompts.files import read_yaml
from peakday.prompts.flaws import PromptError
from peakday.prompts.model import (
    Curveball,
    DesignInfo,
    Fact,
    Prompt,
    PromptFigure,
    PromptJourney,
    Risk,
    Side,
    TradeOff,
    Volume,
)

T = TypeVar("T")

QUALITIES = ("excellent", "middling", "weak")
"""The worked sessions a prompt has, by how good they are."""


def read_facts(path: Path) -> tuple[Fact, ...]:
    """The facts of one sheet: a list of `{id, topic, text}` and the optional fields. Raises `PromptError`."""
    facts = read_yaml(path)
    if not isinstance(facts, list):
        raise PromptError(f"{path.name} holds no list. Write one fact an entry, each with id, topic and text")
    with _at(path.name):
        return _each(facts, _fact)


def read_prompt(folder: Path) -> Prompt:
    """The prompt in `folder`. Raises `PromptError`, naming the file and the place, where it does not read."""
    sheet = _mapping(read_yaml(folder / "prompt.yaml"), "prompt.yaml")
    asked = _asked(folder / "asked.yaml")
    facts = read_facts(folder / "facts.yaml")
    with _at("asked.yaml"):
        asked_in_vain = _texts(asked, "not_given")
        facts = _with_wordings(facts, asked)
    sessions = {quality: folder / "sessions" / f"{quality}.md" for quality in QUALITIES}
    with _at("prompt.yaml"):
        targets = _listed(sheet, "targets", _target)
        return Prompt(
            id=folder.name,
            title=_text(sheet, "title"),
            summary=_text(sheet, "summary"),
            minutes=_whole(sheet, "minutes"),
            opening=_text(sheet, "opening"),
            spoken=_text(sheet, "spoken"),
            figures=_named(sheet, "figures", _figure),
            volumes=_listed(sheet, "volumes", _volume),
            journeys=_named(sheet, "journeys", _journey),
            run=_mapping(sheet.get("run") or {}, "run"),
            targets=tuple(text for text, _, _ in targets),
            target_reasons={text: why for text, why, _ in targets},
            target_figures={text: figure for text, _, figure in targets if figure},
            failures=_listed(sheet, "failures", _failure),
            risks=_listed(sheet, "risks", _risk),
            trade_offs=_listed(sheet, "trade_offs", _trade_off),
            curveballs=_listed(sheet, "curveballs", _curveball),
            likely_questions=_texts(sheet, "likely_questions"),
            near_misses=_texts(sheet, "near_misses"),
            asked_in_vain=asked_in_vain,
            facts=facts,
            designs=_named(sheet, "designs", lambda name, entry: _design(folder, name, entry)),
            folder=folder,
            sessions={quality: path for quality, path in sessions.items() if path.is_file()},
        )


@contextmanager
def _at(where: str) -> Iterator[None]:
    """Tells of what does not read where it stands: the file, and within it the entry."""
    try:
        yield
    except PromptError as error:
        raise PromptError(f"{where}: {error}", error.flaws) from error


def _asked(path: Path) -> Mapping[str, Any]:
    """How people ask: the wordings by fact, and what they ask in vain. A prompt may do without the file."""
    return _mapping(read_yaml(path) or {}, path.name) if path.is_file() else {}


def _with_wordings(facts: tuple[Fact, ...], asked: Mapping[str, Any]) -> tuple[Fact, ...]:
    wordings = _mapping(asked.get("facts") or {}, "facts")
    with _at("facts"):
        return tuple(replace(fact, wordings=_texts(wordings, fact.id)) for fact in facts)


def _mapping(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise PromptError(f"{where} holds no names with values. Write it as `name: value` lines")
    return value


def _text(entry: Mapping[str, Any], field: str) -> str:
    value = entry.get(field)
    if value is None or isinstance(value, (dict, list)) or not str(value).strip():
        raise PromptError(f"`{field}` is missing. Write it as a text")
    return str(value).strip()


def _optional(entry: Mapping[str, Any], field: str) -> str | None:
    return None if entry.get(field) is None else _text(entry, field)


def _maybe(entry: Mapping[str, Any], field: str) -> str:
    value = entry.get(field)
    return "" if value is None else str(value)


def _whole(entry: Mapping[str, Any], field: str) -> int:
    value = entry.get(field)
    if not isinstance(value, int) or isinstance(value, bool):
        raise PromptError(f"`{field}` is not a whole number. Write one, such as `{field}: 45`")
    return value


def _number(entry: Mapping[str, Any], field: str) -> float:
    value = entry.get(field)
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise PromptError(f"`{field}` is not a plain number. Write one")
    return float(value)


def _texts(entry: Mapping[str, Any], field: str) -> tuple[str, ...]:
    value = entry.get(field)
    if value is None:
        return ()
    if not isinstance(value, list):
        raise PromptError(f"`{field}` is not a list. Write it as one, even for a single entry")
    return tuple(str(each).strip() for each in value)


def _named(entry: Mapping[str, Any], field: str, make: Callable[[str, Mapping[str, Any]], T]) -> dict[str, T]:
    found = {}
    for name, each in _mapping(entry.get(field) or {}, field).items():
        with _at(f"{field}.{name}"):
            found[str(name)] = make(str(name), _mapping(each, "it"))
    return found


def _listed(sheet: Mapping[str, Any], field: str, make: Callable[[Mapping[str, Any]], T]) -> tuple[T, ...]:
    entries = sheet.get(field) or []
    if not isinstance(entries, list):
        raise PromptError(f"{field} is not a list. Begin each entry with `- `")
    with _at(field):
        return _each(entries, make)


def _each(entries: list[Any], make: Callable[[Mapping[str, Any]], T]) -> tuple[T, ...]:
    """What the entries of a list say; one that does not read is told by its id, or else by its number."""
    found = []
    for number, entry in enumerate(entries, 1):
        known = entry.get("id") if isinstance(entry, dict) else None
        with _at(known if isinstance(known, str) else f"number {number}"):
            found.append(make(_mapping(entry, "it")))
    return tuple(found)


def _target(entry: Mapping[str, Any]) -> tuple[str, str, str]:
    """Its text, the reason and the figure it stands on; the last two may be empty."""
    return _text(entry, "text"), _maybe(entry, "why"), _maybe(entry, "figure")


def _fact(entry: Mapping[str, Any]) -> Fact:
    return Fact(
        id=_text(entry, "id"),
        topic=_text(entry, "topic"),
        text=_text(entry, "text"),
        questions=_texts(entry, "questions"),
        decides=_optional(entry, "decides"),
        tags=_texts(entry, "tags"),
        source=str(entry.get("source") or ("figures" if entry.get("figures") else "")),
        range=_optional(entry, "range"),
        figures=_texts(entry, "figures"),
    )


def _figure(id: str, entry: Mapping[str, Any]) -> PromptFigure:
    return PromptFigure(
        id,
        _text(entry, "value"),
        _text(entry, "is"),
        _maybe(entry, "source"),
        _optional(entry, "range"),
    )


def _volume(entry: Mapping[str, Any]) -> Volume:
    return Volume(
        step=_text(entry, "step"),
        arithmetic=_text(entry, "arithmetic"),
        gives=_number(entry, "gives"),
        unit=_text(entry, "unit"),
        figures=_texts(entry, "from"),
        says=_maybe(entry, "says"),
    )


def _journey(name: str, entry: Mapping[str, Any]) -> PromptJourney:
    load = entry.get("load")
    if not isinstance(load, (str, dict)):
        raise PromptError("it has no load. Write one, such as `load: 50 000/h`")
    return PromptJourney(
        name=name,
        starts=_texts(entry, "from"),
        load=load,
        means=_text(entry, "means"),
        until=_texts(entry, "until"),
        hands=_texts(entry, "hands"),
    )


def _failure(entry: Mapping[str, Any]) -> PromptFailure:
    return PromptFailure(
        id=_text(entry, "id"),
        text=_text(entry, "text"),
        say=_text(entry, "say"),
        predict=_text(entry, "predict"),
        about=_maybe(entry, "about"),
        aims=_named(entry, "aims", _aim),
    )


def _aim(name: str, entry: Mapping[str, Any]) -> Aim:
    return Aim(
        words=_texts(entry, "words"),
        kinds=_texts(entry, "kinds"),
        start=bool(entry.get("start")),
        after=_maybe(entry, "after") or None,
    )


def _risk(entry: Mapping[str, Any]) -> Risk:
    return Risk(_text(entry, "id"), _text(entry, "text"), _texts(entry, "words"))


def _trade_off(entry: Mapping[str, Any]) -> TradeOff:
    return TradeOff(
        id=_text(entry, "id"),
        one=_text(entry, "one"),
        other=_text(entry, "other"),
        decides=_text(entry, "decides"),
        answer=_text(entry, "answer"),
        sides=_sides(entry["boards"]) if entry.get("boards") is not None else None,
    )


def _sides(boards: object) -> tuple[Side, Side]:
    entries = _mapping(boards, "boards")
    one, other = (_side(_mapping(entries.get(name), f"boards.{name}")) for name in ("one", "other"))
    return one, other


def _side(entry: Mapping[str, Any]) -> Side:
    change = entry.get("change")
    return Side(
        _optional(entry, "design") or "strong",
        None if change is None else _mapping(change, "boards: change"),
    )


def _curveball(entry: Mapping[str, Any]) -> Curveball:
    return Curveball(
        id=_text(entry, "id"),
        text=_text(entry, "text"),
        why=_maybe(entry, "why"),
        step=_optional(entry, "step"),
        minute=_number(entry, "minute") if entry.get("minute") is not None else None,
        load=_optional(entry, "load"),
        target=_optional(entry, "target"),
        place=_optional(entry, "place"),
        flips=_optional(entry, "flips") or "strong",
    )


def _design(folder: Path, name: str, entry: Mapping[str, Any]) -> DesignInfo:
    return DesignInfo(
        name=name,
        title=_text(entry, "title"),
        verdict=_text(entry, "verdict"),
        limiting=_optional(entry, "limiting"),
        misses=_texts(entry, "misses"),
        idle=_texts(entry, "idle"),
        path=folder / "designs" / f"{name}.yaml",
    )
