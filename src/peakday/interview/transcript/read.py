"""From a file, or its text, to a `Transcript`. Tolerant by contract: sentences instead of errors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from peakday.interview.transcript import captions
from peakday.interview.transcript.lines import CARDS
from peakday.interview.transcript.markdown import Pieces, pieces_of
from peakday.interview.transcript.model import Card, Pause, Transcript, Turn, stamp_seconds
from peakday.interview.transcript.voices import cast

LONGEST = 400_000
"""Characters read of one file; an hour of talk has about 60 000."""


def read(path: str | Path) -> Transcript:
    """Reads a session file. Raises `OSError` where the file cannot be opened, and nothing else."""
    with Path(path).open("rb") as file:
        raw = file.read(LONGEST * 4 + 1)
    text, problem = _decoded(raw)
    transcript = parse(text)
    return replace(transcript, problems=(problem, *transcript.problems)) if problem else transcript


def parse(text: str) -> Transcript:
    """Reads a session's text: the Markdown of docs/session.md, or captions (WebVTT, SubRip)."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    problems: list[str] = []
    if len(text) > LONGEST:
        problems.append(
            f"The file has more than {LONGEST:,} characters; only the first part was read. "
            "A session of an hour has about 60,000."
        )
        text = text[:LONGEST]
    if not text.strip():
        return Transcript(source=text, problems=(*problems, "The file is empty: there is nothing to read."))
    pieces = captions.pieces_of(text) if captions.looks_like(text) else pieces_of(text)
    return _assemble(text, pieces, problems)


def _assemble(text: str, pieces: Pieces, problems: list[str]) -> Transcript:
    turns, assumed, unclear = cast(pieces.turns, pieces.drawings)
    problems += pieces.problems + unclear
    header = pieces.header
    allotted = _number(header.get("minutes"))
    if "minutes" in header and allotted is None:
        problems.append(f"The header's minutes say {header['minutes']!r}; a number such as 45 was expected.")
    _note_backward(turns, problems)
    return Transcript(
        source=text,
        turns=tuple(turns),
        drawings=tuple(pieces.drawings),
        cards=tuple(_cards(turns)),
        prompt=header.get("prompt") or None,
        title=header.get("title") or None,
        allotted=allotted,
        pauses=tuple(_pauses(turns)),
        notes="\n".join(turn.text for turn in turns if turn.name.lower() == "note"),
        problems=tuple(problems),
        assumed=tuple(pieces.assumed + assumed),
    )


def _cards(turns: list[Turn]) -> list[Card]:
    found = []
    for turn in turns:
        if turn.speaker == "candidate" and turn.card:
            name, colon, rest = turn.text.partition(":")
            words = rest.strip() if colon and name.strip().lower() in CARDS else turn.text
            found.append(Card(turn.card, words, turn.at, turn.stamp, turn.order))
    return found


def _pauses(turns: list[Turn]) -> list[Pause]:
    found = []
    for turn in turns:
        if turn.name.lower() == "pause" and turn.at is not None:
            try:
                lasted: float | None = stamp_seconds(turn.text.strip())
            except ValueError:
                lasted = None
            found.append(Pause(turn.at, lasted))
    return found


def _note_backward(turns: list[Turn], problems: list[str]) -> None:
    last = -1.0
    for turn in turns:
        if turn.at is None:
            continue
        if turn.at < last:
            problems.append(f"Line {turn.line}: the stamp {turn.stamp} is earlier than the one before it.")
            return
        last = turn.at


def _number(text: str | None) -> float | None:
    try:
        value = float((text or "").split()[0])
    except (ValueError, IndexError):
        return None
    return value if 0 < value < 1e4 else None


def _decoded(raw: bytes) -> tuple[str, str | None]:
    """The bytes as text, and what was wrong with them."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace"), None
    if b"\0" in raw:
        return "", "The file is not text (it holds zero bytes): save the session as Markdown or plain text."
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError as error:
        if error.start >= len(raw) - 4:  # cut in the middle of a character by the length limit
            return raw[: error.start].decode("utf-8"), None
    text = raw.decode("utf-8", "replace")
    strange = sum(1 for sign in text if sign == "\ufffd" or (sign < " " and sign not in "\n\r\t\f"))
    if strange > len(text) * 0.1:
        return "", "The file is not text: save the session as Markdown or plain text, in UTF-8."
    return raw.decode("cp1252", "replace"), "The file is not UTF-8; it was read as Western European text."
