"""From the files of a prompt's folder to a `Prompt`. What cannot be made sense of raises `PromptError`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    return tuple(_fact(_mapping(entry, path.name)) for entry in facts)


def read_prompt(folder: Path) -> Prompt:
    """The prompt in `folder`. Raises `PromptError`, naming the file and the place, where it does not read."""
    sheet = _mapping(read_yaml(folder / "prompt.yaml"), "prompt.yaml")
    asked = _asked(folder / "asked.yaml")
    targets = [_mapping(entry, "prompt.yaml: targets") for entry in sheet.get("targets") or []]
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
        run=_mapping(sheet.get("run") or {}, "prompt.yaml: run"),
        targets=tuple(_text(entry, "text") for entry in targets),
        target_reasons={_text(entry, "text"): str(entry.get("why", "")) for entry in targets},
        target_figures={_text(e, "text"): str(e["figure"]) for e in targets if e.get("figure")},
        failures=_listed(sheet, "failures", _failure),
        risks=_listed(sheet, "risks", _risk),
        trade_offs=_listed(sheet, "trade_offs", _trade_off),
        curveballs=_listed(sheet, "curveballs", _curveball),
        likely_questions=_texts(sheet.get("likely_questions")),
        near_misses=_texts(sheet.get("near_misses")),
        asked_in_vain=_texts(asked.get("not_given")),
        facts=_with_wordings(read_facts(folder / "facts.yaml"), asked),
        designs=_named(sheet, "designs", lambda name, entry: _design(folder, name, entry)),
        folder=folder,
        sessions={
            quality: folder / "sessions" / f"{quality}.md"
            for quality in QUALITIES
            if (folder / "sessions" / f"{quality}.md").is_file()
        },
    )


def _asked(path: Path) -> Mapping[str, Any]:
    """How people ask: the wordings by fact, and what they ask in vain. A prompt may do without the file."""
    return _mapping(read_yaml(path) or {}, path.name) if path.is_file() else {}


def _with_wordings(facts: tuple[Fact, ...], asked: Mapping[str, Any]) -> tuple[Fact, ...]:
    wordings = _mapping(asked.get("facts") or {}, "asked.yaml: facts")
    return tuple(replace(fact, wordings=_texts(wordings.get(fact.id))) for fact in facts)


def _mapping(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise PromptError(f"{where} holds no names with values. Write it as `name: value` lines")
    return value


def _text(entry: Mapping[str, Any], field: str) -> str:
    value = entry.get(field)
    if value is None or isinstance(value, (dict, list)) or not str(value).strip():
        raise PromptError(f"`{field}` is missing beside {sorted(entry)[:6]}. Write it as a text")
    return str(value).strip()


def _optional(entry: Mapping[str, Any], field: str) -> str | None:
    return None if entry.get(field) is None else _text(entry, field)


def _whole(entry: Mapping[str, Any], field: str) -> int:
    value = entry.get(field)
    if not isinstance(value, int) or isinstance(value, bool):
        raise PromptError(f"`{field}` is not a whole number. Write one, such as `{field}: 45`")
    return value


def _number(entry: Mapping[str, Any], field: str) -> float:
    value = entry.get(field)
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise PromptError(f"`{field}` is not a plain number beside {sorted(entry)[:6]}. Write one")
    return float(value)


def _texts(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise PromptError(f"{value!r} is not a list. Write it as one, even for a single entry")
    return tuple(str(each).strip() for each in value)


def _named(sheet: Mapping[str, Any], field: str, make: Callable[[str, Mapping[str, Any]], T]) -> dict[str, T]:
    entries = _mapping(sheet.get(field) or {}, f"prompt.yaml: {field}")
    return {str(n): make(str(n), _mapping(e, f"prompt.yaml: {field}.{n}")) for n, e in entries.items()}


def _listed(sheet: Mapping[str, Any], field: str, make: Callable[[Mapping[str, Any]], T]) -> tuple[T, ...]:
    entries = sheet.get(field) or []
    if not isinstance(entries, list):
        raise PromptError(f"prompt.yaml: {field} is not a list. Begin each entry with `- `")
    return tuple(make(_mapping(entry, f"prompt.yaml: {field}")) for entry in entries)


def _fact(entry: Mapping[str, Any]) -> Fact:
    return Fact(
        id=_text(entry, "id"),
        topic=_text(entry, "topic"),
        text=_text(entry, "text"),
        questions=_texts(entry.get("questions")),
        decides=_optional(entry, "decides"),
        tags=_texts(entry.get("tags")),
        source=str(entry.get("source") or ("figures" if entry.get("figures") else "")),
        range=_optional(entry, "range"),
        figures=_texts(entry.get("figures")),
    )


def _figure(id: str, entry: Mapping[str, Any]) -> PromptFigure:
    return PromptFigure(
        id, _text(entry, "value"), _text(entry, "is"), str(entry.get("source", "")), _optional(entry, "range")
    )


def _volume(entry: Mapping[str, Any]) -> Volume:
    return Volume(
        step=_text(entry, "step"),
        arithmetic=_text(entry, "arithmetic"),
        gives=_number(entry, "gives"),
        unit=_text(entry, "unit"),
        figures=_texts(entry.get("from")),
        says=str(entry.get("says", "")),
    )


def _journey(name: str, entry: Mapping[str, Any]) -> PromptJourney:
    load = entry.get("load")
    if not isinstance(load, (str, dict)):
        raise PromptError(f"journeys.{name} has no load. Write one, such as `load: 50 000/h`")
    return PromptJourney(
        name=name,
        starts=_texts(entry.get("from")),
        load=load,
        means=_text(entry, "means"),
        until=_texts(entry.get("until")),
        hands=_texts(entry.get("hands")),
    )


def _failure(entry: Mapping[str, Any]) -> PromptFailure:
    aims = {
        str(name): Aim(
            words=_texts(aim.get("words")),
            kinds=_texts(aim.get("kinds")),
            start=bool(aim.get("start")),
            after=aim.get("after"),
        )
        for name, aim in _mapping(entry.get("aims") or {}, "prompt.yaml: failures: aims").items()
    }
    return PromptFailure(
        id=_text(entry, "id"),
        text=_text(entry, "text"),
        say=_text(entry, "say"),
        predict=_text(entry, "predict"),
        about=str(entry.get("about", "")),
        aims=aims,
    )


def _risk(entry: Mapping[str, Any]) -> Risk:
    return Risk(_text(entry, "id"), _text(entry, "text"), _texts(entry.get("words")))


def _trade_off(entry: Mapping[str, Any]) -> TradeOff:
    id = _text(entry, "id")
    return TradeOff(
        id=id,
        one=_text(entry, "one"),
        other=_text(entry, "other"),
        decides=_text(entry, "decides"),
        answer=_text(entry, "answer"),
        sides=_sides(entry["boards"], id) if entry.get("boards") is not None else None,
    )


def _sides(boards: object, id: str) -> tuple[Side, Side]:
    where = f"prompt.yaml: trade_offs: {id}: boards"
    entries = _mapping(boards, where)
    one, other = (_side(_mapping(entries.get(name), f"{where}.{name}")) for name in ("one", "other"))
    return one, other


def _side(entry: Mapping[str, Any]) -> Side:
    change = entry.get("change")
    return Side(
        _optional(entry, "design") or "strong",
        None if change is None else _mapping(change, "prompt.yaml: trade_offs: change"),
    )


def _curveball(entry: Mapping[str, Any]) -> Curveball:
    return Curveball(
        id=_text(entry, "id"),
        text=_text(entry, "text"),
        why=str(entry.get("why", "")),
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
        misses=_texts(entry.get("misses")),
        idle=_texts(entry.get("idle")),
        path=folder / "designs" / f"{name}.yaml",
    )
