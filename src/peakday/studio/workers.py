"""Long work in threads that never keep the studio from stopping."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


def in_background(work: Callable[[], Answer], name: str) -> asyncio.Future[Answer]:
    """Runs `work` in a thread of its own and tells its answer, or its error, in the running loop.

    The thread is a daemon: unlike a pool's, it is not waited for when the program ends.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Answer] = loop.create_future()

    def settle(answer: Answer | None, error: BaseException | None) -> None:
        if future.done():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(answer)  # type: ignore[arg-type]

    def run() -> None:
        answer: Answer | None = None
        problem: BaseException | None = None
        try:
            answer = work()
        except BaseException as error:
            problem = error
        try:
            loop.call_soon_threadsafe(settle, answer, problem)
        except RuntimeError:
            # The loop is closed: the studio has stopped, and nobody waits for this any more.
            return

    threading.Thread(target=run, name=name, daemon=True).start()
    return future
