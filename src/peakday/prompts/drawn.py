"""What is asked of drawings: trade-offs and curveballs read, and ends are found by the prompt's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from peakday.board import BoardError
from peakday.board.models import Board
from peakday.prompts.changed import changed_board, thrown
from peakday.prompts.fit import fit
from peakday.prompts.flaws import Flaw, PromptError
from peakday.prompts.model import Prompt


def flaws(prompt: Prompt, boards: Mapping[str, Board]) -> Iterator[Flaw]:
    """Every trade-off whose sides are no two boards, curveball that does not fit, end that is not found."""
    yield from _ends(prompt, boards)
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


def _ends(prompt: Prompt, boards: Mapping[str, Board]) -> Iterator[Flaw]:
    """Journeys that the strong design, were it drawn without their ends, would be read to end elsewhere."""
    if "strong" not in boards:
        return
    strong = boards["strong"]
    unsaid = replace(strong, journeys={n: j.ending_at(()) for n, j in strong.journeys.items()})
    for name, journey in fit(prompt, unsaid).journeys.items():
        said = strong.journeys[name].ends
        if name in prompt.journeys and journey.ends != said:
            found, wanted = (" or ".join(ends) or "the answer" for ends in (journey.ends, said))
            rule = f"a drawing like `strong` would be read to end it at {found}, not at {wanted}"
            mend = "Name words of that box under `until:`, and none of the boxes after it"
            yield Flaw(prompt.id, "prompt.yaml", f"journeys.{name}", rule, mend)
