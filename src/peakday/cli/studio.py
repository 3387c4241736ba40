"""`peakday studio`: open the practice studio."""

from __future__ import annotations

from pathlib import Path

import click

EXAMPLES = """\
\b
Examples:
  peakday studio
  peakday studio --port 9000 --no-browser --data ./sessions
"""


@click.command("studio", epilog=EXAMPLES)
@click.option(
    "--port", type=click.IntRange(0, 65535), metavar="N", help="The port; another is taken if it is busy."
)
@click.option("--no-browser", is_flag=True, help="Only say the address.")
@click.option("--data", type=click.Path(file_okay=False), metavar="DIR", help="Where your sessions are kept.")
def command(port: int | None, no_browser: bool, data: str | None) -> None:
    """Open the practice studio in the browser. It listens on this machine only; Ctrl-C ends it."""
    from peakday.studio import serve

    serve(port=port, browser=not no_browser, data=Path(data) if data else None)
