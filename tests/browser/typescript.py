"""Reads the page's hand-written types, so that a test can hold them against what the studio sends."""

from __future__ import annotations

import re
from dataclasses import dataclass

_INTERFACE = re.compile(r"^export interface (\w+) \{\n(.*?)^\}", re.M | re.S)
_FIELD = re.compile(r"^  (\w+)(\?)?: (.+);$", re.M)


Known = dict[str, dict[str, "Field"]]


@dataclass(frozen=True, slots=True)
class Field:
    """One property: its type as written, and whether it may be left out."""

    type: str
    optional: bool


def interfaces(source: str) -> Known:
    """Every exported interface of a file, by name, with its own properties."""
    return {
        name: {field: Field(kind, bool(mark)) for field, mark, kind in _FIELD.findall(body)}
        for name, body in _INTERFACE.findall(source)
    }


def disagreements(value: object, type: str, known: Known, where: str) -> list[str]:
    """Where a JSON value is not what the type says. Types that are not understood are taken on trust."""
    type = type.strip()
    choices = _split(type, "|")
    if len(choices) > 1:
        return _of_choices(value, choices, known, where)
    if type.endswith("[]"):
        if not isinstance(value, list):
            return [f"{where} is no list"]
        inner = type[:-2].removeprefix("(").removesuffix(")")
        return [
            each
            for at, item in enumerate(value)
            for each in disagreements(item, inner, known, f"{where}[{at}]")
        ]
    if match := re.fullmatch(r"(?:Partial<)?Record<(?:string|StepId), (.+?)>{1,2}", type):
        if not isinstance(value, dict):
            return [f"{where} is no map"]
        return [
            each
            for key, item in value.items()
            for each in disagreements(item, match[1], known, f"{where}.{key}")
        ]
    if type in known:
        return _of_interface(value, known[type], known, where)
    return [] if _plain(value, type) else [f"{where} is {value!r}, not {type}"]


def _of_choices(value: object, choices: list[str], known: Known, where: str) -> list[str]:
    found = [disagreements(value, choice, known, where) for choice in choices if choice.strip() != "null"]
    if value is None and any(choice.strip() == "null" for choice in choices):
        return []
    return [] if any(not each for each in found) else found[0]


def _of_interface(value: object, fields: dict[str, Field], known: Known, where: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where} is {value!r}, not a map"]
    wrong: list[str] = []
    for name, field in fields.items():
        if name in value:
            wrong += disagreements(value[name], field.type, known, f"{where}.{name}")
        elif not field.optional:
            wrong.append(f"{where} lacks {name}")
    return wrong


def _plain(value: object, type: str) -> bool:
    if type == "string":
        return isinstance(value, str)
    if type == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if type == "boolean":
        return isinstance(value, bool)
    if type in ("true", "false"):
        return value is (type == "true")
    if type.startswith('"'):
        return value == type.strip('"')
    return True


def _split(type: str, at: str) -> list[str]:
    """The type cut at a sign that stands outside every bracket."""
    parts, depth, part = [], 0, ""
    for sign in type:
        depth += (sign in "<{([") - (sign in ">})]")
        if sign == at and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += sign
    return [*parts, part]
