"""Fits the changes to the judge, and the head that reads it, on questions to interviewers.

Run it as a script, in an environment that has torch beside the project (`requirements-judging.txt`; the
project itself never imports torch). It writes into `teaching.JUDGES`, whence `measure.py` takes them: one
judge of all sheets but the later and the oblique ones, by which the rest is measured, and from there on one
of all sheets, which is shipped. With the reading, an hour and a half of one core in all; `--only first` or
`--only all` fits one of them. Then run `measure.py --fit`.

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
from judging_network import Upper
from numpy.typing import NDArray
from torch import Tensor
from upper_layers import LAYERS, WIDTH

from peakday.interview.language import matching, opinions
from peakday.interview.language.sheet import ready
from peakday.interview.language.taught import Taught
from peakday.interview.language.weights import JUDGE, Network

FIRST, RANK = 6, 16
"""The lowest layer that is changed, and the rank of each change."""
NEAREST, AGAINST = 5, 3
"""Other facts a question may be held against, the nearest, and how many of them are drawn each time."""
GONE = 0.3
"""How much a question counts once its fact is taken away."""
ROUNDS, ROUNDS_ON, BATCH = 2.5, 1.1, 16
"""How often each turn is gone through, from the start and when later sheets are added."""
RATES = {"changes": 1.5e-3, "head": 2e-3, "last": 1e-2}
"""Steps of the changes, of the head's weights of the state, and of its other two."""
FADE = 0.01
WARM = 30
"""Steps until the rates are reached; then they fall evenly to a fiftieth."""
START = np.append(np.zeros(WIDTH), (8.0, -8.0))
"""The head before anything is fitted: what the unchanged judge says of a fact is all it reads."""
AVERAGED = 0.2
"""The last part of the steps: all that is fitted is averaged over it."""


@dataclass(frozen=True)
class Pairs:
    """A turn with the facts that answer it (the first ones) and the nearest others."""

    group: str
    weight: float
    keys: int
    """How many answer it."""
    lower: list[NDArray[np.float16]]
    """Of each pair: what the layers below those that are changed make of it, one row a token."""


def read(posed: list[teaching.Posed]) -> list[Pairs]:
    """Every turn through the judge as it is shipped by others."""
    inner = f"/bert/encoder/layer.{FIRST - 1}/output/LayerNorm/Add_1_output_0"
    network = Network(JUDGE, (inner,))
    made = []
    for one in posed:
        sheet = ready(one.facts)
        order = np.argsort(-matching.seen_by_vectors(one.turn, sheet)[1].max(axis=0), kind="stable")
        others = [int(row) for row in order if row not in one.keys][:NEAREST]
        pairs = [(one.turn.text, opinions.passage(sheet.facts[row])) for row in [*one.keys, *others]]
        lower = [network.run(*pair)[-1].astype(np.float16) for pair in pairs]
        made.append(Pairs(one.group, one.weight, len(one.keys), lower))
    return made


def fit(pairs: list[Pairs], start: Taught | None = None, rounds: float = ROUNDS) -> Upper:
    """The changes and the head, by Adam from where another judge stands, or from the unchanged one."""
    chance = np.random.default_rng(0)
    torch.manual_seed(0)
    assert JUDGE.numbering is not None
    network = Upper(JUDGE.content(), JUDGE.numbering, FIRST, RANK, START if start is None else start.head)
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
            print(f"  {step + 1} of {count}: {np.mean(losses[-50:]):.3f}, {time.monotonic() - begun:.0f} s")
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
    beyond = teaching.LATER, teaching.OBLIQUE
    first = [one for one in pairs if not one.group.startswith(beyond)]
    if only in (None, teaching.FIRST):
        write(fit(first), teaching.FIRST)
    if only in (None, teaching.ALL):
        later = [one for one in pairs if one.group.startswith(beyond)]
        again = [first[n] for n in np.random.default_rng(1).permutation(len(first))[: len(later)]]
        write(fit(later + again, teaching.fit(teaching.FIRST), ROUNDS_ON), teaching.ALL)


if __name__ == "__main__":
    main()
