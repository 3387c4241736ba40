"""`peakday grade`: score a session by the rubric."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Any

import click

from peakday.cli.guard import Trouble

if TYPE_CHECKING:
    from peakday.cli.progress import Tell
    from peakday.rubric import Grade
    from peakday.rubric.model import Endpoint

EXAMPLES = """\
\b
Examples:
  peakday grade session.md
  peakday grade session.md --markdown > report.md
  peakday grade captions.vtt --prompt amazon-one
"""


@click.command("grade", epilog=EXAMPLES)
@click.argument("file", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="The grade as JSON, nothing else.")
@click.option("--markdown", is_flag=True, help="The report as Markdown, to keep.")
@click.option("--prompt", metavar="ID", help="The prompt it answers, where the file does not say (captions).")
@click.option(
    "--model", "with_model", is_flag=True, help="Ask the model PEAKDAY_MODEL_URL and PEAKDAY_MODEL name too."
)
def command(file: str, as_json: bool, markdown: bool, prompt: str | None, with_model: bool) -> None:
    """Score a session file, written by the studio or by hand; every point cites its evidence.

    The last board in it is run at the prompt's load and through its failures. Weights come from one
    article on such interviews; Amazon publishes none.
    """
    if as_json and markdown:
        raise Trouble("Give --json or --markdown, not both.")

    endpoint = _endpoint() if with_model else None

    def work(tell: Tell, cancel: Event) -> Grade:
        from peakday.rubric import grade

        def told(share: float, doing: str) -> None:
            if cancel.is_set():
                raise click.Abort
            tell(share, doing)

        return grade(file, progress=told, prompt=prompt, model=endpoint)

    from peakday.cli.progress import tell_of_compiling, with_progress

    tell_of_compiling()
    result, interrupted = with_progress(f"Grading {file}", work)
    if interrupted:
        raise click.Abort
    if as_json:
        from peakday.cli.output import write_json

        write_json(result.to_dict())
    elif markdown:
        from peakday.rubric.report import to_markdown

        click.echo(to_markdown(result))
    else:
        _show(result.to_dict())


def _endpoint() -> Endpoint:
    from peakday.rubric.model import EndpointError, configured

    try:
        endpoint = configured()
    except EndpointError as error:
        raise Trouble(str(error)) from None
    if endpoint is None:
        raise Trouble(
            "--model needs PEAKDAY_MODEL_URL (such as http://localhost:11434/v1) and PEAKDAY_MODEL."
        )
    return endpoint


def _show(grade: dict[str, Any]) -> None:
    from rich.table import Table

    from peakday.cli.output import bar, console

    out = console()
    total = "not scored" if grade["total"] is None else f"{grade['total']:.1f} of 100"
    part = " (partial: some criteria could not be read)" if grade["partial"] else ""
    out.print(f"[bold]{total}[/]{part}; with equal weights {_number(grade['total_equal_weights'])}")
    table = Table("", "Score", "Weight", "Criteria", box=None, header_style="dim", padding=(0, 2, 0, 0))
    for name, dimension in grade["dimensions"].items():
        score = dimension["score"]
        levels = " ".join(
            f"{key} {'–' if one['level'] is None else one['level']}"
            for key, one in dimension["criteria"].items()
        )
        gauge = "not read" if score is None else f"{bar(score / 100)} {score:.0f}"
        table.add_row(name.replace("_", " "), gauge, f"{dimension['weight']} %", levels)
    out.print(table)
    for problem in grade["problems"]:
        out.print(f"Not read: {problem}", markup=False)
    for mistake in grade["mistakes"]:
        out.print(f"[yellow]Mistake:[/] {mistake['id'].replace('-', ' ')}")
    for claim in grade["claims"]:
        verdict = {True: "holds", False: "does not hold", None: "cannot be checked"}[claim["holds"]]
        when = f" at {claim['at']}" if claim["at"] else ""
        measured = f"Measured {claim['measured']}" if claim["measured"] else claim["why"].capitalize()
        out.print(f"You said{when}: “{claim['text'].rstrip(' ;,:.')}”. {measured}: {verdict}.", markup=False)
    if grade.get("model"):
        _show_model(grade)
    out.print("[dim]The evidence for each point: --markdown or --json.[/]")


def _show_model(grade: dict[str, Any]) -> None:
    from peakday.cli.output import console

    model = grade["model"]
    if model["problem"]:
        console().print(f"No proposals: {model['problem']}.", markup=False)
        return
    own = {key: one["level"] for d in grade["dimensions"].values() for key, one in d["criteria"].items()}
    told = ", ".join(f"{key} {one['level']} (here {own[key]})" for key, one in model["criteria"].items())
    console().print(
        f"{model['model']} proposes, without a say in the score: {told or 'nothing'}.", markup=False
    )


def _number(value: float | None) -> str:
    return "not scored" if value is None else f"{value:.1f}"
