"""Fits the model that hears what a sentence does, on the tuning sessions' tags.

Run it as a script, in an environment that has torch beside the project
(`tests/interview/language/requirements-judging.txt`; the project itself never imports torch). It writes into
`fit_tags.LISTENERS`, whence `fit_tags.py` takes them: one model a fold, which a third of the prompts did not
teach and by which those are measured, and one of all sessions, which is shipped. Half an hour of two cores
for all; names as arguments (`0 1 2 all`) fit only these.

A sentence is read with the end of what was said before it. The lower layers are as they were: what they make
of each is worked out once, by the file itself. Rounds and the lowest layer that is changed were chosen on one
fold; half the changed layers heard less, and more rounds brought little.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import fit_tags
import numpy as np
from numpy.typing import NDArray

sys.path.append(str(Path(__file__).parents[1] / "interview" / "language"))

import torch
from layers import LAYERS, WIDTH, Layers
from torch import Tensor
from torch.nn import functional

from peakday.interview.language.weights import BGE, Network
from peakday.rubric.reading.features import rows

FIRST, RANK = 6, 8
"""The lowest layer that is changed, and the rank of each change."""
UNITS = 128
"""Of the layer that reads the row beside the state."""
ROUNDS, BATCH = 3, 48
RATES = {"changes": 1.5e-3, "table": 3e-3, "units": 2e-3}
FADE = 0.01
WARM = 50
"""Steps until the rates are reached; then they fall evenly to a fiftieth."""
STATE_LEFT, ROWS_LEFT, UNITS_LEFT = 0.9, 0.8, 0.6
"""What is not dropped at random while fitting."""


@dataclass(frozen=True)
class Sentence:
    prompt: str
    lower: NDArray[np.float16]
    """What the layers below those that are changed make of it, one row a token."""
    row: NDArray[np.float16]
    tags: NDArray[np.float32]
    weight: float


class Hearing(torch.nn.Module):
    """The changed model and what reads it."""

    def __init__(self, width: int, often: NDArray[np.float32]) -> None:
        """`width` is a row's, `often` how often each tag is given."""
        super().__init__()
        assert BGE.numbering is not None
        self.upper = Layers(BGE.content(), BGE.numbering, "", FIRST, RANK)
        self.table = torch.nn.Linear(WIDTH, len(often))
        self.inner = torch.nn.Linear(width, UNITS)
        self.outer = torch.nn.Linear(UNITS, len(often), bias=False)
        torch.nn.init.normal_(self.table.weight, std=0.02)
        torch.nn.init.normal_(self.inner.weight, std=width**-0.5)
        torch.nn.init.normal_(self.outer.weight, std=0.5 * UNITS**-0.5)
        with torch.no_grad():
            self.table.bias.copy_(torch.from_numpy(np.log((often + 1e-4) / (1 - often + 1e-4))))
            self.inner.bias.zero_()

    def forward(self, some: list[Sentence]) -> Tensor:
        """The log-odds of the tags while fitting: some inputs and units are dropped."""
        row = torch.from_numpy(np.array([one.row for one in some], np.float32))
        units = torch.relu(self.inner(functional.dropout(row, 1 - ROWS_LEFT)))
        state = functional.dropout(self.upper.states([one.lower for one in some]), 1 - STATE_LEFT)
        return self.table(state) + self.outer(functional.dropout(units, 1 - UNITS_LEFT))


def read() -> list[Sentence]:
    """Every sentence through the layers below, and as a row."""
    network = Network(BGE, (f"/encoder/layer.{FIRST - 1}/output/LayerNorm/Add_1_output_0",))
    basis = fit_tags.basis_of(list(fit_tags.lots()))
    made = []
    with ThreadPoolExecutor(2) as pool:
        for lot in fit_tags.lots():
            lower = pool.map(
                lambda text, before: network.run(text, before or None)[-1].astype(np.float16),
                lot.seen.texts,
                lot.seen.before,
            )
            table = rows(lot.seen, basis).astype(np.float16)
            weight = 1.0 if lot.name else fit_tags.ALONE
            made += [Sentence(lot.prompt, *one, weight) for one in zip(lower, table, lot.tags, strict=True)]
    return made


def fit(sentences: list[Sentence]) -> Hearing:
    """By Adam, from a seed."""
    chance = np.random.default_rng(0)
    torch.manual_seed(0)
    hearing = Hearing(len(sentences[0].row), np.mean([one.tags for one in sentences], axis=0))
    parts = {
        "changes": hearing.upper.thin(),
        "table": [*hearing.table.parameters()],
        "units": [*hearing.inner.parameters(), *hearing.outer.parameters()],
    }
    steps = torch.optim.AdamW(
        [{"params": parts[name], "lr": rate, "weight_decay": FADE} for name, rate in RATES.items()],
        betas=(0.9, 0.98),
    )
    count = ROUNDS * len(sentences) // BATCH
    begun, losses, batches = time.monotonic(), [], _batches(sentences, chance)
    for step in range(count):
        for group, rate in zip(steps.param_groups, RATES.values(), strict=True):
            group["lr"] = rate * min(1.0, (step + 1) / WARM) * max(0.02, 1 - step / count)
        some = next(batches)
        tags = torch.from_numpy(np.array([one.tags for one in some]))
        wrong = functional.binary_cross_entropy_with_logits(hearing(some), tags, reduction="none").sum(1)
        loss = (wrong * torch.tensor([one.weight for one in some])).mean()
        steps.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parts["changes"], 1.0)
        steps.step()
        losses.append(float(loss.detach()))
        if step % 100 == 99:
            told = f"{np.mean(losses[-100:]):.3f}, {time.monotonic() - begun:.0f} s"
            print(f"  {step + 1} of {count}: {told}", flush=True)
    return hearing


def _batches(sentences: list[Sentence], chance: np.random.Generator) -> Iterator[list[Sentence]]:
    """Endless; those of one batch are of like length, so that little of it is padding."""
    while True:
        mixed = [sentences[n] for n in chance.permutation(len(sentences))]
        batches = []
        for at in range(0, len(mixed), 20 * BATCH):
            sorted_ = sorted(mixed[at : at + 20 * BATCH], key=lambda one: len(one.lower))
            batches += [sorted_[n : n + BATCH] for n in range(0, len(sorted_), BATCH)]
        yield from (batches[n] for n in chance.permutation(len(batches)))


def write(hearing: Hearing, name: str) -> None:
    """Put a fitted model where `fit_tags.py` takes it from."""

    def turned(weight: Tensor, constant: Tensor) -> NDArray[np.float32]:
        return torch.vstack([weight.T, constant[None]]).detach().numpy()

    fit_tags.LISTENERS.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        fit_tags.LISTENERS / f"{name}.npz",
        table=turned(hearing.table.weight, hearing.table.bias),
        inner=turned(hearing.inner.weight, hearing.inner.bias),
        outer=turned(hearing.outer.weight, torch.zeros(hearing.outer.out_features)),
        **hearing.upper.kept(),
    )


def main() -> None:
    torch.set_num_threads(2)
    left = {str(number): held for number, held in enumerate(fit_tags.folds())} | {fit_tags.ALL: []}
    sentences = read()
    print(f"{len(sentences)} sentences, layers {FIRST} to {LAYERS - 1}", flush=True)
    for name in sys.argv[1:] or left:
        write(fit([one for one in sentences if one.prompt not in left[name]]), name)


if __name__ == "__main__":
    main()
