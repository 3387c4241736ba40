"""`peakday ask`: one question to the interviewer of a prompt."""

from __future__ import annotations

from pathlib import Path

import click

from peakday.cli.guard import Trouble

EXAMPLES = """\
\b
Examples:
  peakday ask amazon-one "how many shoppers a minute does a busy store see?"
  peakday ask --facts facts.yaml "which regions do we launch in?" --json
"""


@click.command("ask", epilog=EXAMPLES)
@click.argument("words", nargs=-1, required=True, metavar="[PROMPT] QUESTION")
@click.option("--facts", "sheet", type=click.Path(), metavar="FILE", help="Another fact sheet, in YAML.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON, nothing else.")
def command(words: tuple[str, ...], sheet: str | None, as_json: bool) -> None:
    """Ask one question, answered from the hidden fact sheet alone, offline.

    The answer says what the sheet holds, asks which of two things you mean, or tells you to state an
    assumption. PROMPT may be left out where --facts names a sheet.
    """
    if len(words) > 2:
        raise Trouble("The question is one argument: put it in quotes.")
    if len(words) == 1 and sheet is None:
        raise Trouble('Say which prompt you ask about: peakday ask amazon-one "your question".')
    from peakday.interview.language import ask

    if sheet is not None:
        from peakday.prompts import read_facts

        answer = ask(words[-1], read_facts(Path(sheet)))
    else:
        from peakday.cli.boards import prompt_of

        prompt = prompt_of(words[0])
        answer = ask(words[-1], prompt.facts, prompt.not_given)
    if as_json:
        from peakday.cli.output import write_json

        write_json(answer.to_dict())
    else:
        click.echo(answer.say)
