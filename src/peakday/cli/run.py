"""`peakday run`: simulate a board and say whether it survives."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import click

from peakday.cli.guard import INTERRUPTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from peakday.engine import Result

CLEARS, MISSES, STOPPED = 0, 1, 3

EXAMPLES = """\
\b
Examples:
  peakday run checkout.yaml
  peakday run amazon-one:naive --load x2
  peakday run amazon-one --fail "at 5 min for 30 s: matcher down"
  peakday run mine.yaml --prompt amazon-one
\b
Exit code: 0 clears every target, 1 misses one or leaves one undecided, 2 bad input,
3 stopped by its own budget (what it had measured is still shown).
"""


@click.command("run", epilog=EXAMPLES)
@click.argument("board", metavar="BOARD|PROMPT[:DESIGN]")
@click.option("--json", "as_json", is_flag=True, help="The whole answer as JSON, nothing else.")
@click.option("--seeds", type=click.IntRange(1, 1000), metavar="N", help="Independent replications.")
@click.option("--prompt", metavar="PROMPT", help="Hold the board to a prompt: its load, targets and run.")
@click.option("--load", "loads", multiple=True, metavar="x2|JOURNEY=80/s", help="Another load.")
@click.option("--fail", "failures", multiple=True, metavar="FAILURE", help="One more failure, as on a board.")
@click.option("--until", metavar="2%", help="More seeds until each target's interval is this narrow.")
@click.option("--series", is_flag=True, help="Add the course by the second or minute to the JSON.")
@click.option("--traces", type=click.IntRange(1, 200), metavar="N", help="Add N whole requests to the JSON.")
def command(
    board: str,
    as_json: bool,
    seeds: int | None,
    prompt: str | None,
    loads: tuple[str, ...],
    failures: tuple[str, ...],
    until: str | None,
    series: bool,
    traces: int | None,
) -> int:
    """Simulate a board under its load and its failures: latency, utilisation, cost, targets met or missed.

    BOARD is a file, or - for standard input; a prompt alone means its `strong` design.
    """
    from peakday.cli.boards import board_of, board_under, failures_of, load_of, width_of

    read = board_of(board) if prompt is None else board_under(prompt, board)
    load, fail, narrow = load_of(loads, read), failures_of(failures, read), width_of(until)

    def work(tell: Callable[[float], None], cancel: Event) -> Result:
        from peakday.engine import run
        from peakday.engine.series import by_the_clock

        return run(
            read,
            seeds=seeds,
            load=load,
            fail=fail,
            until=narrow,
            series=by_the_clock(read.run.for_) if series else False,
            traces=traces or 0,
            progress=tell,
            cancel=cancel,
        )

    from peakday.cli.progress import tell_of_compiling, with_progress

    tell_of_compiling()
    result, interrupted = with_progress(f"Running {read.title or board}", work)
    if as_json:
        from peakday.cli.output import write_json

        write_json(result.to_dict())
    else:
        from peakday.cli.run_table import show

        show(result.to_dict(), str(board))
    if interrupted:
        return INTERRUPTED
    if result.stopped:
        return STOPPED
    return CLEARS if result.verdict == "clears" else MISSES
