"""The judge's upper layers in torch, and the head that reads them. Needs torch: see `judging.py`."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from upper_layers import WIDTH, UpperLayers

from peakday.interview.language.altered import Numbering
from peakday.interview.language.judge import LOWEST, SPAN


class Upper(UpperLayers):
    """The layers from `first` on, and the head: the changes and the head are fitted."""

    def __init__(
        self, model: bytes, numbering: Numbering, first: int, rank: int, head: NDArray[np.float64]
    ) -> None:
        """`head` is where the head's 386 numbers start from."""
        super().__init__(model, numbering, "bert.", first, rank)
        # The judge's own last word, which the head weighs beside the state.
        self.pool = self._small("bert.pooler.dense.weight").reshape(WIDTH, WIDTH)
        self.word = self._small("classifier.weight")
        self.pool_bias, self.word_bias = (
            self.numbers("bert.pooler.dense.bias"),
            self.numbers("classifier.bias"),
        )
        self.head = torch.nn.Parameter(torch.tensor(head[:-2], dtype=torch.float32))
        self.last = torch.nn.Parameter(torch.tensor(head[-2:], dtype=torch.float32))

    def _small(self, name: str) -> Tensor:
        held = np.frombuffer(self.model[self.lies[f"{name}_quantized"]], dtype=np.int8)
        return torch.tensor(held.astype(np.float32)) * self.numbers(f"{name}_scale")

    def forward(self, lower: list[NDArray[np.float16]]) -> tuple[Tensor, Tensor, Tensor]:
        """Of each pair's states below: its state above, how well it says it fits, and the head's score."""
        state = self.states(lower)
        said = torch.tanh(state @ self.pool + self.pool_bias) @ self.word + self.word_bias
        fits = ((said - LOWEST) / SPAN).clamp(min=0)
        return state, fits, state @ self.head + fits * self.last[0] + self.last[1]
