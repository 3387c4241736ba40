"""Compile the engine ahead of its first run: `python -m peakday.engine.warm`."""

from __future__ import annotations

from time import monotonic


def main() -> None:
    """Compile every part of the kernel, or load it from its cache, and say how long it took."""
    started = monotonic()
    from peakday.board.models import Arrow, Board, Box, Journey, Run, Steady
    from peakday.engine.run import run
    from peakday.quantities.varying import Exponential

    board = Board(
        "warm-up",
        {
            "shoppers": Box("shoppers", is_="clients"),
            "shop": Box("shop", is_="service", time=Exponential(0.01)),
        },
        (Arrow("shoppers", "shop"),),
        {"visit": Journey("visit", "shoppers", Steady(10.0))},
        run=Run(for_=10.0, warm_up=1.0, seeds=2),
    )
    run(board)
    print(f"The engine is compiled ({monotonic() - started:.1f} s).")


if __name__ == "__main__":
    main()
