"""`peakday quantities`: the numbers in a sentence."""

from __future__ import annotations

import sys

import click

from peakday.cli.boards import standard_input
from peakday.cli.guard import Trouble

EXAMPLES = """\
\b
Examples:
  peakday quantities "5 million concurrent users with 200ms p95 latency"
  cat notes.txt | peakday quantities --json
"""


@click.command("quantities", epilog=EXAMPLES)
@click.argument("text", required=False)
@click.option("--json", "as_json", is_flag=True, help="The quantities as JSON, nothing else.")
def command(text: str | None, as_json: bool) -> None:
    """The numbers in a sentence, as Peakday understands them: value, unit, per what, compared how.

    Without TEXT, standard input is read.
    """
    if text is None or text == "-":
        if text is None and sys.stdin.isatty():
            raise Trouble("Give a sentence in quotes, or pipe a text in.")
        text = standard_input()
    from peakday.quantities.speech import find

    found = [quantity.to_dict() for quantity in find(text)]
    if as_json:
        from peakday.cli.output import write_json

        write_json(found)
        return
    if not found:
        click.echo("No quantity found.")
        return
    from rich.table import Table

    from peakday.cli.output import console

    table = Table("As said", "", "Value", "Unit", "Per", box=None)
    for q in found:
        table.add_row(
            str(q["text"]),
            str(q["comparator"]),
            f"{q['value']:,}".replace(",", " "),
            str(q["unit"] or ""),
            str(q["per"] or ""),
        )
    console().print(table)
