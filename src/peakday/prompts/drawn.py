"""The boards of trade-offs and curveballs, as they are written: each side reads, and the two differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from peakday.board import BoardError
from peakday.board.models import Board
from peakday.prompts.changed import changed_board, thrown
from peakday.prompts.flaws import Flaw, PromptError
from peakday.prompts.model import Prompt


def flaws(prompt: Prompt, boards: Mapping[str, Board]) -> Iterator[Flaw]:
    """Every trade-off whose sides are not two boards, and every curveball that does not fit its design."""
    for trade_off in prompt.trade_offs:
        where = f"trade_offs: {trade_off.id}"
        if trade_off.sides is None:
            mend = "Write `boards: {one: {design: …}, other: {design: …, change: {…}}}`"
            yield Flaw(prompt.id, "prompt.yaml", where, "its two sides are not drawn", mend)
            continue
        if trade_off.sides[0] == trade_off.sides[1]:
            yield Flaw(prompt.id, "prompt.yaml", where, "its two boards are the same", "Change one of them")
        for side in trade_off.sides:
            if side.design in prompt.designs and side.design not in boards:
                continue  # the design itself does not read, which is said of it
            try:
                changed_board(prompt, side)
            except (PromptError, BoardError) as error:
                yield Flaw(prompt.id, "prompt.yaml", where, str(error), "Mend its `boards:`")
    for ball in prompt.curveballs:
        if ball.flips in boards:
            try:
                thrown(boards[ball.flips], ball)
            except PromptError as error:
                mend = "Mend its load, target or place"
                yield Flaw(prompt.id, "prompt.yaml", f"curveballs: {ball.id}", str(error), mend)
