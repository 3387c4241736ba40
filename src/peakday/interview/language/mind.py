"""What the judge has in mind on its way to a verdict, weighed by a small network.

Its head reads the state it ends with, and both were taught together, on sheets that it then knows: of other
sheets its last state is surer than it should be. What it had in mind some layers before still tells
near misses from answers. The network of one hidden layer is fitted on sheets that taught the judge nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Mind:
    """The fitted numbers."""

    first: NDArray[np.float32]
    """One row for each number of the judge's states, all heights one after another; one column for each
    hidden unit.
    """
    offset: NDArray[np.float32]
    second: NDArray[np.float32]
    """One number for each hidden unit."""

    def of(self, states: NDArray[np.float32]) -> NDArray[np.float64]:
        """One number a fact, the higher the likelier, of its states (one row a height); nought where the
        judge was not asked and they are noughts.
        """
        import numpy as np

        hidden = np.maximum(states.reshape(len(states), -1) @ self.first + self.offset, 0)
        asked = states.any(axis=(1, 2))
        return np.where(asked, hidden @ self.second, 0.0).astype(np.float64)
