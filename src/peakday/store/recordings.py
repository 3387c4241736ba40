"""Voices recorded during sessions: files beside the store, written part by part as they are spoken.

A recording lies in `recordings/<session>/` as `<number>-<second>.<ending>`, where `second` is the session's
clock when it began. What was acknowledged is in the file: a crash costs the part under way and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from peakday.interview.repository import NoSuchSession, StoreError, TryAgain

ENDINGS: Mapping[str, str] = {"audio/webm": "webm", "audio/mp4": "m4a", "audio/ogg": "ogg"}
"""What browsers record, by media type, and how such files are named."""
MOST_BYTES = 64_000_000
"""The most kept of one session, in bytes: over four hours of speech as browsers encode it by default."""
_NAME = re.compile(r"(\d{1,4})-(\d{1,6})\.(webm|m4a|ogg)")
_SESSION = re.compile(r"[0-9a-f]{1,40}")


class NoSuchRecording(NoSuchSession):
    """There is no recording of that name."""


class TooMuch(StoreError):
    """The session's recordings have reached their limit."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One recording: its file's name, the session second it began at, its media type, its size in bytes.

    `text` is what was said in it, once that was written down.
    """

    name: str
    at: int
    type: str
    bytes: int
    text: str | None = None


class Recordings:
    """All recordings below one folder, which is made with the first of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, session: str, at: float, media_type: str) -> Recording:
        """A new, empty recording. Raises `StoreError` for a type that no browser records, or a full disk."""
        ending = ENDINGS.get(media_type.partition(";")[0].strip().lower())
        if ending is None:
            raise StoreError(f"A recording is one of {', '.join(ENDINGS)}.")
        number = max((int(each.name.partition("-")[0]) for each in self.of(session)), default=0) + 1
        path = self._folder(session) / f"{number}-{max(0, int(at))}.{ending}"
        with _told(path):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.touch(exist_ok=False)
        return _read(path)

    def append(self, session: str, name: str, offset: int, part: bytes) -> Recording:
        """Puts a part at `offset`, the file's end; one that is there already changes nothing.

        Raises `StoreError` where a part before it is missing, the limit is reached or the disk is full.
        """
        path = self.path(session, name)
        size = path.stat().st_size
        if offset + len(part) <= size:
            return _read(path)
        if offset != size:
            raise StoreError(
                f"The recording holds {size} bytes, the part begins at {offset}. Send it from {size}."
            )
        if sum(each.bytes for each in self.of(session)) + len(part) > MOST_BYTES:
            raise TooMuch(
                f"This session's recordings have reached {MOST_BYTES // 1_000_000} MB. What was said until "
                "now is kept; delete an earlier one to record on."
            )
        with _told(path), path.open("r+b") as file:
            try:
                file.seek(offset)
                file.write(part)
                file.flush()
            except OSError:
                file.truncate(offset)
                raise
        return _read(path)

    def of(self, session: str) -> list[Recording]:
        """A session's recordings, the earliest first."""
        folder = self._folder(session)
        found = folder.iterdir() if folder.is_dir() else ()
        return sorted(
            (_read(path) for path in found if _NAME.fullmatch(path.name)),
            key=lambda each: int(each.name.partition("-")[0]),
        )

    def path(self, session: str, name: str) -> Path:
        """The file of one recording. Raises `NoSuchRecording`."""
        path = self._folder(session) / name
        if not _NAME.fullmatch(name) or not path.is_file():
            raise NoSuchRecording("There is no such recording. It may have been deleted.")
        return path

    def keep_text(self, session: str, name: str, text: str) -> Recording:
        """Keeps what was said in a recording, beside it. Raises `NoSuchRecording`, `StoreError`."""
        path = self.path(session, name)
        with _told(path):
            _text_of(path).write_text(text, encoding="utf-8")
        return _read(path)

    def delete(self, session: str, name: str) -> None:
        """Deletes one recording for good. Raises `NoSuchRecording`."""
        path = self.path(session, name)
        path.unlink(missing_ok=True)
        _text_of(path).unlink(missing_ok=True)
        with suppress(OSError):  # it is not empty: others are kept
            path.parent.rmdir()

    def _folder(self, session: str) -> Path:
        # Ids are ours; anything else names no session, and never a path.
        if not _SESSION.fullmatch(session):
            raise NoSuchSession("There is no such session here. It may be in another data folder.")
        return self.folder / session


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise TryAgain(
            f"{path} could not be written: {error.strerror}. What was kept before is safe."
        ) from error


def _read(path: Path) -> Recording:
    stem, _, ending = path.name.rpartition(".")
    media_type = next(each for each, known in ENDINGS.items() if known == ending)
    beside = _text_of(path)
    text = beside.read_text(encoding="utf-8") if beside.is_file() else None
    return Recording(path.name, int(stem.partition("-")[2]), media_type, path.stat().st_size, text)


def _text_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.txt")
