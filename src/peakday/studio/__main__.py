"""`python -m peakday.studio`: the studio, with a quick clock where one is wanted."""

from __future__ import annotations

import argparse
from pathlib import Path

from peakday.studio.clock import QuickClock
from peakday.studio.serve import serve


def main() -> None:
    """Serves; `--speed 60` makes a minute of the session pass in a second."""
    parser = argparse.ArgumentParser(prog="python -m peakday.studio", description=main.__doc__)
    parser.add_argument("--port", type=int)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--speed", type=float, default=1.0)
    parser.add_argument("--browser", action="store_true")
    parser.add_argument("--cold", action="store_true", help="do not compile the engine ahead")
    given = parser.parse_args()
    clock = None if given.speed == 1 else QuickClock(given.speed)
    serve(given.port, given.data, given.browser, clock, warm=not given.cold)


if __name__ == "__main__":
    main()
