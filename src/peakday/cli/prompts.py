"""`peakday prompts`: list the practice prompts, check them, begin a new one."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Any

import click

from peakday.cli.guard import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from peakday.prompts import Fact, Flaw, Prompt, TradeOff
    from peakday.prompts.worked import SessionRead

EXAMPLES = """\
\b
Examples:
  peakday prompts                  what there is to practise
  peakday prompts check            are the prompts' own files right, and do their boards do as claimed?
  peakday prompts compare amazon-one edge-or-central
  peakday prompts new my-prompt    begin one of your own
"""


@click.group("prompts", invoke_without_command=True, epilog=EXAMPLES)
@click.option("--json", "as_json", is_flag=True, help="The list as JSON, nothing else.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """The practice prompts: each a system that must work, with its load, its failures and its designs."""
    if ctx.invoked_subcommand is not None:
        return
    from peakday import prompts

    found = [_summary(prompts.load(name)) for name in prompts.all_ids()]
    if as_json:
        from peakday.cli.output import write_json

        write_json(found)
        return
    from rich.table import Table

    from peakday.cli.output import console

    table = Table("Prompt", "What it is", "Designs", box=None, header_style="dim", padding=(0, 2, 0, 0))
    for one in found:
        table.add_row(one["id"], f"{one['title']}. {one['summary']}", ", ".join(one["designs"]))
    console().print(table)


def _summary(prompt: Prompt) -> dict[str, Any]:
    return {
        "id": prompt.id,
        "title": prompt.title,
        "summary": prompt.summary,
        "minutes": prompt.minutes,
        "opening": prompt.opening,
        "targets": list(prompt.targets),
        "designs": list(prompt.designs),
    }


@command.command("check", epilog="\b\nExample:\n  peakday prompts check amazon-one --quick")
@click.argument("names", nargs=-1, metavar="[PROMPT|FOLDER…]")
@click.option("--quick", is_flag=True, help="Read everything, run nothing.")
def check(names: tuple[str, ...], quick: bool) -> int:
    """Check prompts: their files, their questions, and their boards, which are run. Exit code 2: flaws."""
    from pathlib import Path

    from peakday import prompts
    from peakday.cli.guard import BAD_INPUT
    from peakday.cli.progress import side_by_side, with_progress

    ids = prompts.all_ids()
    wanted: list[str | Path] = [name if name in ids else Path(name) for name in names] or list(ids)
    for name in wanted:
        if isinstance(name, Path) and not name.is_dir():
            raise Trouble(f"There is no prompt and no folder called `{name}`. Prompts: {', '.join(ids)}.")

    def one(which: str | Path, tell: Callable[[float], None]) -> tuple[Flaw, ...]:
        return prompts.check(which, runs=not quick, ask=_answered, read_session=_session, tell=tell)

    def work(tell: Callable[[float], None], cancel: Event) -> list[Flaw]:
        return [flaw for flaws in side_by_side(wanted, one, tell, cancel) for flaw in flaws]

    flaws, interrupted = with_progress("Checking the prompts", work)
    for flaw in flaws:
        click.echo(f"{'Remark: ' if flaw.remark else ''}{flaw}", err=True)
    if interrupted:
        raise KeyboardInterrupt
    if any(not flaw.remark for flaw in flaws):
        return BAD_INPUT
    read_only = " (read, not run)" if quick else ""
    click.echo(
        f"{len(wanted)} {'prompt' if len(wanted) == 1 else 'prompts'} checked{read_only}: no mistakes."
    )
    return 0


def _answered(question: str, facts: Sequence[Fact]) -> tuple[str, Sequence[str]]:
    from peakday.interview.language import ask

    answer = ask(question, facts)
    return answer.outcome, answer.facts


def _session(path: Path) -> SessionRead:
    from peakday.interview.transcript import read
    from peakday.prompts.worked import SessionRead

    said = read(path)
    lines = sum(1 for turn in said.turns if turn.speaker == "candidate")
    return SessionRead(said.prompt, lines, len(said.drawings), tuple(said.problems))


@command.command("compare", epilog="\b\nExample:\n  peakday prompts compare amazon-one edge-or-central")
@click.argument("prompt")
@click.argument("trade_offs", nargs=-1, metavar="[TRADE-OFF…]")
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON, nothing else.")
def compare(prompt: str, trade_offs: tuple[str, ...], as_json: bool) -> None:
    """Measure both sides of a prompt's trade-offs, and print them side by side."""
    from peakday import prompts
    from peakday.cli.boards import prompt_of
    from peakday.cli.output import write_json
    from peakday.cli.progress import with_progress
    from peakday.engine import run
    from peakday.prompts.measure import FEW_SEEDS, Comparisons, figures

    found = prompt_of(prompt)
    unknown = [name for name in trade_offs if name not in {each.id for each in found.trade_offs}]
    if unknown:
        known = ", ".join(each.id for each in found.trade_offs)
        raise Trouble(f"{prompt} has no trade-off `{unknown[0]}`. It has: {known}.")
    wanted = [each for each in found.trade_offs if not trade_offs or each.id in trade_offs]

    def work(tell: Callable[[float], None], cancel: Event) -> list[tuple[TradeOff, list[dict[str, Any]]]]:
        measured, few = [], Comparisons(run)
        for number, each in enumerate(wanted, 1):
            if cancel.is_set():
                break
            measured.append((each, [figures(r.to_dict()) for r in prompts.sides(found, each, few)]))
            tell(number / len(wanted))
        return measured

    measured, interrupted = with_progress("Running both sides", work)
    if as_json:
        write_json({each.id: {"one": one, "other": other} for each, (one, other) in measured})
    else:
        for each, (one, other) in measured:
            _print_sides(each, one, other)
        click.echo(f"{FEW_SEEDS} replications each. ✓ met, ✗ missed, ? left open by so few.")
    if interrupted:
        raise KeyboardInterrupt


def _print_sides(trade_off: TradeOff, one: dict[str, Any], other: dict[str, Any]) -> None:
    from rich.table import Table

    from peakday.cli.output import console
    from peakday.experiments import say_figure
    from peakday.prompts.gallery import say_busiest

    names = [way.partition(". ")[0] for way in (trade_off.one, trade_off.other)]
    table = Table("", *names, box=None, header_style="dim", padding=(0, 2, 0, 0))
    for left, right in zip(one["targets"], other["targets"], strict=False):
        cells = [
            f"{_MARKS[side['met']]} {say_figure(side['measured'], side['unit'])}" for side in (left, right)
        ]
        table.add_row(left["text"], *cells)
    table.add_row("what limits it", one["limiting"] or "nothing", other["limiting"] or "nothing")
    table.add_row("the busiest box", say_busiest(one), say_busiest(other))
    out = console()
    out.print(f"[bold]{trade_off.id}[/bold]")
    out.print(table)
    out.print(f"What decides: {trade_off.decides}\nThe strong design: {trade_off.answer}\n")


@command.command("gallery", epilog="\b\nExample:\n  peakday prompts gallery --docs docs")
@click.argument("names", nargs=-1, metavar="[PROMPT…]")
@click.option("--docs", default="docs", show_default=True, help="The folder whose gallery/ is written.")
def gallery(names: tuple[str, ...], docs: str) -> None:
    """Measure prompts anew, and write the gallery: data for the studio, a page and drawings for the docs.

    Prompts that are not named keep what was measured of them, as long as their files are the same.
    """
    from pathlib import Path

    from peakday import prompts
    from peakday.cli.boards import prompt_of
    from peakday.cli.progress import side_by_side, with_progress
    from peakday.prompts.check import engine
    from peakday.prompts.gallery import keep, recorded, write_pages

    wanted = [prompt_of(name) for name in names or prompts.all_ids()]

    def one(each: Prompt, tell: Callable[[float], None]) -> None:
        keep(prompts.measure(each, {name: each.board(name) for name in each.designs}, engine, tell))

    def work(tell: Callable[[float], None], cancel: Event) -> None:
        side_by_side(wanted, one, tell, cancel)

    _, interrupted = with_progress("Measuring the prompts", work)
    if interrupted:
        raise KeyboardInterrupt
    found = [(each, record) for each in map(prompts.load, prompts.all_ids()) if (record := recorded(each))]
    for path in write_pages(found, Path(docs)):
        click.echo(str(path))


_MARKS = {True: "✓", False: "✗", None: "?"}
"""A target met, missed, and left undecided by the run."""


@command.command("new", epilog="\b\nExample:\n  peakday prompts new night-market --title 'A night market'")
@click.argument("folder", metavar="FOLDER")
@click.option("--title", help="The prompt's title; told from the folder's name where left out.")
def new(folder: str, title: str | None) -> None:
    """Begin a prompt of your own: a folder of files to fill in. The folder's name becomes the prompt's id."""
    from pathlib import Path

    from peakday import prompts

    for path in prompts.new(Path(folder), title):
        click.echo(str(path))
    click.echo(f"Fill these in, then: peakday prompts check {folder}")
