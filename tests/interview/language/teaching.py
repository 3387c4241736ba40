"""What other sheets teach of a bare one: the map is fitted here, beside the judge that `judging.py` fitted.

What is taught is fitted on all questions, and for measuring, and for the weights that stand on top of it,
once more without a part of the sheets: a question must never be read with what it taught itself.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from fitting import Example
from numpy.typing import NDArray

from peakday import prompts
from peakday.interview.language import features, opinions, taught
from peakday.interview.language.asking import Question
from peakday.interview.language.sheet import ready
from peakday.interview.language.taught import Taught

PARTS = 3
"""Parts the sheets are dealt into."""
LEFT_OUT = (0, 1)
"""Those that are left out in turn. The third always teaches: to leave it out too costs ten minutes more, and
figures and weights of two thirds of the sheets are enough.
"""
RANK = 64
"""Of the map: more brought nothing."""
STIFF = 0.3
"""Ridge of the map, as a part of the questions' mean square."""
SHEETS = Path(__file__).parent / "sheets"
JUDGES = Path(tempfile.gettempdir()) / "peakday-judges"
"""Where `judging.py` puts its judges: `0.npz` is fitted without the first part of the sheets."""
_MEAN = features.NAMES.index("mean")


@dataclass(frozen=True)
class Posed:
    """A question to a bare sheet that is fitted on."""

    group: str
    """The sheet or prompt."""
    question: Question
    facts: tuple[Any, ...]
    key: int
    """The row of the fact that answers it, or -1."""
    weight: float

    def example(self) -> Example:
        """As it is read with what `taught` holds now."""
        sheet = ready(self.facts)
        plain = features.features(self.question, sheet)[:, : len(features.NAMES)]
        read = opinions.read(self.question, sheet, plain[:, _MEAN])
        return Example(self.group, np.hstack([plain, opinions.of_text(read)]), self.key, self.weight)


def part_of(group: str) -> int:
    """The part a sheet belongs to; prompts and other sheets are spread over the parts each for themselves."""
    for names in (sorted(prompts.all_ids()), sorted(path.stem for path in SHEETS.glob("tuning-*.yaml"))):
        if group in names:
            return names.index(group) % PARTS
    raise ValueError(f"{group} is not fitted on")


@lru_cache(maxsize=len(LEFT_OUT) + 1)
def fit(part: int | None) -> Taught:
    """What all sheets but those of a part teach, or all of them."""
    path = JUDGES / f"{'all' if part is None else part}.npz"
    if not path.exists():
        raise SystemExit(f"{path} is missing: run judging.py first")
    with np.load(path, allow_pickle=False) as kept:
        numbers = {name: kept[name].astype(np.float32) for name in kept.files}
    head = numbers.pop("head")
    names = [name for name in prompts.all_ids() if part is None or part_of(name) != part]
    return Taught(*_map(names), head, taught.changes_of(numbers))


def _map(names: list[str]) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """A ridge regression from every wording's vectors to its fact's, both seen from their middles."""
    asked, told = [], []
    for name in names:
        meaning = ready(prompts.load(name).facts).meaning
        assert meaning is not None
        facts = np.hstack([meaning.both, meaning.second.both])
        facts = facts - facts.mean(axis=0)
        for row, both in enumerate(zip(meaning.questions, meaning.second.questions, strict=True)):
            asked.append(np.hstack(both))
            told.append(np.repeat(facts[row][None], len(both[0]), axis=0))
    questions, answers = np.vstack(asked).astype(np.float64), np.vstack(told).astype(np.float64)
    middle = questions.mean(axis=0)
    questions -= middle
    stiff = STIFF * len(questions) / questions.shape[1] * np.eye(questions.shape[1])
    left, size, right = np.linalg.svd(np.linalg.solve(questions.T @ questions + stiff, questions.T @ answers))
    return (
        middle.astype(np.float32),
        (left[:, :RANK] * size[:RANK]).astype(np.float32),
        right[:RANK].astype(np.float32),
    )


def use(known: Taught | None) -> None:
    """Read from now on with these numbers, or with the shipped ones again."""
    # a plain function for a cached one: only its call is used while these numbers stand
    taught.taught = _shipped if known is None else lambda: known  # type: ignore[assignment]


_shipped = taught.taught


def crossed(posed: list[Posed]) -> list[Example]:
    """Every question of the parts that are left out, read with what its own sheet did not teach."""
    made = []
    for one in posed:
        if part_of(one.group) not in LEFT_OUT:
            continue
        use(fit(part_of(one.group)))
        made.append(one.example())
    use(None)
    return made


def write(known: Taught) -> None:
    """Put the numbers where they are shipped from."""
    np.savez_compressed(
        taught.TAUGHT,
        middle=known.middle.astype(np.float16),
        down=known.down.astype(np.float16),
        up=known.up.astype(np.float16),
        head=known.head,
        **{
            f"{name} {side}": thin.astype(np.float16)
            for name, both in known.changes.items()
            for side, thin in zip(("down", "up"), both, strict=True)
        },
    )
    taught.taught.cache_clear()
