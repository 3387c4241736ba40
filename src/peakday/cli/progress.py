"""Long work, shown on standard error and stoppable: the work runs in a thread, Ctrl-C asks it to end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from os import cpu_count
from threading import Event
from time import monotonic
from typing import Protocol, TypeVar

import click

A = TypeVar("A")
T = TypeVar("T")

PATIENCE = 0.6
"""Seconds of silence before a bar is worth showing."""
LINES = 20.0
"""Seconds between two lines where there is no terminal to draw a bar on."""


class Tell(Protocol):
    """What a long work reports: a share of 1, and in a few words what is being done."""

    def __call__(self, done: float, doing: str = "") -> None:
        """Takes the report; it is shown when there is time."""


class _Told:
    """The last report."""

    def __init__(self, title: str) -> None:
        self.title, self.share, self.doing = title, 0.0, ""
        self.began = monotonic()

    def __call__(self, done: float, doing: str = "") -> None:
        self.share, self.doing = done, doing

    def line(self) -> str:
        """What is done, and for how long."""
        doing = f": {self.doing}" if self.doing else ""
        return f"{self.title}{doing}, {monotonic() - self.began:.0f} s"


def with_progress(title: str, work: Callable[[Tell, Event], T]) -> tuple[T, bool]:
    """Calls `work(tell, cancel)` and returns what it returned, and whether the person stopped it.

    `cancel` is set on Ctrl-C, and `work` then ends early with what it has.
    """
    told = _Told(title)
    cancel = Event()
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(work, told, cancel)
        try:
            _watch(told, future.result)
        except KeyboardInterrupt:
            cancel.set()
            return future.result(), True
        return future.result(), False


def side_by_side(
    items: Sequence[A],
    work: Callable[[A, Callable[[float], None]], T],
    tell: Callable[[float], None],
    cancel: Event,
) -> list[T]:
    """Calls `work(item, tell)` for each, as many at once as there are cores; the answers in order.

    A run simulates its seeds side by side, yet is compiled, tried out and pooled on one core: two runs fill
    what one leaves. Items not begun when `cancel` is set are left out.
    """
    done = [0.0] * len(items)

    def one(at: int) -> list[T]:
        def told(share: float) -> None:
            done[at] = share
            tell(sum(done) / len(done))

        answer = [] if cancel.is_set() else [work(items[at], told)]
        told(1.0)
        return answer

    with ThreadPoolExecutor(cpu_count() or 1) as pool:
        return [answer for answers in pool.map(one, range(len(items))) for answer in answers]


def tell_of_compiling() -> None:
    """Says, on standard error, that the engine has to be compiled first, where it has."""
    from peakday.engine.kernel_cache import folder

    if not any(folder().rglob("*.nbi")):
        click.echo("The engine is compiled first. That takes half a minute or so, once.", err=True)


def _watch(told: _Told, result: Callable[[float], object]) -> None:
    """Waits for the result: with a bar on a terminal, with a line now and then elsewhere."""
    try:
        result(PATIENCE)
        return
    except NotYet:
        pass
    if not sys.stderr.isatty():
        while True:
            try:
                result(LINES)
                return
            except NotYet:
                click.echo(f"{told.line()}, {told.share:.0%}", err=True)
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(told.title, total=1.0)
        while True:
            try:
                result(0.1)
                return
            except NotYet:
                bars.update(task, completed=told.share, description=told.line())
