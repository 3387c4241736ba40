"""Sizes: `2 MB`, `40 KiB`. In bytes; KB, MB… are powers of a thousand, KiB, MiB… of 1024."""

from __future__ import annotations

import re

from peakday.quantities.errors import QuantityError, shown
from peakday.quantities.numbers import shortest, split_number, tidy

BYTES = {"B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12, "PB": 10**15}
"""Bytes in each unit the board language prints."""

_BINARY = {"KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "TiB": 2**40}
_UNITS = {
    **BYTES,
    **_BINARY,
    **{unit.lower(): size for unit, size in BYTES.items() if unit != "B"},
    "kB": 10**3, "byte": 1, "bytes": 1,
}  # fmt: skip
LARGEST = 10**21
"""Bytes; more than all the world's disks."""


def parse_size(text: str) -> float:
    """Bytes of a size such as `2 MB`. Raises `QuantityError` where it is none."""
    clean = tidy(text)
    number, rest = split_number(clean, "a size", "2 MB")
    bare = clean[: len(clean) - len(rest)].strip()
    word = rest.strip()
    if not word:
        raise QuantityError(
            f"{shown(clean)} has no unit; a size wants one (B, KB, MB, GB or TB)", f"Write `{bare} MB`"
        )
    if re.fullmatch(r"[KMGTkmgt]b(?:it)?s?", word) and word not in _UNITS:
        raise QuantityError(
            f"{shown(clean)} could be bits or bytes", f"Write `{bare} {word[0].upper()}B` for bytes"
        )
    if word not in _UNITS:
        raise QuantityError(
            f"{shown(word)} is no unit of size", f"Use B, KB, MB, GB or TB, such as `{bare} MB`"
        )
    size = number * _UNITS[word]
    if size > LARGEST:
        raise QuantityError(f"{shown(clean)} is absurdly large", "Write the size you mean, such as `2 MB`")
    return float(size)


def say_size(size: float, digits: int | None = None) -> str:
    """A size as the board language writes it, `2 MB`; reading it gives `size` back exactly."""
    unit = next((u for u in reversed(BYTES) if size >= BYTES[u]), "B")
    return f"{shortest(size, BYTES[unit], digits)} {unit}"
