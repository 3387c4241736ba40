"""A run's answer as tables for people: the verdict first, then why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peakday.cli.output import bar, console

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

Answer = dict[str, Any]
_VERDICT = {
    "clears": ("bold green", "It survives: every target is met."),
    "misses": ("bold red", "It does not survive: a target is missed."),
    "undecided": ("bold yellow", "Undecided: an interval straddles a target. More --seeds would settle it."),
}
_IN_MS = {"us": 0.001, "ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}
_MARK = {True: "[green]✓[/]", False: "[red]✗[/]", None: "[yellow]?[/]"}


def show(answer: Answer, asked: str) -> None:
    """Prints the answer of docs/board.md for reading; `asked` is what the person called it."""
    from rich.markup import escape

    out = console()
    style, words = _VERDICT[answer["verdict"]]
    if not answer["targets"]:
        style, words = "bold", "It ran. The board states no target."
    out.print(f"[bold]{escape(answer['title'] or asked)}[/]")
    if answer.get("stopped"):
        out.print(f"[yellow]Stopped early:[/] {escape(answer['stopped'])}. What was measured until then:")
    out.print(f"[{style}]{words}[/]")
    for table in (_targets(answer), _journeys(answer), _boxes(answer)):
        if table.row_count:
            out.print()
            out.print(table)
    out.print()
    if answer["limiting"]:
        out.print(f"What limits it: [bold]{escape(answer['limiting'])}[/]")
    for cause in answer["causes"]:
        out.print(f"  {escape(cause['box'])} {escape(cause['says'])}.")
    cost = answer["cost"]
    per_1000 = f", ${cost['usd_per_1000']:,.4g} per 1000 requests" if cost["usd_per_1000"] is not None else ""
    out.print(f"Cost: ${cost['usd_per_month']:,.0f} a month{per_1000}")
    for warning in answer["warnings"]:
        out.print(f"[yellow]Warning:[/] {escape(str(warning))}")
    _assumed(answer, out.print)
    seeds, seconds = len(answer["seeds"]), answer["simulated_s"]
    out.print(
        f"[dim]{answer['requests']:,} requests counted in {seeds} × {seconds:,.0f} s simulated, "
        f"{answer['events']:,} events, {answer['wall_s']:.2f} s.[/]"
    )


def _targets(answer: Answer) -> Table:
    table = _table("Target", ("Measured", "right"), ("95 % interval", "right"), "")
    for target in answer["targets"]:
        unit = target["unit"]
        between = _between(target.get("ci95"), target["measured"], unit)
        table.add_row(target["text"], _with_unit(target["measured"], unit), between, _MARK[target["met"]])
    return table


def _journeys(answer: Answer) -> Table:
    right = [
        (name, "right") for name in ("Offered/s", "Success", "Mean", "p50", "p95", "p99", "Most time in")
    ]
    table = _table("Journey", *right)
    for name, journey in answer["journeys"].items():
        latency, hops = journey["latency_ms"], journey["where_the_time_goes"]
        times = [_time(latency[key]) for key in ("mean", "p50", "p95", "p99")]
        table.add_row(
            name, _number(journey["offered_per_s"]), _share(journey["success"]), *times, next(iter(hops), "")
        )
    return table


def _boxes(answer: Answer) -> Table:
    right = [(name, "right") for name in ("Arrivals/s", "Wait mean", "p99", "Rejected", "$/month")]
    table = _table("Box", "Busy", *right)
    for name, box in answer["boxes"].items():
        busy = box["utilisation"]
        gauge = "" if busy is None else f"[{_heat(busy)}]{bar(busy)}[/] {100 * busy:3.0f} %"
        marked = f"[bold]{name}[/]" if name == answer["limiting"] else name
        rejected = f"{box['rejected']:,}" if box["rejected"] else ""
        wait = box["wait_ms"]
        row = [_number(box["arrivals_per_s"]), _time(wait["mean"]), _time(wait["p99"]), rejected]
        table.add_row(marked, gauge, *row, f"{box['usd_per_month']:,.0f}")
    return table


def _assumed(answer: Answer, tell: Any) -> None:
    from rich.padding import Padding
    from rich.text import Text

    assumed = answer["assumed"]
    if not assumed:
        return
    tell(f"[dim]Assumed, because the board does not say ({len(assumed)}; sources with --json):[/]")
    by_box: dict[str, list[str]] = {}
    for one in assumed:
        by_box.setdefault(one["box"], []).append(f"{one['field']} {one['value']}")
    for box, values in by_box.items():
        tell(Padding(Text(f"{box}: {', '.join(values)}", style="dim"), (0, 0, 0, 2)))


def _table(*columns: str | tuple[str, str]) -> Table:
    from rich.table import Table

    table = Table(box=None, header_style="dim", padding=(0, 2, 0, 0))
    for column in columns:
        name, side = column if isinstance(column, tuple) else (column, "left")
        table.add_column(name, justify="right" if side == "right" else "left", no_wrap=name != "Target")
    return table


def _heat(busy: float) -> str:
    return "red" if busy >= 0.9 else "yellow" if busy >= 0.7 else "cyan"


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.5g}" if value > 10 else f"{value:.3g}"


def _with_unit(value: float | None, unit: str) -> str:
    if value is not None and unit.startswith("USD"):
        return f"${value:,.0f}{unit.removeprefix('USD')}"
    if value is not None and unit in _IN_MS:
        return _time(value * _IN_MS[unit])
    return f"{_number(value)} {unit}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.5g} %"


def _between(ends: Sequence[float] | None, measured: float | None, unit: str) -> str:
    """The interval in the unit its figure is told in, which stands beside it; nothing where it is a point."""
    if ends is None or measured is None or ends[0] == ends[1]:
        return ""
    if unit not in _IN_MS:
        return " – ".join(_number(end) for end in ends)
    many, _ = _span(measured * _IN_MS[unit])
    return " – ".join(f"{end * _IN_MS[unit] / many:,.3g}" for end in ends)


def _time(ms: float | None) -> str:
    if ms is None:
        return "–"
    if ms < 0.001:
        return "0"
    many, unit = _span(ms)
    return f"{ms / many:,.3g} {unit}"


def _span(ms: float) -> tuple[float, str]:
    """The unit a time is told in: how many milliseconds it has, and its name."""
    return next(((many, unit) for least, many, unit in _SPANS if ms >= least), (1, "ms"))


_SPANS = ((7_200_000, 3_600_000, "h"), (120_000, 60_000, "min"), (1000, 1000, "s"))
"""From how many milliseconds on, how many of them make one, and what it is called."""
