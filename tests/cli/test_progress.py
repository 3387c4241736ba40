"""Long work can be watched and stopped, and errors of the work arrive as they are."""

import os
import signal
import threading
import time
from collections.abc import Callable
from threading import Event

import pytest

from peakday.cli.progress import with_progress


def test_the_answer_comes_back() -> None:
    def work(tell: Callable[[float], None], cancel: Event) -> str:
        tell(1.0)
        return "done"

    assert with_progress("Working", work) == ("done", False)


def test_an_error_of_the_work_is_raised() -> None:
    def work(tell: Callable[[float], None], cancel: Event) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        with_progress("Working", work)


def test_an_error_after_a_while_is_raised_too() -> None:
    def work(tell: Callable[[float], None], cancel: Event) -> None:
        time.sleep(1.2)
        raise ValueError("late")

    with pytest.raises(ValueError, match="late"):
        with_progress("Working", work)


def test_ctrl_c_asks_the_work_to_end_with_what_it_has() -> None:
    def work(tell: Callable[[float], None], cancel: Event) -> str:
        threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
        return "part of it" if cancel.wait(20) else "never told"

    assert with_progress("Working", work) == ("part of it", True)
