"""Where prompts are found: in the package, and in the folders an author names in PEAKDAY_PROMPTS."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from peakday.catalog import nearest
from peakday.prompts.files import parse_yaml
from peakday.prompts.flaws import PromptError
from peakday.prompts.model import Prompt
from peakday.prompts.read import read_prompt

LIBRARY = Path(__file__).parent / "library"
VARIABLE = "PEAKDAY_PROMPTS"
"""Folders of prompts beside the package's own, separated as in PATH."""


def shelves() -> tuple[Path, ...]:
    """The folders that hold prompts, the package's own first."""
    own = [Path(part) for part in os.environ.get(VARIABLE, "").split(os.pathsep) if part]
    return (LIBRARY, *own)


def all_ids() -> tuple[str, ...]:
    """Every prompt there is, by its id."""
    found = {
        folder.name: None
        for shelf in shelves()
        if shelf.is_dir()
        for folder in sorted(shelf.iterdir())
        if (folder / "prompt.yaml").is_file()
    }
    return tuple(found)


def folder_of(id: str) -> Path:
    """The folder of one prompt. Raises `PromptError`, listing the nearest, where there is none."""
    ids = all_ids()
    if id not in ids:  # the list is asked, never a path made of what was typed
        close = ", ".join(f"`{name}`" for name in nearest(id, ids))
        raise PromptError(f"There is no prompt `{id[:80]}`. There is {close or 'none at all'}.")
    return next(shelf / id for shelf in shelves() if (shelf / id / "prompt.yaml").is_file())


def load(id: str) -> Prompt:
    """One prompt by its id. Raises `PromptError` where there is none, or where its folder does not read."""
    return load_folder(folder_of(id))


def load_folder(folder: Path) -> Prompt:
    """The prompt in a folder; read again only when a file of it changes."""
    try:
        must = (folder / "prompt.yaml", folder / "facts.yaml")
        may = (*folder.glob("asked.yaml"), *sorted(folder.glob("sessions/*.md")))
        stamps = tuple((path.name, path.stat().st_mtime_ns) for path in (*must, *may))
    except OSError as error:
        missing = Path(error.filename).name
        raise PromptError(
            f"it is no prompt, there is no {missing}. Write it as `peakday prompts new` does for a new folder"
        ) from error
    return _read(folder, stamps)


@dataclass(frozen=True, slots=True)
class Headline:
    """What a list of prompts tells of each."""

    id: str
    title: str
    summary: str
    minutes: int


def headline(id: str) -> Headline:
    """A prompt's title, summary and minutes, from the first lines of its file where they stand there.

    Reading fifteen whole prompts takes seconds, their first lines no time at all.
    """
    path = folder_of(id) / "prompt.yaml"
    first = _FIRST_LINES.match(path.read_text(encoding="utf-8"))
    told = parse_yaml(first[0], path.name) if first else None
    match told:
        case {"title": str(title), "summary": str(summary), "minutes": int(minutes)}:
            return Headline(id, title, summary, minutes)
    whole = load(id)
    return Headline(id, whole.title, whole.summary, whole.minutes)


def headlines() -> tuple[Headline, ...]:
    """Every prompt that can be listed; one whose first lines do not read does not take the others with it."""
    found = []
    for id in all_ids():
        try:
            found.append(headline(id))
        except ValueError:  # `peakday prompts` and its check name it, with its mend
            continue
    return tuple(found)


_FIRST_LINES = re.compile(r"(?:(?:title|summary|minutes):.*\n|[ #].*\n|\s*\n)+")


@lru_cache(maxsize=64)
def _read(folder: Path, stamps: tuple[tuple[str, int], ...]) -> Prompt:
    return read_prompt(folder)
