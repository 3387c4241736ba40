"""The command line: one small file a command, imported only when that command is called.

Nothing heavy is imported here, so that `peakday --help` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Carries out one command line and exits with its code; every error is said in words."""
    from peakday.cli.group import peakday
    from peakday.cli.guard import guarded

    sys.exit(guarded(peakday, arguments))
