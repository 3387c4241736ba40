"""Ciw 3, which simulates queueing networks from a description, and keeps a record of every visit."""

from __future__ import annotations

import ciw

from benchmarks import games
from benchmarks.contest import Contender, Played


def four_servers(seconds: float, rate: float = games.RATE) -> Contender:
    """M/M/4."""
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(rate)],
        service_distributions=[ciw.dists.Exponential(1 / games.WORK_S)],
        number_of_servers=[games.SERVERS],
    )

    def play(seed: int) -> Played:
        ciw.seed(seed)
        simulation = ciw.Simulation(network)
        simulation.simulate_until_max_time(seconds)
        visits = simulation.get_all_records(only=["service"])
        through = sum(visit.exit_date - visit.arrival_date for visit in visits)
        arrived = simulation.nodes[0].number_of_individuals
        return Played(arrived, 1000 * through / len(visits))

    return Contender("Ciw", play)
