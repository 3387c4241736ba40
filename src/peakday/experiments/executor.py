"""Where many runs are made: one interface, so that an experiment does not care."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")


class Executor(Protocol):
    """Applies a function to every item; answers come in the items' order, whatever ends first."""

    def map(self, function: Callable[[Item], Answer], items: Iterable[Item]) -> Iterator[Answer]:
        """The answers, in order. An exception in one item is raised where its answer is due."""


class Here:
    """One after another, in this thread."""

    def map(self, function: Callable[[Item], Answer], items: Iterable[Item]) -> Iterator[Answer]:
        """The answers, in order."""
        return map(function, items)


class Threads:
    """Several at once in this process: the engine lets go of the interpreter while it simulates."""

    def __init__(self, workers: int | None = None) -> None:
        """As many as `workers`, or as there are cores."""
        workers = (cpu_count() or 1) if workers is None else workers
        if workers < 1:
            raise ValueError(f"An executor needs at least one worker, not {workers}.")
        self.workers = workers

    def map(self, function: Callable[[Item], Answer], items: Iterable[Item]) -> Iterator[Answer]:
        """The answers, in order."""
        with ThreadPoolExecutor(self.workers) as pool:
            yield from pool.map(function, list(items))
