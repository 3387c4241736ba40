"""How commands write: JSON alone on standard output, tables for people, bars on standard error."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console


def write_json(answer: Any) -> None:
    """One JSON document on standard output and nothing else; NaN and infinity are a fault, never written."""
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2, allow_nan=False))


def console() -> Console:
    """The console tables are drawn on; as wide as the terminal, at most 110, and 100 where there is none."""
    from rich.console import Console

    probe = Console(highlight=False)
    return Console(highlight=False, width=min(probe.width, 110) if probe.is_terminal else 100)


def bar(share: float, width: int = 12) -> str:
    """A share of 1 as a bar of `width` characters; more than full stays full."""
    full = max(0, min(width, round(share * width)))
    return "█" * full + "░" * (width - full)
