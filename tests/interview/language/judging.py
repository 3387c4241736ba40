"""Fits the changes to the judge, and the head that reads it, on questions to interviewers.

Run it as a script, in an environment that has torch beside the project (`requirements-judging.txt`; the
project itself never imports torch). It writes `teaching.JUDGE`, whence `measure.py --fit` takes it: run that
next. With the reading, an hour and a half of two cores that have nothing else to do. The later sheets take no
part in it: the weights that stand above the judge are fitted on them, and the whole is measured by them.

A turn is held against each fact that answers it and three others, the likelier the nearer, and they compete,
with "none of them" too; and once more with its own facts taken away, when none is right.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import measure
import numpy as np
import teaching
import torch
from judging_network import Reader
from layers import WIDTH
from torch import Tensor

from peakday.interview.language import matching, opinions
from peakday.interview.language.sheet import ready
from peakday.interview.language.weights import JUDGE, Pieces, pieces

RANK = 16
"""Of each change; all layers are changed."""
AGAINST, NEARER = 3, 0.75
"""Other facts a question is held against each time, and how much less likely the next nearest is drawn."""
GONE = 0.3
"""How much a question counts once its fact is taken away."""
ROUNDS, BATCH = 2, 16
"""How often each turn is gone through."""
RATES = {"changes": 1.5e-3, "head": 2e-3, "last": 1e-2}
"""Steps of the changes, of the head's weights of the state, and of its other two."""
FADE = 0.01
WARM = 60
"""Steps until the rates are reached; then they fall evenly to a fiftieth."""
START = np.append(np.zeros(WIDTH), (8.0, -8.0))
"""The head before anything is fitted: what the unchanged judge says of a fact is all it reads."""
AVERAGED = 0.2
"""The last part of the steps: all that is fitted is averaged over it."""


@dataclass(frozen=True)
class Pairs:
    """A turn with the facts that answer it (the first ones) and the others, the nearest first."""

    weight: float
    keys: int
    """How many answer it."""
    pairs: list[Pieces]


def read(posed: list[teaching.Posed]) -> list[Pairs]:
    """Every turn, with the facts in the order in which the vectors see them."""

    def paired(one: teaching.Posed) -> Pairs:
        sheet = ready(one.facts)
        order = np.argsort(-matching.seen_by_vectors(one.turn, sheet)[1].max(axis=0), kind="stable")
        rows = [*one.keys, *(int(row) for row in order if row not in one.keys)]
        made = [pieces(one.turn.text, opinions.passage(sheet.facts[row])) for row in rows]
        return Pairs(one.weight, len(one.keys), made)

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(paired, posed))


def fit(pairs: list[Pairs]) -> Reader:
    """The changes and the head, by Adam from the unchanged judge."""
    chance = np.random.default_rng(0)
    torch.manual_seed(0)
    assert JUDGE.numbering is not None
    network = Reader(JUDGE.content(), JUDGE.numbering, RANK, START)
    thin = network.thin()
    steps = torch.optim.AdamW(
        [
            {"params": thin, "lr": RATES["changes"], "weight_decay": FADE},
            {"params": [network.head], "lr": RATES["head"], "weight_decay": 0.0},
            {"params": [network.last], "lr": RATES["last"], "weight_decay": 0.0},
        ],
        betas=(0.9, 0.98),
    )
    count = ROUNDS * len(pairs) // BATCH
    begun, losses, batches = time.monotonic(), [], _batches(pairs, chance)
    fitted = [*thin, network.head, network.last]
    mean, averaged = [torch.zeros_like(one) for one in fitted], 0
    for step in range(count):
        for group, rate in zip(steps.param_groups, RATES.values(), strict=True):
            group["lr"] = rate * min(1.0, (step + 1) / WARM) * max(0.02, 1 - step / count)
        loss = _loss(network, next(batches), chance)
        steps.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(thin, 1.0)
        steps.step()
        losses.append(float(loss.detach()))
        if step >= count * (1 - AVERAGED):
            averaged += 1
            for total, one in zip(mean, fitted, strict=True):
                total += (one.detach() - total) / averaged
        if step % 50 == 49:
            told = f"{np.mean(losses[-50:]):.3f}, {time.monotonic() - begun:.0f} s"
            print(f"  {step + 1} of {count}: {told}", flush=True)
    with torch.no_grad():
        for total, one in zip(mean, fitted, strict=True):
            one.copy_(total)
    return network


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
    write(fit(pairs))


if __name__ == "__main__":
    main()
