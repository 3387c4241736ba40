"""A prompt's reference designs, held to what is claimed of them: first as written, then as run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peakday.board import BoardError, read
from peakday.board.models import Board
from peakday.catalog import parts
from peakday.prompts.fit import terms
from peakday.prompts.flaws import Flaw, PromptError
from peakday.prompts.model import DesignInfo, Prompt

if TYPE_CHECKING:
    from peakday.engine import Result

WANTED = ("strong", "naive", "overbuilt")
NEEDLESS = 2.0
"""An overbuilt design costs more than this many times the strong one."""


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


def run_flaws(prompt: Prompt, boards: dict[str, Board], run: Callable[[Board], Result]) -> Iterator[Flaw]:
    """Run every design and name what is claimed of it and not so."""
    costs: dict[str, float] = {}
    for name, board in boards.items():
        info, file = prompt.designs[name], f"designs/{name}.yaml"
        try:
            result = run(board)
        except ValueError as error:
            yield Flaw(
                prompt.id, file, "", f"it does not run: {error}", "Mend the board, and `peakday run` it"
            )
            continue
        answer = result.to_dict()
        costs[name] = float(answer["cost"]["usd_per_month"])
        yield from _claims(prompt, info, answer, file)
    if {"strong", "overbuilt"} <= set(costs) and costs["overbuilt"] <= NEEDLESS * costs["strong"]:
        yield Flaw(
            prompt.id,
            "designs/overbuilt.yaml",
            "",
            f"it costs ${costs['overbuilt']:,.0f} a month, "
            f"under twice the strong design's ${costs['strong']:,.0f}",
            "Overbuild it in earnest, or make the strong one cheaper",
        )


def _claims(prompt: Prompt, info: DesignInfo, answer: dict[str, object], file: str) -> Iterator[Flaw]:
    if answer["verdict"] != info.verdict:
        yield Flaw(
            prompt.id,
            file,
            "",
            f"its verdict is {answer['verdict']}, not {info.verdict}{_why(answer)}",
            "Mend the design, never the target",
        )
    if info.verdict == "misses" and answer["limiting"] != info.limiting:
        yield Flaw(
            prompt.id,
            file,
            "",
            f"{answer['limiting']} limits it, not {info.limiting}",
            "Name the box that does, in prompt.yaml and on its page",
        )
    targets = answer["targets"]
    assert isinstance(targets, list)
    missed = {target["text"] for target in targets if target["met"] is False}
    for text in sorted(missed ^ set(info.misses)):
        did = "misses" if text in missed else "does not miss"
        yield Flaw(
            prompt.id, file, "targets", f"it {did} `{text}`", "Say so in prompt.yaml, or mend the design"
        )


def _why(answer: dict[str, object]) -> str:
    targets = answer["targets"]
    assert isinstance(targets, list)
    open_ones = [f"{t['text']}: {t['measured']} {t['unit']}" for t in targets if t["met"] is not True]
    return f" ({'; '.join(open_ones)})" if open_ones else ""
