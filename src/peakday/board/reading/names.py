"""Names of boxes and journeys, and the arrows between them as text."""

from __future__ import annotations

import re

from peakday.quantities import QuantityError
from peakday.quantities.errors import shown

NAME = r"[^\W\d_](?:[\w.-]*\w)?"
"""Letters, digits, `-`, `_` and `.`, starting with a letter."""
LONGEST_NAME = 80

_NAME = re.compile(NAME)
_ARROW = re.compile(r"\s*(->|~>)\s*")
NOTHING = {"null": "nothing", "true": "a yes", "false": "a no"}
"""Words that YAML reads as something else than text."""


def check_name(name: str) -> str:
    """The name itself, where it is one. Raises `QuantityError` with the reason where it is not."""
    if name.lower() in NOTHING:
        raise QuantityError(
            f"YAML reads {shown(name)} as {NOTHING[name.lower()]}, not as a name",
            f"Name it `{name}-box`, say",
        )
    if _NAME.fullmatch(name) and len(name) <= LONGEST_NAME:
        return name
    plain = re.sub(r"[^\w.-]+", "-", name).strip("-._0123456789")[:60].rstrip("-.")
    if name[:1].isdigit():
        raise QuantityError(
            f"the name {shown(name)} begins with a digit", f"Begin it with a letter, such as `box{name}`"
        )
    if not plain:
        raise QuantityError(f"{shown(name)} is not a name", "Use letters, digits, `-`, `_` and `.`")
    raise QuantityError(
        f"{shown(name)} is not a name: letters, digits, `-`, `_` and `.`, starting with a letter",
        f"Write {shown(plain)} and keep the words in `label`",
    )


def split_arrows(text: str) -> list[tuple[str, bool, str]]:
    """The arrows of `a -> b` or of a chain `a -> b ~> c`: (source, does it wait, target) of each.

    Raises `QuantityError` where the text is no arrow or a name in it is none.
    """
    parts = _ARROW.split(text.strip())
    if len(parts) < 3 or not all(part for part in parts[::2]):
        back = "<-" in text or "<~" in text
        mend = (
            "Write the arrow the other way round: `a -> b`"
            if back
            else "Write `a -> b`, or `a ~> b` where a does not wait"
        )
        raise QuantityError(f"{shown(text)} is not an arrow", mend)
    names = [check_name(part) for part in parts[::2]]
    return [
        (source, sign == "->", target)
        for source, sign, target in zip(names, parts[1::2], names[1:], strict=False)
    ]
