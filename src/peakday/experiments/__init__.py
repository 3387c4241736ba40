"""Questions asked with many runs: what changed between two boards, and what each box is worth."""

from __future__ import annotations

from peakday.experiments.ablate import Ablation, ablate
from peakday.experiments.compare import Change, changes, say_changes, say_figure, say_interval
from peakday.experiments.executor import Executor, Here, Threads
from peakday.experiments.without import CannotHalve, halved, without

__all__ = [
    "Ablation",
    "CannotHalve",
    "Change",
    "Executor",
    "Here",
    "Threads",
    "ablate",
    "changes",
    "halved",
    "say_changes",
    "say_figure",
    "say_interval",
    "without",
]
