"""How far the grader agrees with authored keys, beside what a mere count of words would reach.

The sessions and their keys lie in this folder (README.md tells how they were made). Agreement with them is
agreement with authored keys, never with humans.
"""

from __future__ import annotations

from peakday.rubric.calibration.agreement import confusion, difference, kappa
from peakday.rubric.calibration.keys import HALVES, Half, Keyed, keyed_sessions
from peakday.rubric.calibration.measure import Calibration, calibrate

__all__ = [
    "HALVES",
    "Calibration",
    "Half",
    "Keyed",
    "calibrate",
    "confusion",
    "difference",
    "kappa",
    "keyed_sessions",
]
