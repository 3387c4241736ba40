"""Teaches the judge further: fits the changes to its layers, and the head, on questions to interviewers.

Run it as a script, in an environment that has torch beside the project (`requirements-judging.txt`; the
project itself never imports torch). It goes on from the shipped judge, or with `--afresh` from the unchanged
one, and writes `teaching.JUDGE`, whence `measure.py --fit` takes it: run that next. Stopped, it goes on where
it was. The later sheets take no part in it: the weights that stand above the judge are fitted on them, and
the whole is measured by them.

A turn is held against each fact that answers it and three others, the likelier the nearer, and they compete,
with "none of them" too; and once more with its own facts taken away, when none is right.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import measure
import numpy as np
import teaching
import torch
from judging_network import Reader
from judging_steps import KEPT, Steps
from layers import WIDTH
from torch import Tensor

from peakday.interview.language import opinions, taught
from peakday.interview.language.vectors import second_vectors
from peakday.interview.language.weights import JUDGE, Pieces, pieces

RANK = 32
"""Of each change; all layers are changed."""
AGAINST, NEARER = 3, 0.75
"""Other facts a question is held against each time, and how much less likely the next nearest is drawn."""
GONE = 0.3
"""How much a question counts once its fact is taken away."""
BATCH, KEPT_EACH = 16, 200
START = np.append(np.zeros(WIDTH), (8.0, -8.0))
"""The head before anything is fitted: what the unchanged judge says of a fact is all it reads."""


@dataclass(frozen=True)
class Pairs:
    """A turn with the facts that answer it (the first ones) and the others, the nearest first."""

    weight: float
    keys: int
    """How many answer it."""
    pairs: list[Pieces]


def read(posed: list[teaching.Posed]) -> list[Pairs]:
    """Every turn, with the facts in the order in which the second model sees them."""
    model = second_vectors()
    assert model is not None
    told = sorted({opinions.passage(fact) for one in posed for fact in one.facts})
    vectors = dict(zip(told, model.embed(told), strict=True))

    def paired(one: teaching.Posed) -> Pairs:
        passages = [opinions.passage(fact) for fact in one.facts]
        near = np.array([vectors[passage] for passage in passages]) @ model.embed([one.turn.text])[0]
        order = np.argsort(-near, kind="stable")
        rows = [*one.keys, *(int(row) for row in order if row not in one.keys)]
        made = [pieces(one.turn.text, passages[row]) for row in rows]
        return Pairs(one.weight, len(one.keys), made)

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(paired, posed))


def begun(afresh: bool) -> Reader:
    """The network before it is fitted: the shipped judge, or the unchanged one."""
    torch.manual_seed(0)
    assert JUDGE.numbering is not None
    known = taught.taught()
    network = Reader(JUDGE.content(), JUDGE.numbering, RANK, START if afresh else known.head)
    if not afresh:
        network.take(known.changes)
    return network


def fit(pairs: list[Pairs], network: Reader) -> None:
    """Fit the changes and the head, once through all turns."""
    steps = Steps(network, len(pairs) // BATCH)
    steps.go_on()
    chance = np.random.default_rng(steps.done)
    begun, losses, batches = time.monotonic(), [], _batches(pairs, chance)
    while steps.done < steps.count:
        batch = next(batches)
        losses.append(steps.step(lambda batch=batch: _loss(network, batch, chance)))
        if steps.done % 50 == 0:
            told = f"{np.mean(losses[-50:]):.3f}, {time.monotonic() - begun:.0f} s"
            print(f"  {steps.done} of {steps.count}: {told}", flush=True)
        if steps.done % KEPT_EACH == 0:
            steps.keep()
    steps.finish()


def _batches(pairs: list[Pairs], chance: np.random.Generator) -> Iterator[list[Pairs]]:
    """Endless; those of one batch are of like length, so that little of it is padding."""
    while True:
        mixed = [pairs[n] for n in chance.permutation(len(pairs))]
        batches = []
        for at in range(0, len(mixed), 12 * BATCH):
            sorted_ = sorted(mixed[at : at + 12 * BATCH], key=_length)
            batches += [sorted_[n : n + BATCH] for n in range(0, len(sorted_), BATCH)]
        yield from (batches[n] for n in chance.permutation(len(batches)))


def _length(one: Pairs) -> float:
    return float(np.mean([len(numbers) for numbers, _ in one.pairs]))


def _loss(network: Reader, batch: list[Pairs], chance: np.random.Generator) -> Tensor:
    """How unlikely the right facts are, weighed."""
    held, counts = [], []
    for one in batch:
        others = one.pairs[one.keys :]
        likely = NEARER ** np.arange(len(others))
        drawn = chance.choice(len(others), min(AGAINST, len(others)), replace=False, p=likely / likely.sum())
        held += [*one.pairs[: one.keys], *(others[n] for n in drawn)]
        counts.append(one.keys + len(drawn))
    scores = network(held).split(counts)
    none, total = torch.zeros(1), torch.zeros(())
    for one, score in zip(batch, scores, strict=True):
        without = torch.logsumexp(torch.cat([score[one.keys :], none]), 0)
        if one.keys:
            # Each answer by itself against what does not answer: two answers do not compete.
            each = (torch.logaddexp(score[: one.keys], without) - score[: one.keys]).mean()
            total = total + one.weight * (each + GONE * without)
        else:
            total = total + one.weight * without
    return total / sum(one.weight for one in batch)


def write(network: Reader) -> None:
    """Put the fitted judge where `measure.py` takes it from."""
    head = torch.cat([network.head, network.last]).detach().numpy()
    np.savez_compressed(teaching.JUDGE, head=head, **network.kept())


def main() -> None:
    torch.set_num_threads(2)
    pairs = read([one for one in measure.posed() if not one.group.startswith(teaching.LATER)])
    print(f"{len(pairs)} questions", flush=True)
    network = begun("--afresh" in sys.argv)
    fit(pairs, network)
    write(network)
    KEPT.unlink(missing_ok=True)  # not before what it came to is written


if __name__ == "__main__":
    main()
