"""`peakday calibrate`: how far the grader agrees with authored keys."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import click

from peakday.cli.guard import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from peakday.cli.progress import Tell

EXAMPLES = """\
\b
Examples:
  peakday calibrate                      the final half, as a table
  peakday calibrate my-sessions --json   a folder of sessions with a keys.yaml
"""


@click.command("calibrate", epilog=EXAMPLES)
@click.argument("half", default="final")
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON, nothing else.")
@click.option("--quick", is_flag=True, help="No board is run, nothing is tried twice: text only.")
@click.option(
    "--write", type=click.Path(exists=True, dir_okay=False), help="Write the tables into this page."
)
def command(half: str, as_json: bool, quick: bool, write: str | None) -> None:
    """Grade the calibration sessions and hold every level to its authored key.

    HALF is `final`, `tuning`, or a folder of session files with a keys.yaml. Beside each kappa stands what a
    mere count of words would reach. Takes some minutes; --quick under one.
    """

    def work(tell: Tell, cancel: Event) -> tuple[dict[str, Any], str]:
        from peakday.rubric.calibration import HALVES, calibrate
        from peakday.rubric.calibration.gaming import attempts_on
        from peakday.rubric.calibration.tables import tables
        from peakday.rubric.grading import grade

        def told(begin: float, end: float) -> Callable[[float, str], None]:
            def tell_on(share: float, doing: str) -> None:
                if cancel.is_set():
                    raise click.Abort
                tell(begin + (end - begin) * share, doing)

            return tell_on

        chosen: Any = half if half in HALVES else Path(half)
        done = calibrate(chosen, told(0.0, 1.0 if quick else 0.6), runs=not quick)
        figures = done.to_dict()
        attempts = [] if quick else attempts_on(done.sessions, told(0.6, 0.95))
        repeats = None
        if not quick:
            file = done.sessions[0].file
            repeats = grade(file).to_dict() == grade(file).to_dict()
            figures["gaming"] = [
                {
                    "session": a.session,
                    "attempt": a.attempt,
                    "levels": a.levels,
                    "points": a.points,
                    "held": a.held,
                }
                for a in attempts
            ]
            figures["repeatable"] = repeats
        return figures, tables(figures, Path(half).name, attempts, repeats)

    from peakday.cli.progress import tell_of_compiling, with_progress

    tell_of_compiling()
    try:
        result, interrupted = with_progress(f"Calibrating with {half}", work)
    except FileNotFoundError as error:
        raise Trouble(f"{error} Give final, tuning or a folder of sessions with a keys.yaml.") from None
    except ValueError as error:
        raise Trouble(str(error)) from None
    if interrupted:
        raise click.Abort
    figures, text = result
    if write:
        from peakday.rubric.calibration.tables import publish

        try:
            publish(text, Path(write))
        except ValueError as error:
            raise Trouble(str(error)) from None
    if as_json:
        from peakday.cli.output import write_json

        write_json(figures)
    else:
        click.echo(text)
