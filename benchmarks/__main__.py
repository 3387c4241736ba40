"""The ratio table, printed and kept in build/bench.json: `python3 dev.py bench`."""

from __future__ import annotations

import json
from pathlib import Path
from time import perf_counter

from benchmarks import cimba_contenders, ciw_models, games, plain_loop, scaling, simpy_models
from benchmarks.contest import Row, contest
from benchmarks.machine import machine
from benchmarks.peakday_boards import chain, chain_of_calls, contender, four_servers
from benchmarks.whole_process import waits

RESULTS = Path(__file__).parent.parent / "build" / "bench.json"
Figures = dict[str, object]


def main() -> None:
    """Play every game, print each table as it is ready, and keep the figures."""
    began = perf_counter()
    about = machine()
    print("Peakday's engine beside others: one thread, median of turns taken one after another.")
    print(", ".join(f"{name} {value}" for name, value in about.items()))
    figures: Figures = {"machine": about}
    figures["four_servers"] = _table(
        f"M/M/4 at 0.8, a customer; theory: {games.four_servers_ms():.3f} ms on average",
        contest(
            [
                contender("Peakday", four_servers(games.RATE, 2000.0)),
                simpy_models.four_servers(200.0),
                ciw_models.four_servers(60.0),
                cimba_contenders.four_servers(2000.0),
                plain_loop.four_servers(1_000_000),
                plain_loop.floor(5_000_000, 2),
            ]
        ),
    )
    figures["chain"] = _table(
        f"five stations in a row at 0.6, a customer; theory: {games.chain_ms():.3f} ms on average",
        contest(
            [
                contender("Peakday", chain(4000.0)),
                simpy_models.chain(400.0),
                cimba_contenders.chain(4000.0),
                plain_loop.chain(300_000),
                plain_loop.floor(2_000_000, 6),
            ]
        ),
    )
    figures["chain_of_calls"] = _table(
        "the same five calling each other: slots held, timeouts, retries",
        contest([contender("Peakday", chain_of_calls(4000.0)), simpy_models.chain_of_calls(200.0)], 3),
    )
    figures["overload"] = _table("overload, a customer", scaling.overload())
    figures["overload_peers"] = _table(
        "the same three times for a short while, in the others, a customer",
        contest(
            [
                contender("Peakday, 10 s", four_servers(3 / 0.8 * games.RATE, 10.0)),
                simpy_models.four_servers(10.0, 3 / 0.8 * games.RATE),
                ciw_models.four_servers(3.0, 3 / 0.8 * games.RATE),
            ],
            3,
        ),
    )
    figures["live"] = _table("many requests inside", scaling.live())
    figures["cores"] = _pairs("replications on one thread and on all", scaling.cores())
    figures["waits"] = _pairs("what a person waits for, seconds, everything warm", waits())
    figures["took_s"] = perf_counter() - began
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(f"\nDone in {perf_counter() - began:.0f} s; the figures are in build/bench.json.")


def _table(title: str, rows: list[Row]) -> list[dict[str, object]]:
    """Print one contest; every row is held to the first."""
    print(f"\n{title}")
    print(f"  {'':<36}{'ns each':>12}{'a second':>14}{'cost ×':>9}{'mean ms':>14}")
    for row in rows:
        mean = "" if row.mean_ms is None else f"{row.mean_ms:.3f}"
        print(
            f"  {row.name:<36}{row.ns:>12,.1f}{1e9 / row.ns:>14,.0f}{row.ratio:>9.2f}{mean:>14}", flush=True
        )
    return [row.to_dict() for row in rows]


def _pairs(title: str, values: dict[str, float]) -> dict[str, float]:
    print(f"\n{title}")
    for name, value in values.items():
        print(f"  {name:<42}{value:>10.4g}", flush=True)
    return values


if __name__ == "__main__":
    main()
