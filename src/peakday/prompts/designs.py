"""A prompt's designs as they are written: they read, carry the prompt's terms and have their pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from peakday.board import BoardError, read
from peakday.board.models import Board
from peakday.catalog import parts
from peakday.prompts.fit import terms
from peakday.prompts.flaws import Flaw, PromptError
from peakday.prompts.model import DesignInfo, Prompt
from peakday.prompts.written import UNFILLED

WANTED = ("strong", "naive", "overbuilt")
PAGE_WORDS = 60
"""A design's page says what it is, why, and where it breaks next; shorter than this it does not."""


@dataclass(frozen=True, slots=True)
class Readable:
    """The designs that read, and what is wrong with all of them as written."""

    boards: dict[str, Board]
    flaws: tuple[Flaw, ...]


def readable(prompt: Prompt) -> Readable:
    """Read every design, and hold it to the prompt's targets and load."""
    boards: dict[str, Board] = {}
    flaws: list[Flaw] = []
    for name in WANTED:
        if name not in prompt.designs:
            flaws.append(
                Flaw(
                    prompt.id,
                    "prompt.yaml",
                    "designs",
                    f"there is no {name} design",
                    f"Add designs/{name}.yaml and name it",
                )
            )
    if not any(info.verdict == "clears" for name, info in prompt.designs.items() if name not in WANTED):
        flaws.append(
            Flaw(
                prompt.id,
                "prompt.yaml",
                "designs",
                "there is no other good answer beside the strong one",
                "Draw one that is built differently and clears too, such as designs/alternative.yaml",
            )
        )
    for info in prompt.designs.values():
        file = f"designs/{info.name}.yaml"
        if not info.path.is_file():
            mend = "Write it, or take the design off the list"
            flaws.append(Flaw(prompt.id, file, "", "the board is missing", mend))
            continue
        try:
            board = read(info.path, known_parts=[part.name for part in parts()])
        except BoardError as error:
            for mistake in error.mistakes:
                flaws.append(
                    Flaw(prompt.id, f"{file}:{mistake.line}", mistake.where, mistake.rule, mistake.mend)
                )
            continue
        boards[info.name] = board
        flaws += _page(prompt, info, board)
        flaws += _agrees(prompt, info, board, file)
    return Readable(boards, tuple(flaws))


def _page(prompt: Prompt, info: DesignInfo, board: Board) -> Iterator[Flaw]:
    file = f"designs/{info.name}.md"
    try:
        page = info.page
    except OSError:
        yield Flaw(
            prompt.id,
            file,
            "",
            "the page in plain words is missing",
            "Write what it is, why, and where it would break next",
        )
        return
    if UNFILLED not in page and (len(page.split()) < PAGE_WORDS or "break next" not in page.lower()):
        yield Flaw(
            prompt.id,
            file,
            "",
            "the page does not say what it is, why, and where it would break next",
            f"Write {PAGE_WORDS} words or more, with a part on where it would break next",
        )
    named = [info.limiting, *info.idle] if info.limiting else list(info.idle)
    for box in named:
        if box not in board.boxes:
            yield Flaw(
                prompt.id,
                "prompt.yaml",
                f"designs.{info.name}",
                f"there is no box `{box}`",
                "Name a box of its board",
            )
        elif box not in page and (board.boxes[box].label or box).lower() not in page.lower():
            yield Flaw(
                prompt.id, file, "", f"the page does not speak of `{box}`", "Say what is the matter with it"
            )


def _agrees(prompt: Prompt, info: DesignInfo, board: Board, file: str) -> Iterator[Flaw]:
    written = {target.text for target in board.targets}
    for text in prompt.targets:
        if text not in written:
            yield Flaw(
                prompt.id, file, "targets", f"`{text}` is missing", "Copy the prompt's targets as they are"
            )
    for target in board.targets:
        if target.text not in prompt.targets:
            yield Flaw(
                prompt.id,
                file,
                "targets",
                f"`{target.text}` is no target of the prompt",
                "Add it to prompt.yaml and say why, or take it out",
            )
    for text in info.misses:
        if text not in prompt.targets:
            yield Flaw(
                prompt.id,
                "prompt.yaml",
                f"designs.{info.name}",
                f"`{text}` is no target of the prompt",
                "Copy it as it is",
            )
    try:
        agreed = terms(prompt)
    except PromptError:
        return  # said of the prompt itself
    for name, journey in agreed.journeys.items():
        own = board.journeys.get(name)
        if own is None or own.load != journey.load:
            yield Flaw(
                prompt.id,
                file,
                f"journeys.{name}",
                "it does not carry the prompt's load",
                "Copy the journey's load from prompt.yaml",
            )
