"""Fits what stands above the judge: the weights of facts, of telling two, and the mind.

All of it on the later sheets, which taught the judge nothing. What stands on another fit is fitted on what
that says of sheets it has not seen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import minding
import numpy as np
from fitting import logistic, softmax, table
from numpy.typing import NDArray
from teaching import Read

from peakday.interview.language import matching, turns
from peakday.interview.language.mind import Mind

FOLDS = 4
"""Of the later sheets, to fit on and measure by what the others taught."""
RIDGE = 0.003
Says = Callable[[Read], NDArray[np.float64]]
"""What a fit says of each fact of a turn."""


def folds(read: list[Read]) -> dict[str, int]:
    """The fold of each sheet."""
    return {name: n % FOLDS for n, name in enumerate(sorted({one.posed.group for one in read}))}


def fit_bare(read: list[Read]) -> tuple[dict[str, dict[str, float]], Mind]:
    """The weights of facts, before and after the judge is asked, those that say whether a second one is told,
    and the mind.
    """
    unread, names = matching.UNREAD_NAMES, matching.BARE_NAMES
    plain = unseen(read, lambda some: _scores(fit_facts(some, len(names) - 1)))
    lessons = [
        replace(one, rows=np.column_stack([score, one.states.reshape(len(score), -1)]))
        for one, score in zip(read, plain, strict=True)
    ]
    minds = unseen(lessons, lambda some: _minds(fit_mind(some)))
    read = [
        replace(one, rows=np.column_stack([one.rows[:, : len(names) - 1], mind]))
        for one, mind in zip(read, minds, strict=True)
    ]
    scores = unseen(read, lambda some: _scores(fit_facts(some, len(names))))
    several = [one.of_two(score) for one, score in zip(read, scores, strict=True)]
    tables = {
        "unread": table(unread, fit_facts(read, len(unread))),
        "meaning": table(names, fit_facts(read, len(names))),
        "several": table(turns.NAMES, logistic(turns.NAMES, several, RIDGE)),
    }
    return tables, fit_mind(lessons)


def fit_mind(lessons: list[Read]) -> Mind:
    """The mind, of turns whose columns are what it is fitted on."""
    return minding.fit([seen for one in lessons for seen in one.examples()])


def fit_facts(read: list[Read], count: int) -> NDArray[np.float64]:
    """The weights of the first `count` columns, and the constant."""
    made = [replace(seen, rows=seen.rows[:, :count]) for one in read for seen in one.examples()]
    return softmax(matching.BARE_NAMES[:count], made, RIDGE)


def unseen(read: list[Read], fit: Callable[[list[Read]], Says]) -> list[NDArray[np.float64]]:
    """What a fit says of each turn, fitted on sheets of the other folds."""
    fold, said = folds(read), {}
    for n in range(FOLDS):
        says = fit([one for one in read if fold[one.posed.group] != n])
        said |= {id(one): says(one) for one in read if fold[one.posed.group] == n}
    return [said[id(one)] for one in read]


def _scores(weights: NDArray[np.float64]) -> Says:
    return lambda one: one.rows[:, : len(weights) - 1] @ weights[:-1] + weights[-1]


def _minds(mind: Mind) -> Says:
    return lambda one: mind.of(one.states.astype(np.float32))
