"""Where sessions are kept on this machine."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from peakday.interview.repository import StoreError


@dataclass(frozen=True, slots=True)
class DataFolder:
    """A folder that can be written, and a sentence where it is not the usual one."""

    path: Path
    note: str | None = None


def data_folder(
    chosen: Path | None = None, environment: Mapping[str, str] | None = None, platform: str = sys.platform
) -> DataFolder:
    """The folder to keep sessions in, made where it is missing.

    A `chosen` folder is used or refused, never replaced. Else the platform's own place for data is taken;
    where it cannot be written (a read-only home), one under the temporary folder, with a `note` saying so.
    Raises `StoreError` where nothing can be written.
    """
    environment = os.environ if environment is None else environment
    if chosen is not None:
        path = chosen.expanduser().absolute()
        problem = _problem(path)
        if problem:
            raise StoreError(f"{path}: {problem}. Give another folder with --data.")
        return DataFolder(path)
    usual: Path | None = None
    for candidate in _candidates(environment, platform):
        usual = usual or candidate
        if _problem(candidate) is None:
            if candidate == usual:
                return DataFolder(candidate)
            note = (
                f"{usual} cannot be written, so sessions are kept in {candidate} for now, which the "
                "system may clear. Give a lasting folder with --data."
            )
            return DataFolder(candidate, note)
    raise StoreError("No folder to keep sessions in can be written. Give one with --data.")


def _candidates(environment: Mapping[str, str], platform: str) -> Iterator[Path]:
    stated = environment.get("XDG_DATA_HOME", "")
    home = environment.get("HOME") or environment.get("USERPROFILE") or os.path.expanduser("~")
    if os.path.isabs(stated):
        yield Path(stated) / "peakday"
    elif platform == "win32":
        yield Path(environment.get("LOCALAPPDATA") or Path(home) / "AppData" / "Local") / "Peakday"
    elif platform == "darwin":
        yield Path(home) / "Library" / "Application Support" / "Peakday"
    elif os.path.isabs(home):
        yield Path(home) / ".local" / "share" / "peakday"
    who = os.getuid() if hasattr(os, "getuid") else "me"
    yield Path(tempfile.gettempdir()) / f"peakday-{who}"


def _problem(path: Path) -> str | None:
    """Why nothing can be kept there, or `None`; found by writing, as permissions do not tell for root."""
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        if hasattr(os, "getuid") and path.stat().st_uid != os.getuid() and os.getuid() != 0:
            return "the folder belongs to somebody else"
        with tempfile.TemporaryFile(dir=path) as probe:
            probe.write(b"peakday")
    except FileExistsError:
        return "that is a file, not a folder"
    except NotADirectoryError:
        return "a part of it is a file, not a folder"
    except PermissionError:
        return "the folder cannot be written"
    except OSError as error:
        # A full disk is told later, event by event: what is there can still be read.
        return None if path.is_dir() and error.errno in _FULL else (error.strerror or "it cannot be written")
    return None


_FULL = (28, 122)
"""ENOSPC and EDQUOT, as numbers because Windows lacks the second name."""
