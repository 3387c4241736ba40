"""What a person waits for: a command from start to end, and the estimate beside an edit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from peakday import prompts
from peakday.engine import estimate

BOARD = Path(__file__).parent.parent / "examples" / "checkout.yaml"
COMMAND = Path(sys.executable).with_name("peakday")
CALLS = 5


def seconds_of(*arguments: str) -> float:
    """Median wall seconds of `peakday …`, run to its end. Raises `RuntimeError` where it fails."""
    took = []
    for _ in range(CALLS):
        began = perf_counter()
        done = subprocess.run([str(COMMAND), *arguments], capture_output=True, text=True, check=False)
        took.append(perf_counter() - began)
        if done.returncode not in (0, 1):  # 1: the board misses a target
            raise RuntimeError(f"peakday {' '.join(arguments)}: {done.stderr.strip()}")
    return median(took)


def estimate_seconds() -> float:
    """Median wall seconds of one closed-form estimate of palm checkout's strong design."""
    board = prompts.load("amazon-one").board("strong")
    took = []
    for _ in range(4 * CALLS):
        began = perf_counter()
        estimate(board)
        took.append(perf_counter() - began)
    return median(took)


def waits() -> dict[str, float]:
    """Each figure by name, in seconds."""
    return {
        "peakday --help": seconds_of("--help"),
        "peakday run examples/checkout.yaml": seconds_of("run", str(BOARD)),
        "peakday run amazon-one:strong --json": seconds_of("run", "amazon-one:strong", "--json"),
        "estimate of amazon-one:strong": estimate_seconds(),
    }
