"""`peakday prompts`: list the practice prompts, check them, begin a new one."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, Any

import click

from peakday.cli.guard import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from rich.table import Table

    from peakday.prompts import Curveball, Fact, Flaw, Prompt, TradeOff
    from peakday.prompts.worked import SessionRead

EXAMPLES = """\
\b
Examples:
  peakday prompts                  what there is to practise
  peakday prompts check            are the prompts' own files right, and do their boards do as claimed?
  peakday prompts compare amazon-one   both sides of its trade-offs, and its curveballs
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

    found = []
    for name in prompts.all_ids():
        try:
            found.append(_summary(prompts.load(name)))
        except prompts.PromptError as error:
            click.echo(f"{name} is left out: {error}", err=True)
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


def _answered(question: str, facts: Sequence[Fact], not_given: Sequence[str]) -> tuple[str, Sequence[str]]:
    from peakday.interview.language import ask

    answer = ask(question, facts, not_given)
    return answer.outcome, answer.facts


def _session(path: Path) -> SessionRead:
    from peakday.interview.transcript import read
    from peakday.prompts.worked import SessionRead

    said = read(path)
    lines = sum(1 for turn in said.turns if turn.speaker == "candidate")
    return SessionRead(said.prompt, lines, len(said.drawings), tuple(said.problems))


@command.command(
    "compare", epilog="\b\nExample:\n  peakday prompts compare amazon-one edge-or-central stricter"
)
@click.argument("prompt")
@click.argument("names", nargs=-1, metavar="[TRADE-OFF|CURVEBALL…]")
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON, nothing else.")
def compare(prompt: str, names: tuple[str, ...], as_json: bool) -> None:
    """Measure a prompt's trade-offs and curveballs, and print them side by side.

    Both sides of a trade-off; the design that a curveball turns, before and after it.
    """
    from peakday import prompts
    from peakday.cli.boards import prompt_of
    from peakday.cli.output import write_json
    from peakday.cli.progress import with_progress
    from peakday.engine import run
    from peakday.prompts.measure import FEW_SEEDS, Comparisons, figures

    found = prompt_of(prompt)
    choices: list[TradeOff | Curveball] = [*found.trade_offs, *found.curveballs]
    known = [each.id for each in choices]
    unknown = [name for name in names if name not in known]
    if unknown:
        raise Trouble(
            f"{prompt} has no trade-off and no curveball `{unknown[0]}`. It has: {', '.join(known)}."
        )
    wanted = [each for each in choices if not names or each.id in names]

    def work(tell: Callable[[float], None], cancel: Event) -> list[_Compared]:
        measured, few = [], Comparisons(run)
        for number, each in enumerate(wanted, 1):
            if cancel.is_set():
                break
            if isinstance(each, prompts.Curveball):
                one, other = prompts.around(found, each, few)
                turned = [change["target"] for change in prompts.turned(each, one, other)]
            else:
                (one, other), turned = prompts.sides(found, each, few), []
            measured.append(_Compared(each, figures(one.to_dict()), figures(other.to_dict()), turned))
            tell(number / len(wanted))
        return measured

    measured, interrupted = with_progress("Running both sides", work)
    if as_json:
        write_json({each.of.id: each.to_dict() for each in measured})
    else:
        for each in measured:
            _print_compared(each)
        click.echo(f"{FEW_SEEDS} replications each. ✓ met, ✗ missed, ? left open by so few.")
    if interrupted:
        raise KeyboardInterrupt


@dataclass(frozen=True)
class _Compared:
    """A trade-off's two sides, or a design before and after a curveball with the targets that turn."""

    of: TradeOff | Curveball
    one: dict[str, Any]
    other: dict[str, Any]
    turned: list[str]

    def to_dict(self) -> dict[str, Any]:
        from peakday.prompts import Curveball

        if isinstance(self.of, Curveball):
            return {
                "design": self.of.flips,
                "before": self.one,
                "after": self.other,
                "turned": self.turned,
            }
        return {"one": self.one, "other": self.other}


def _print_compared(each: _Compared) -> None:
    from peakday.cli.output import console
    from peakday.prompts import Curveball

    out = console()
    out.print(f"[bold]{each.of.id}[/bold]")
    if isinstance(each.of, Curveball):
        ball = each.of
        thrown = f"load {ball.load}" if ball.load else ball.target or f"{ball.place} lost"
        out.print(_side_by_side(each, f"The {ball.flips} design", f"With {thrown}"))
        said = "; ".join(each.turned) or "nothing"
        out.print(f"What turns: {said}\nWhy: {ball.why}\n", highlight=False)
    else:
        names = [way.partition(". ")[0] for way in (each.of.one, each.of.other)]
        out.print(_side_by_side(each, *names))
        out.print(f"What decides: {each.of.decides}\nThe strong design: {each.of.answer}\n", highlight=False)


def _side_by_side(each: _Compared, one: str, other: str) -> Table:
    from rich.table import Table

    from peakday.experiments import say_figure
    from peakday.prompts.gallery import paired, say_busiest

    added = getattr(each.of, "target", None)
    table = Table("", one, other, box=None, header_style="dim", padding=(0, 2, 0, 0))
    for text, left, right in paired(each.one, each.other):
        before, after = (
            "–" if side is None else f"{_MARKS[side['met']]} {say_figure(side['measured'], side['unit'])}"
            for side in (left, right)
        )
        # nobody had asked for a target that a curveball adds
        table.add_row(text, f" {before[1:]}" if text == added else before, after)
    table.add_row("the busiest box", say_busiest(each.one), say_busiest(each.other))
    return table


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
