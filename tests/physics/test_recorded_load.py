"""An hour of real requests through a pool of servers, against an exact recursion that shares no code."""

from __future__ import annotations

import csv
import gzip
import heapq
import os
from pathlib import Path

import pytest

from peakday.board import read
from peakday.engine import run

DATA = Path(os.environ.get("PEAKDAY_DATA") or Path(__file__).parents[2].parent / "shared" / "data")
TRACE = DATA / "azure_llm_conv_trace.csv.gz"
SERVERS = 29


def sojourns(arrivals, works, servers):
    """Kiefer and Wolfowitz: the next request takes the server that is free first; seconds each is inside."""
    free = [0.0] * servers
    inside = []
    for at, work in zip(arrivals, works, strict=True):
        start = max(at, heapq.heappop(free))
        heapq.heappush(free, start + work)
        inside.append(start + work - at)
    return inside


def write_board(folder, rows):
    """The trace with its service times as a column, and a board that plays it."""
    with (folder / "requests.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("t_s", "service_s"), *rows])
    board = folder / "pool.yaml"
    board.write_text(f"""
boxes:
  users: {{is: clients}}
  model:
    {{is: service, copies: {SERVERS}, slots: 1, queue: unlimited, time: from requests.csv column service_s}}
arrows:
  - users -> model: {{delay: 0 ms}}
journeys:
  ask: {{from: users, load: {{trace: requests.csv, column: t_s}}}}
run: {{for: 3 h, warm-up: 0 s, seeds: 1}}
""")
    return board


def check(folder, rows):
    answer = run(read(write_board(folder, rows))).to_dict()["journeys"]["ask"]
    exact = sorted(sojourns(*zip(*rows, strict=True), SERVERS))
    assert answer["unfinished"] == 0
    assert answer["completed_per_s"] * 3 * 3600 == pytest.approx(len(rows))
    assert answer["latency_ms"]["mean"] / 1000 == pytest.approx(sum(exact) / len(exact), rel=1e-4)
    assert answer["latency_ms"]["max"] / 1000 == pytest.approx(exact[-1], rel=1e-4)
    # Percentiles come from a histogram whose bins are 0.8 % wide.
    assert answer["latency_ms"]["p99"] / 1000 == pytest.approx(exact[int(0.99 * len(exact))], rel=0.01)


@pytest.mark.skipif(not TRACE.exists(), reason=f"the recorded trace is not at {TRACE}; set PEAKDAY_DATA")
def test_an_hour_of_a_language_model(tmp_path):
    with gzip.open(TRACE, "rt") as file:
        rows = [
            (float(row["t_s"]), 0.05 + 0.0002 * float(row["ctx"]) + 0.02 * float(row["gen"]))
            for row in csv.DictReader(file)
        ]
    assert len(rows) == 19_366
    check(tmp_path, rows)


def test_request_k_reads_row_k(tmp_path):
    """A burst so short that all wait: only the right service time for each gives the recursion's answer."""
    check(tmp_path, [(0.001 * i, 0.1 + 0.37 * (i * 7919 % 101)) for i in range(2000)])
