"""Captions of a recorded call (WebVTT from Zoom or Teams, SubRip) as turns."""

from __future__ import annotations

import re

from peakday.interview.transcript.lines import CAPTION, NAMED
from peakday.interview.transcript.markdown import Pieces
from peakday.interview.transcript.model import Turn, stamp_seconds

_VOICE = re.compile(r"^<v(?:\.[\w.]+)?[ \t]+(?P<name>[^>]{1,60})>")
_TURN = re.compile(r"^(?:>>|&gt;&gt;)[ \t]*")
_LONGEST_TURN = 30.0


def looks_like(text: str) -> bool:
    """Whether the text is captions rather than a session's Markdown."""
    head = text[:4000]
    return head.lstrip().startswith("WEBVTT") or len(re.findall(r"^[\d:.,]+ --> ", head, re.M)) > 1


def pieces_of(source: str) -> Pieces:
    """Turns of a sentence or so: cues of one speaker are joined until it ends or half a minute passed."""
    pieces = Pieces()
    stamp: str | None = None
    fresh = False
    last: Turn | None = None
    name, start = "", 0
    voices: list[str] = []
    lines = source.split("\n")
    for number, line in enumerate(lines, 1):
        offset, start = start, start + len(line) + 1
        cue = CAPTION.match(line.strip())
        if cue:
            stamp, fresh = cue["start"], True
            continue
        text = line.strip()
        if not text or stamp is None:
            continue
        if number < len(lines) and CAPTION.match(lines[number].strip()) and " " not in text:
            continue  # the cue's own name
        offset += len(line) - len(line.lstrip())
        turned = _TURN.match(text)
        if turned:  # ">>" says that somebody else speaks
            offset, text = offset + turned.end(), text[turned.end() :]
            fresh = True
        voice = _VOICE.match(text) or (NAMED.match(text) if fresh else None)
        if voice and (voice.re is _VOICE or voice["name"].strip() == name or _capitalised(voice["name"])):
            name = voice["name"].strip()
            offset += voice.end()
            text = text[voice.end() :]
        elif turned:
            name = _other(name, voices)
        if name not in voices:
            voices.append(name)
        words = text.removesuffix("</v>").rstrip()
        fresh = False
        if not words:
            continue
        at = stamp_seconds(stamp)
        joins = (
            last is not None and last.name == name and not re.search(r"[.?!…]\W*$", last.text)
            and last.at is not None and at - last.at < _LONGEST_TURN
        )  # fmt: skip
        if joins and last is not None:
            pieces.turns.pop()
            last = _turn(
                last.order,
                name,
                f"{last.text}\n{words}",
                last.at,
                last.stamp,
                last.start,
                offset + len(words),
                last.line,
            )
        else:
            whole = stamp.replace(",", ".").split(".")[0]
            last = _turn(len(pieces.turns) + 1, name, words, at, whole, offset, offset + len(words), number)
        pieces.turns.append(last)
    pieces.assumed.append(
        "The file holds captions of a recording; its stamps count from the recording's start."
    )
    return pieces


def _turn(
    order: int, name: str, text: str, at: float | None, stamp: str | None, start: int, end: int, line: int
) -> Turn:
    return Turn(order, "other", name, text, at, stamp, start, end, line)


def _other(name: str, voices: list[str]) -> str:
    """Who speaks after a bare ">>": of two voices the other one; the first two are numbered."""
    others = [voice for voice in voices if voice and voice != name]
    if others:
        return others[-1] if len(others) == 1 else name
    return "Speaker 2" if name == "Speaker 1" else "Speaker 1"


def _capitalised(name: str) -> bool:
    words = name.split()
    return 0 < len(words) <= 4 and all(not word[0].islower() for word in words)
