"""Fits the changes to the judge, and the head that reads it, on questions to interviewers.

Run it as a script, in an environment that has torch beside the project (`requirements-judging.txt`; the
project itself never imports torch). It writes into `teaching.JUDGES`, whence `measure.py` takes them: one
judge of all sheets but the later ones, by which the rest is measured, and from there on one of all sheets,
which is shipped. Ten minutes of one core each; `--only first` or `--only all` fits one of them. Then run
`measure.py --fit`.

A turn is held against each fact that answers it and three of the five nearest others, and they compete, with
"none of them" too; and once more with its own facts taken away, when none is right. The lower layers are as
they were: what they make of each pair is worked out once, by the file itself.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

import measure
import numpy as np
import teaching
import torch
from fitting import Example, softmax
from judging_network import Upper
from numpy.typing import NDArray
from torch import Tensor
from upper_layers import LAYERS

from peakday.interview.language import matching, opinions
from peakday.interview.language.judge import LOWEST, SPAN, STATE
from peakday.interview.language.sheet import ready
from peakday.interview.language.taught import Taught
from peakday.interview.language.weights import JUDGE, Network

FIRST, RANK = 6, 8
"""The lowest layer that is changed, and the rank of each change."""
NEAREST, AGAINST = 5, 3
"""Other facts a question may be held against, the nearest, and how many of them are drawn each time."""
GONE = 0.3
"""How much a question counts once its fact is taken away."""
ROUNDS, ROUNDS_ON, BATCH = 2.5, 1.5, 16
"""How often each turn is gone through, from the start and when later sheets are added."""
RATES = {"changes": 1.5e-3, "head": 2e-3, "last": 1e-2}
"""Steps of the changes, of the head's weights of the state, and of its other two."""
FADE = 0.01
WARM = 30
"""Steps until the rates are reached; then they fall evenly to a fiftieth."""
RIDGE_OF_START = 0.003


@dataclass(frozen=True)
class Pairs:
    """A turn with the facts that answer it (the first ones) and the nearest others."""

    group: str
    weight: float
    keys: int
    """How many answer it."""
    lower: list[NDArray[np.float16]]
    """Of each pair: what the layers below those that are changed make of it, one row a token."""
    rows: NDArray[np.float32]
    """Of each pair: the unchanged judge's last state, and how well it says that the fact fits."""


def read(posed: list[teaching.Posed]) -> list[Pairs]:
    """Every turn through the judge as it is shipped by others."""
    inner = f"/bert/encoder/layer.{FIRST - 1}/output/LayerNorm/Add_1_output_0"
    network = Network(JUDGE, (inner, STATE))
    made = []
    for one in posed:
        sheet = ready(one.facts)
        order = np.argsort(-matching.seen_by_vectors(one.turn, sheet)[1].max(axis=0), kind="stable")
        others = [int(row) for row in order if row not in one.keys][:NEAREST]
        lower, rows = [], []
        for row in [*one.keys, *others]:
            pair = one.turn.text, opinions.passage(sheet.facts[row])
            said, below, above = network.run(*pair)
            lower.append(below.astype(np.float16))
            rows.append(np.append(above[0], max(0.0, (float(said[0]) - LOWEST) / SPAN)))
        made.append(Pairs(one.group, one.weight, len(one.keys), lower, np.array(rows, dtype=np.float32)))
    return made


def fit(pairs: list[Pairs], start: Taught | None = None, rounds: float = ROUNDS) -> Upper:
    """The changes and the head, by Adam from where another judge stands, or from the head that is best
    without any change.
    """
    chance = np.random.default_rng(0)
    torch.manual_seed(0)
    assert JUDGE.numbering is not None
    head = _start(pairs) if start is None else start.head
    network = Upper(JUDGE.content(), JUDGE.numbering, FIRST, RANK, head)
    if start is not None:
        network.go_on_from(start.changes)
    thin = network.thin()
    steps = torch.optim.AdamW(
        [
            {"params": thin, "lr": RATES["changes"], "weight_decay": FADE},
            {"params": [network.head], "lr": RATES["head"], "weight_decay": 0.0},
            {"params": [network.last], "lr": RATES["last"], "weight_decay": 0.0},
        ],
        betas=(0.9, 0.98),
    )
    count = int(rounds * len(pairs) / BATCH)
    begun, losses, batches = time.monotonic(), [], _batches(pairs, chance)
    for step in range(count):
        for group, rate in zip(steps.param_groups, RATES.values(), strict=True):
            group["lr"] = rate * min(1.0, (step + 1) / WARM) * max(0.02, 1 - step / count)
        loss = _loss(network, next(batches), chance)
        steps.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(thin, 1.0)
        steps.step()
        losses.append(float(loss.detach()))
        if step % 50 == 49:
            print(f"  {step + 1} of {count}: {np.mean(losses[-50:]):.3f}, {time.monotonic() - begun:.0f} s")
    return network


def _start(pairs: list[Pairs]) -> NDArray[np.float64]:
    made = [
        Example(one.group, one.rows.astype(np.float64), 0 if one.keys else -1, one.weight)
        for one in pairs
        if one.keys < 2
    ]
    names = tuple(str(column) for column in range(made[0].rows.shape[1]))
    return softmax(names, made, RIDGE_OF_START, steps=10)


def _batches(pairs: list[Pairs], chance: np.random.Generator) -> Iterator[list[Pairs]]:
    """Endless; those of one batch are of like length, so that little of it is padding."""
    while True:
        mixed = [pairs[n] for n in chance.permutation(len(pairs))]
        batches = []
        for at in range(0, len(mixed), 12 * BATCH):
            sorted_ = sorted(mixed[at : at + 12 * BATCH], key=lambda one: len(one.lower[0]))
            batches += [sorted_[n : n + BATCH] for n in range(0, len(sorted_), BATCH)]
        yield from (batches[n] for n in chance.permutation(len(batches)))


def _loss(network: Upper, batch: list[Pairs], chance: np.random.Generator) -> Tensor:
    """How unlikely the right facts are, weighed."""
    held, counts = [], []
    for one in batch:
        others = one.lower[one.keys :]
        drawn = [others[n] for n in chance.permutation(len(others))[:AGAINST]]
        held += [*one.lower[: one.keys], *drawn]
        counts.append(len(drawn) + one.keys)
    scores = network(held)[2].split(counts)
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


def write(network: Upper, name: str) -> None:
    """Put a fitted judge where `measure.py` takes it from."""
    head = torch.cat([network.head, network.last]).detach().numpy()
    teaching.JUDGES.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(teaching.JUDGES / f"{name}.npz", head=head, **network.kept())


def main() -> None:
    torch.set_num_threads(1)
    only = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else None
    pairs = read(measure.posed())
    print(f"{len(pairs)} questions, layers {FIRST} to {LAYERS - 1}")
    first = [one for one in pairs if not one.group.startswith(teaching.LATER)]
    if only in (None, teaching.FIRST):
        write(fit(first), teaching.FIRST)
    if only in (None, teaching.ALL):
        later = [one for one in pairs if one.group.startswith(teaching.LATER)]
        again = [first[n] for n in np.random.default_rng(1).permutation(len(first))[: len(later)]]
        write(fit(later + again, teaching.fit(teaching.FIRST), ROUNDS_ON), teaching.ALL)


if __name__ == "__main__":
    main()
