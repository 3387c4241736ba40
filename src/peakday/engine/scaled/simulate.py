"""A scaled run: the board divided, its small pools gated, its seeds simulated, its counts multiplied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event

import numpy as np

from peakday.board.models import Board
from peakday.engine.compile import Tables, compile_board
from peakday.engine.estimate import Estimate
from peakday.engine.replicate import Budget, Replication
from peakday.engine.scaled.gates import with_gates
from peakday.engine.scaled.shrink import stand_for
from peakday.engine.scaled.weigh import weigh
from peakday.engine.side_by_side import side_by_side


def scaled_tables(board: Board, known: Estimate, crowd: int) -> Tables:
    """The filled board compiled for requests that stand for `crowd` customers each."""
    if crowd == 1:
        return compile_board(board)
    tables = with_gates(compile_board(stand_for(board, crowd), float(crowd)), board, known)
    tables.boxes["file"] = 0  # of the recorded requests one in `crowd` plays: its row is drawn, not read
    return tables


def simulate_scaled(
    board: Board,
    tables: Tables,
    seeds: Sequence[int],
    *,
    budget: Budget,
    started: float,
    samples: int = 0,
    traces: int = 0,
    cancel: Event | None = None,
    progress: Callable[[float], None] | None = None,
) -> list[Replication]:
    """Simulate tables made by `scaled_tables` of the same board; what comes back counts customers."""
    replications = side_by_side(
        tables,
        seeds,
        budget=budget,
        started=started,
        samples=samples,
        traces=traces,
        cancel=cancel,
        progress=progress,
    )
    for replication in replications:
        weigh(replication.world, tables, board)
        np.multiply(replication.inside, round(tables.crowd), out=replication.inside)
    return replications
