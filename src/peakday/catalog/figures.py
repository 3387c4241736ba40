"""A figure and where it comes from. The catalog holds no number without both.

The data lie beside this file as TOML (`data/`): it parses fast, and an author can comment it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Trust = Literal["seen", "second-hand", "assumption"]


@dataclass(frozen=True, slots=True)
class Source:
    """A publication figures are taken from: its title, when it was current, and how far to trust it."""

    title: str
    date: str
    trust: Trust


@dataclass(frozen=True, slots=True)
class Figure:
    """One value as the board language writes it (money and shares of SLAs as plain numbers)."""

    value: str | float
    source: str
    """Title of the publication, or "Peakday's own assumption"."""
    date: str
    trust: Trust
    range: str | None = None
    """Where the truth may lie; every assumption has one."""
    note: str | None = None

    def __str__(self) -> str:
        """The source as a report cites it, with date, range and note."""
        parts = [f"{self.source} ({self.date})"]
        if self.range:
            parts.append(f"likely {self.range}")
        if self.note:
            parts.append(self.note)
        return "; ".join(parts)

    @property
    def number(self) -> float:
        """The value of a figure that is a plain number. Raises `TypeError` for a phrase."""
        if isinstance(self.value, str):
            raise TypeError(f"{self.value!r} is a phrase, not a plain number")
        return float(self.value)


@cache
def table(name: str) -> dict[str, Any]:
    """One data file of the catalog, `data/<name>.toml`, as it is written."""
    return tomllib.loads((files("peakday.catalog") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def sources() -> dict[str, Source]:
    """Every publication the catalog cites, by its short name."""
    return {name: Source(**entry) for name, entry in table("sources").items()}


def figure(entry: Mapping[str, Any]) -> Figure:
    """Read one figure of the data files. Raises `KeyError` where its source is not listed."""
    source = sources()[entry["source"]]
    return Figure(
        value=entry["value"],
        source=source.title,
        date=source.date,
        trust=source.trust,
        range=entry.get("range"),
        note=entry.get("note"),
    )
