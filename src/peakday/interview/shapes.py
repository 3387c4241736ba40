"""Checks plain JSON against a `TypedDict`, so that what an event may hold is written once.

Understood: `str`, `float` (any finite number), `int`, `bool`, `None`, `object` (any JSON), `Literal`,
unions, `list[...]`, `dict[str, ...]`, nested TypedDicts, `NotRequired`, and `Annotated[str, AtMost(n)]`.
"""

from __future__ import annotations

import math
import types
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)


class ShapeError(ValueError):
    """A value does not have its shape; the message names the place, the rule and the mend."""


@dataclass(frozen=True, slots=True)
class AtMost:
    """The longest a text may be, in characters."""

    characters: int


@cache
def _fields(shape: Any) -> dict[str, tuple[Any, bool]]:
    fields: dict[str, tuple[Any, bool]] = {}
    for name, hint in get_type_hints(shape, include_extras=True).items():
        optional = get_origin(hint) is NotRequired
        fields[name] = (get_args(hint)[0] if optional else hint, not optional)
    return fields


def check(value: object, shape: Any, where: str) -> None:
    """Raises `ShapeError` where `value` is not a `shape`; `where` names the value in the message."""
    origin = get_origin(shape)
    if is_typeddict(shape):
        _check_fields(value, shape, where)
    elif origin is Annotated:
        inner, *rules = get_args(shape)
        check(value, inner, where)
        for rule in rules:
            if isinstance(rule, AtMost) and isinstance(value, str) and len(value) > rule.characters:
                raise ShapeError(
                    f"{where} is {len(value)} characters long; at most {rule.characters} fit. Shorten it."
                )
    elif origin in (Union, types.UnionType):
        _check_any(value, get_args(shape), where)
    elif origin is Literal:
        if value not in get_args(shape) or isinstance(value, bool):
            choices = ", ".join(str(choice) for choice in get_args(shape))
            raise ShapeError(f"{where} is {_shown(value)}; it is one of: {choices}.")
    elif origin is list:
        if not isinstance(value, list):
            raise ShapeError(f"{where} is {_shown(value)}; it is a list.")
        for index, item in enumerate(value):
            check(item, get_args(shape)[0], f"{where}[{index}]")
    elif origin is dict:
        if not isinstance(value, Mapping):
            raise ShapeError(f"{where} is {_shown(value)}; it is a map.")
        for key, item in value.items():
            check(item, get_args(shape)[1], f"{where}.{key}")
    elif shape is Any or shape is object:
        _check_json(value, where)
    else:
        _check_plain(value, shape, where)


def _check_fields(value: object, shape: Any, where: str) -> None:
    if not isinstance(value, Mapping):
        raise ShapeError(f"{where} is {_shown(value)}; it is a map of fields.")
    fields = _fields(shape)
    for name in value:
        if name not in fields:
            known = ", ".join(fields) or "none"
            raise ShapeError(f"{where} has a field {_shown(name)} that means nothing there. Known: {known}.")
    for name, (inner, needed) in fields.items():
        if name in value:
            check(value[name], inner, f"{where}.{name}")
        elif needed:
            raise ShapeError(f"{where} lacks {name}. Add it.")


def _check_any(value: object, choices: tuple[Any, ...], where: str) -> None:
    problem: ShapeError | None = None
    for choice in choices:
        try:
            check(value, choice, where)
        except ShapeError as error:
            problem = problem or error
        else:
            return
    raise problem or ShapeError(f"{where} is {_shown(value)}, which it may not be.")


DEEPEST = 40
"""How deep maps and lists may lie in each other."""


def _check_json(value: object, where: str, depth: int = 0) -> None:
    if depth > DEEPEST:
        raise ShapeError(f"{where} is nested more than {DEEPEST} deep. Flatten it.")
    if isinstance(value, Mapping):
        for key, item in value.items():
            _check_json(item, f"{where}.{key}", depth + 1)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _check_json(item, f"{where}[{index}]", depth + 1)
    elif isinstance(value, float) and not math.isfinite(value):
        raise ShapeError(f"{where} is {value}; it is a number with an end.")


_NAMES = {str: "a text", float: "a number", int: "a whole number", bool: "yes or no", type(None): "empty"}


def _check_plain(value: object, shape: Any, where: str) -> None:
    if shape is float:
        right = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    elif shape is int:
        right = isinstance(value, int) and not isinstance(value, bool)
    else:
        right = isinstance(value, type(None) if shape is None else shape)
    if not right:
        raise ShapeError(f"{where} is {_shown(value)}; it is {_NAMES.get(shape, 'something else')}.")


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
