"""Plain data as YAML text, written as a person would write a board."""

from __future__ import annotations

import re
from decimal import Decimal
from math import isfinite
from typing import Any

_SAFE = re.compile(r"(?:[^\W_]|\$)(?:[\w .$%/<>=+~()'*;!?&|@^-]*[\w%)$])?")
_READ_OTHERWISE = re.compile(
    r"(?:~|null|true|false|[-+]?\.?\d[\d.eE+-]*|0[xo][0-9a-fA-F]+|[-+]?\.inf|\.nan)", re.IGNORECASE
)


def scalar(value: object) -> str:
    """One value, plain where YAML reads the same back, in double quotes otherwise; safe inside `{…}` too."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if not isfinite(value):
            raise ValueError(f"{value} is not a number a board can hold")
        plain = format(Decimal(repr(value)), "f")
        return plain if "." in plain else plain + ".0"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    if _SAFE.fullmatch(text) and not _READ_OTHERWISE.fullmatch(text) and " #" not in text:
        return text
    return in_quotes(text)


def in_quotes(text: str) -> str:
    """The text in double quotes, on one line."""
    return '"' + "".join(map(_escaped, text)) + '"'


def flow(value: object) -> str:
    """The value in one line: `{is: service, copies: 3}`, `[a -> b, 5]`."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value)


def section(name: str, value: Any) -> str:
    """A top-level field in lines: each entry of a map, and each item of a list, on its own."""
    if isinstance(value, dict) and value and name != "run":
        width = max(len(scalar(key)) for key in value) + 1
        if name in ("layout", "boxes"):
            return f"{name}:\n" + "".join(
                f"  {scalar(k) + ':':<{width}} {flow(v)}\n" for k, v in value.items()
            )
        return f"{name}:\n" + "".join(f"  {scalar(k)}: {flow(v)}\n" for k, v in value.items())
    if isinstance(value, list) and value:
        return f"{name}:\n" + "".join(f"  - {item_line(item)}\n" for item in value)
    return f"{name}: {flow(value)}\n"


def item_line(item: Any) -> str:
    """One item of a list, after its dash: a map of one entry needs no braces."""
    if isinstance(item, dict) and len(item) == 1:
        ((key, value),) = item.items()
        return f"{scalar(key)}: {flow(value)}"
    return flow(item)


def whole(document: dict[str, Any]) -> str:
    """A board document as a whole file: the sections in the contract's order, an empty line between them."""
    from peakday.board.reading.whole import SECTIONS

    order = [name for name in SECTIONS if name in document] + [
        name for name in document if name not in SECTIONS
    ]
    text = ""
    for name in order:
        part = section(name, document[name])
        block = part.count("\n") > 1
        text += ("\n" if text and (block or text.endswith("\n\n")) else "") + part
    return text


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return "\\" + letter
    if letter == "\n":
        return "\\n"
    if letter.isprintable():
        return letter
    code = ord(letter)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
