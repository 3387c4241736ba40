"""What SQLite says when something is wrong, as a sentence with the mend."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from peakday.interview.repository import StoreError, TryAgain

NEWER = "was written by a newer Peakday. Update Peakday, or give another folder with --data."
FOREIGN = "is not a file of Peakday's sessions. Give another folder with --data; this file is left as it is."
DAMAGED = (
    "is damaged. It is left as it is: move it elsewhere and start again, or recover what can be read with "
    "`sqlite3 FILE .recover`."
)
_KEPT = "What was confirmed before is safe."
_HELD = f"Another program holds the sessions' file. Close it. {_KEPT}"
_PASSING = {
    sqlite3.SQLITE_FULL: f"The disk is full: nothing more can be kept. Free some space. {_KEPT}",
    sqlite3.SQLITE_IOERR: f"The disk refused to write. Free some space or check it. {_KEPT}",
    sqlite3.SQLITE_BUSY: _HELD,
    sqlite3.SQLITE_LOCKED: _HELD,
}
_LASTING = {
    sqlite3.SQLITE_READONLY: "cannot be written. Make it writable, or give another folder with --data.",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened. Check its folder's permissions, or give another with --data.",
    sqlite3.SQLITE_PERM: "cannot be opened. Check its folder's permissions, or give another with --data.",
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: FOREIGN,
}


def told(error: BaseException, file: Path) -> StoreError:
    """The error as a `StoreError`; a trouble that may pass as `TryAgain`."""
    origin = getattr(error, "orig", None) or error
    code = getattr(origin, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    if primary in _PASSING:
        return TryAgain(f"{_PASSING[primary]} ({file})")
    if primary in _LASTING:
        return StoreError(f"{file} {_LASTING[primary]}")
    return StoreError(
        f"{file} could not be used: {origin}. Check the disk, or give another folder with --data."
    )
