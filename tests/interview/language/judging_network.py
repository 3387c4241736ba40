"""The judge in torch, and the head that reads it. Needs torch and onnx: see `judging.py`."""

from __future__ import annotations

import numpy as np
import onnx
import torch
from layers import HALF, Layers, normed
from numpy.typing import NDArray
from torch import Tensor

from peakday.interview.language.altered import Numbering
from peakday.interview.language.judge import LOWEST, SPAN
from peakday.interview.language.weights import Pieces


class Reader(Layers):
    """All layers, and the head: the changes and the head are fitted."""

    def __init__(self, model: bytes, numbering: Numbering, rank: int, head: NDArray[np.float64]) -> None:
        """`head` is where the head's 386 numbers start from."""
        super().__init__(model, numbering, "bert.", 0, rank)
        self.held = {one.name: one for one in onnx.load_from_string(model).graph.initializer}
        self.words, self.sides, self.places = (
            self._table(f"bert.embeddings.{name}_embeddings.weight")
            for name in ("word", "token_type", "position")
        )
        self.norm = tuple(self.numbers(f"bert.embeddings.LayerNorm.{name}") for name in ("weight", "bias"))
        # The judge's own last word, which the head weighs beside the state.
        self.pool, self.word = self._table("bert.pooler.dense.weight"), self._table("classifier.weight")
        self.pool_bias, self.word_bias = (
            self.numbers("bert.pooler.dense.bias"),
            self.numbers("classifier.bias"),
        )
        self.head = torch.nn.Parameter(torch.tensor(head[:-2], dtype=torch.float32))
        self.last = torch.nn.Parameter(torch.tensor(head[-2:], dtype=torch.float32))

    def _table(self, name: str) -> Tensor:
        """What 8-bit numbers of the file stand for."""
        held, scale, zero = (
            onnx.numpy_helper.to_array(self.held[f"{name}_{part}"]).astype(np.float32)
            for part in ("quantized", "scale", "zero_point")
        )
        return torch.tensor((held - zero) * scale)

    def forward(self, pairs: list[Pieces]) -> Tensor:
        """The head's score of each pair."""
        lengths = [len(numbers) for numbers, _ in pairs]
        padded = np.zeros((2, len(pairs), max(lengths)), np.int64)
        for n, pair in enumerate(pairs):
            padded[:, n, : lengths[n]] = pair
        words, sides = torch.from_numpy(padded)
        x = self.words[words] + self.sides[sides] + self.places[: max(lengths)]
        state = self.above(normed(x, self.norm, HALF), lengths)
        said = (torch.tanh(state @ self.pool + self.pool_bias) @ self.word)[:, 0] + self.word_bias
        fits = ((said - LOWEST) / SPAN).clamp(min=0)
        return state @ self.head + fits * self.last[0] + self.last[1]
