"""Words of a session inside Markdown: readable as they stand, and nothing in them is markup."""

from __future__ import annotations

import re

_ALWAYS = re.compile(r"([\\`*\[\]])")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_EDGE = re.compile(r"(?<!\w)_|_(?!\w)")
_START = re.compile(r"^(\d*)(?:([#>+=~-])|([.)])(?=\s))")


def plain(text: str) -> str:
    """On one line, with what would be markup shielded and the rest left readable."""
    words = _ALWAYS.sub(r"\\\1", " ".join(text.split()))
    words = _EDGE.sub(r"\\_", _TAG.sub(r"\\<", words))
    return _START.sub(lambda found: f"{found[1]}\\{found[2] or found[3]}", words)


def cell(text: str) -> str:
    """The same inside a table."""
    return plain(text).replace("|", "\\|")
