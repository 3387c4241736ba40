"""What a command's BOARD or PROMPT[:DESIGN] argument means: a file, standard input, or a prompt's design."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from peakday.cli.guard import Trouble

if TYPE_CHECKING:
    from peakday.board.models import Board, Failure, Load
    from peakday.prompts import Prompt


def board_of(target: str) -> Board:
    """The board meant. Raises `Trouble` where there is none of that name, `BoardError` for its mistakes."""
    if target == "-":
        return board_read("-")
    path = Path(target)
    if path.exists() or _looks_like_a_file(target):
        if path.is_dir():
            raise Trouble(f"{target} is a folder. Give a board file in it.")
        if not path.exists():
            raise Trouble(
                f"There is no file {target}. Check the name, or see `peakday prompts` for the prompts."
            )
        return board_read(target)
    name, _, design = target.partition(":")
    prompt = prompt_of(name)
    design = design or "strong"
    if design not in prompt.designs:
        raise Trouble(f"{name} has no design `{design}`. It has: {', '.join(prompt.designs)}.")
    return prompt.board(design)


def board_read(file: str, *, needs_load: bool = True) -> Board:
    """The board in a file, or in standard input for `-`. Raises `BoardError` with every mistake."""
    from peakday.board import BoardError, parse, read
    from peakday.catalog import parts

    names = [part.name for part in parts()]
    if file != "-":
        return read(file, names, needs_load)
    reading = parse(standard_input(), "standard input", None, names, needs_load)
    if reading.board is None:
        raise BoardError(reading.mistakes)
    return reading.board


def board_under(prompt: str, file: str) -> Board:
    """A board file, or standard input for `-`, under the prompt's terms: it need not state a load itself.

    Raises `Trouble` where there is no such prompt or file, `BoardError` with every mistake of the board.
    """
    from peakday.prompts import fit

    terms = prompt_of(prompt)
    if file != "-" and not Path(file).is_file():
        raise Trouble(f"There is no file {file}. --prompt wants a board file to hold to the prompt.")
    fitted = fit(terms, board_read(file, needs_load=False))
    if not fitted.journeys:
        raise Trouble("No journey starts on this board. Draw who calls it, or give a journey its `from`.")
    return fitted


def standard_input() -> str:
    """All of standard input as text. Raises `Trouble` where it is no UTF-8, or far too long."""
    import sys

    most = 2**22
    data = sys.stdin.buffer.read(most + 1)
    if len(data) > most:
        raise Trouble(f"Standard input is longer than {most // 2**20} MB. Give less.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Trouble(f"Standard input is not UTF-8 text (byte {error.start}). Convert it first.") from error


def prompt_of(name: str) -> Prompt:
    """The prompt of this id. Raises `Trouble` naming the nearest where there is none."""
    from peakday import prompts

    ids = list(prompts.all_ids())
    if name not in ids:
        from difflib import get_close_matches

        near = get_close_matches(name, ids, 3) or ids
        raise Trouble(f"There is no file and no prompt called `{name}`. Nearest: {', '.join(near)}.")
    return prompts.load(name)


def load_of(words: tuple[str, ...], board: Board) -> float | dict[str, Load] | None:
    """What `--load` asks: `x2` for every journey, `checkout=80/s` for one, `80/s` where there is but one."""
    if not words:
        return None
    loads: dict[str, Load] = {}
    for word in words:
        if word[:1].lower() in ("x", "×"):
            if len(words) > 1:
                raise Trouble(
                    f"--load {word}: a factor stands alone. Give one factor, or a load for each journey."
                )
            return _factor(word)
        name, equals, text = word.partition("=")
        if not equals:
            if len(board.journeys) != 1:
                names = ", ".join(board.journeys)
                raise Trouble(f"--load {word}: say which journey, as JOURNEY={word}. The board has: {names}.")
            name, text = next(iter(board.journeys)), word
        loads[name.strip()] = _load(text.strip(), word)
    return loads


def width_of(word: str | None) -> float | None:
    """What `--until` asks: how wide half an interval may be, as part of its figure."""
    from peakday.quantities import QuantityError, parse_share

    if word is None:
        return None
    try:
        width = parse_share(word)
    except QuantityError as error:
        raise Trouble(f"--until {word}: {error}. Try `--until 2%`.") from error
    if not width > 0:
        raise Trouble(f"--until {word}: no interval is that narrow. Try `--until 2%`.")
    return width


def failures_of(words: tuple[str, ...], board: Board) -> list[Failure]:
    """What each `--fail` asks. Raises in words where one cannot be read, hits nothing or comes too late."""
    from peakday.board import check_in_time, parse_failure

    failures = [parse_failure(word, board) for word in words]
    for failure in failures:
        check_in_time(failure, board)
    return failures


def _factor(word: str) -> float:
    try:
        factor = float(word[1:].strip())
    except ValueError:
        factor = -1.0
    if not 0 < factor < 1e9:
        raise Trouble(f"--load {word}: a factor is `x` and a number above 0. Try `--load x2`.")
    return factor


def _load(text: str, word: str) -> Load:
    from peakday.board import parse_load
    from peakday.quantities import QuantityError

    try:
        return parse_load(text)
    except QuantityError as error:
        raise Trouble(f"--load {word}: {error}. For a factor write `--load x2`.") from error


def _looks_like_a_file(target: str) -> bool:
    return "/" in target or "\\" in target or target.endswith((".yaml", ".yml", ".json", ".mmd", ".md"))
