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
_PASSING = {
    sqlite3.SQLITE_FULL: "The disk is full: nothing more can be kept until there is room. Free some space; what "
    "was confirmed before is safe.",
    sqlite3.SQLITE_IOERR: "The disk refused to write. Free some space or check it; what was confirmed before is safe.",
    sqlite3.SQLITE_BUSY: "Another program holds the sessions' file. Close it; what was confirmed before is safe.",
    sqlite3.SQLITE_LOCKED: "Another program holds the sessions' file. Close it; what was confirmed before is safe.",
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
