"""The calibration sessions with their keys, as they lie in the folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from peakday.rubric.criteria import CRITERIA
from peakday.rubric.criterion import Reading
from peakday.rubric.score import score

FOLDER = Path(__file__).parent
Half = Literal["tuning", "final"]
HALVES: tuple[Half, ...] = ("tuning", "final")


@dataclass(frozen=True)
class Keyed:
    """A session with its key: `levels` by criterion (None where the rubric leaves one out)."""

    name: str
    file: Path
    levels: dict[str, int | None]
    mistakes: tuple[str, ...]
    principles: tuple[str, ...]
    doubt: tuple[str, ...]

    @property
    def total(self) -> float:
        """The total the key's own levels come to."""
        readings = {
            criterion.id: Reading(level, reason="left out by the key")
            for criterion in CRITERIA
            for level in [self.levels.get(criterion.id)]
        }
        return score(readings).total or 0.0

    @property
    def middling(self) -> bool:
        """Whether it is one of those graders fail at: a key total of 40 to 70."""
        return 40 <= self.total <= 70


def keyed_sessions(folder: Path) -> tuple[Keyed, ...]:
    """The sessions of a folder that has a `keys.yaml`, in order.

    Raises `FileNotFoundError` where the folder has no keys, `ValueError` where a key and a file do not match.
    """
    from ruamel.yaml import YAML

    if not (folder / "keys.yaml").is_file():
        raise FileNotFoundError(f"There are no {folder.name} sessions: {folder} has no keys.yaml.")
    entries = YAML(typ="safe").load((folder / "keys.yaml").read_text("utf-8"))
    files = {file.stem: file for file in sorted(folder.glob("*.md"))}
    if lacking := sorted(set(entries) ^ set(files)):
        raise ValueError(
            f"{folder}: a session without a key, or a key without a session: {', '.join(lacking)}."
        )
    return tuple(
        Keyed(
            name,
            files[name],
            {criterion.id: entries[name]["levels"].get(criterion.id) for criterion in CRITERIA},
            tuple(entries[name].get("mistakes") or ()),
            tuple(entries[name].get("principles") or ()),
            tuple(entries[name].get("doubt") or ()),
        )
        for name in sorted(entries)
    )
