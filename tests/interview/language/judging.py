"""Teaches a judge further: fits the changes to its layers, and the head, on questions to interviewers.

Run it as a script, in an environment that has torch beside the project (`requirements-judging.txt`; the
project itself never imports torch). It goes on from the first shipped judge, with `--second` from the second
one, or with `--afresh` from the unchanged model, and writes one of `teaching.JUDGES`, whence
`measure.py --fit` takes it: run that next. Stopped, it goes on where it was. The later sheets take no part in
it: the weights that stand above the judges are fitted on them, and the whole is measured by them.

A turn is held against each fact that answers it and three others, the likelier the nearer, and they compete,
with "none of them" too; and once more with its own facts taken away, when none is right. Plain turns are
drawn as often as ordinary strangers ask them: many of the sheets were asked in other words on purpose.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import measure
import numpy as np
import teaching
import torch
from judging_network import Reader
from judging_steps import Steps
from layers import WIDTH
from numpy.typing import NDArray
from torch import Tensor

from peakday.interview.language import opinions, taught
from peakday.interview.language.lexical import stems
from peakday.interview.language.vectors import second_vectors
from peakday.interview.language.weights import JUDGE, Pieces, pieces

RANK = 32
"""Of each change; all layers are changed."""
AGAINST, NEARER = 3, 0.75
"""Other facts a question is held against each time, and how much less likely the next nearest is drawn."""
GONE = 0.3
"""How much a question counts once its fact is taken away."""
PLAIN, PLAIN_IN_VAIN = 0.70, 0.85
"""The part of the turns that shares a word with its fact, of those that are answered; with some fact, of
those in vain.
"""
MOST_OFTEN = 2.5
"""How much likelier than even a turn is drawn, at the most."""
BATCH, KEPT_EACH = 16, 200
START = np.append(np.zeros(WIDTH), (8.0, -8.0))
"""The head before anything is fitted: what the unchanged judge says of a fact is all it reads."""


@dataclass(frozen=True)
class Pairs:
    """A turn with the facts that answer it (the first ones) and the others, the nearest first."""

    weight: float
    keys: int
    """How many answer it."""
    plain: bool
    """It shares a word with each of these; in vain, with some fact."""
    pairs: list[Pieces]


def read(posed: list[teaching.Posed]) -> list[Pairs]:
    """Every turn, with the facts in the order in which the second model sees them."""
    model = second_vectors()
    assert model is not None
    texts = sorted({text for one in posed for text in (one.turn.text, *map(opinions.passage, one.facts))})
    vectors = dict(zip(texts, model.embed(texts), strict=True))

    def paired(one: teaching.Posed) -> Pairs:
        passages = [opinions.passage(fact) for fact in one.facts]
        near = np.array([vectors[passage] for passage in passages]) @ vectors[one.turn.text]
        order = np.argsort(-near, kind="stable")
        rows = [*one.keys, *(int(row) for row in order if row not in one.keys)]
        made = [pieces(one.turn.text, passages[row]) for row in rows]
        return Pairs(one.weight, len(one.keys), _plain(one), made)

    return [paired(one) for one in posed]


def _plain(one: teaching.Posed) -> bool:
    said = stems(one.turn.text)
    shares = [bool(said & stems(f"{fact.topic} {fact.text}")) for fact in one.facts]
    return all(shares[key] for key in one.keys) if one.keys else any(shares)


def begun(lessons: taught.Lessons | None) -> Reader:
    """The network before it is fitted: a judge that was taught before, or the unchanged one."""
    torch.manual_seed(0)
    assert JUDGE.numbering is not None
    network = Reader(JUDGE.content(), JUDGE.numbering, RANK, START if lessons is None else lessons.head)
    if lessons is not None:
        network.take(lessons.changes)
    return network


def fit(pairs: list[Pairs], network: Reader, kept: Path) -> None:
    """Fit the changes and the head, once through all turns; `kept` is where it stands between sittings."""
    steps = Steps(network, len(pairs) // BATCH, kept)
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
    likely = _chances(pairs)
    while True:
        mixed = [pairs[n] for n in chance.choice(len(pairs), len(pairs), p=likely)]
        batches = []
        for at in range(0, len(mixed), 12 * BATCH):
            sorted_ = sorted(mixed[at : at + 12 * BATCH], key=_length)
            batches += [sorted_[n : n + BATCH] for n in range(0, len(sorted_), BATCH)]
        yield from (batches[n] for n in chance.permutation(len(batches)))


def _chances(pairs: list[Pairs]) -> NDArray[np.float64]:
    """How likely each turn is drawn: so that `PLAIN` and `PLAIN_IN_VAIN` of them are plain."""
    plain = np.array([one.plain for one in pairs])
    answered = np.array([one.keys > 0 for one in pairs])
    likely = np.ones(len(pairs))
    for some, part in ((answered, PLAIN), (~answered, PLAIN_IN_VAIN)):
        for which, wanted in ((some & plain, part), (some & ~plain, 1 - part)):
            there = which.sum() / max(1, some.sum())
            likely[which] = min(MOST_OFTEN, wanted / max(there, 1e-9))
    return likely / likely.sum()


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


def main() -> None:
    torch.set_num_threads(2)
    pairs = read([one for one in measure.posed() if not one.group.startswith(teaching.LATER)])
    print(f"{len(pairs)} questions", flush=True)
    known, second = taught.taught(), "--second" in sys.argv
    lessons = known.second if second else known.first
    network, into = begun(None if "--afresh" in sys.argv else lessons), teaching.JUDGES[second]
    kept = into.with_suffix(".steps")
    fit(pairs, network, kept)
    head = torch.cat([network.head, network.last]).detach().numpy()
    np.savez_compressed(into, head=head, **network.kept())
    kept.unlink(missing_ok=True)  # not before what it came to is written


if __name__ == "__main__":
    main()
