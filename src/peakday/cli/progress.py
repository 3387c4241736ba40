"""Long work, shown on standard error and stoppable: the work runs in a thread, Ctrl-C asks it to end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from os import cpu_count
from threading import Event
from time import monotonic
from typing import TypeVar

import click

A = TypeVar("A")
T = TypeVar("T")

PATIENCE = 0.6
"""Seconds of silence before a bar is worth showing."""


def with_progress(title: str, work: Callable[[Callable[[float], None], Event], T]) -> tuple[T, bool]:
    """Calls `work(tell, cancel)` and returns what it returned, and whether the person stopped it.

    `tell` takes a share of 1; `cancel` is set on Ctrl-C, and `work` then ends early with what it has.
    """
    share = [0.0]
    cancel = Event()

    def tell(done: float) -> None:
        share[0] = done

    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(work, tell, cancel)
        try:
            _watch(title, share, future.result)
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


def _watch(title: str, share: list[float], result: Callable[[float], object]) -> None:
    """Waits for the result, with a bar on a terminal once it takes a moment."""
    began = monotonic()
    try:
        result(PATIENCE)
        return
    except NotYet:
        pass
    if not sys.stderr.isatty():
        while True:
            try:
                result(0.5)
                return
            except NotYet:
                pass
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(title, total=1.0)
        while True:
            try:
                result(0.1)
                return
            except NotYet:
                bars.update(task, completed=share[0], description=f"{title}, {monotonic() - began:.0f} s")
