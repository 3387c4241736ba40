"""The machine and the versions a table was made on; no names and no paths."""

from __future__ import annotations

import platform
from importlib.metadata import version
from os import cpu_count


def machine() -> dict[str, str]:
    """What a reader must know to compare two tables."""
    packages = ("numba", "numpy", "simpy", "ciw", "cimba")
    return {
        "cores": str(cpu_count()),
        "processor": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
        **{name: version(name) for name in packages},
    }
