"""The layers of a model file in torch, or its upper ones, with low-rank changes to be fitted. Needs torch."""

from __future__ import annotations

import math

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from peakday.interview.language.altered import PARTS, Changes, Numbering, matrix, tensors

WIDTH, HEADS, LAYERS = 384, 12, 12
_BIAS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "wider": "intermediate.dense",
    "narrower": "output.dense",
}
HALF = torch.bfloat16
"""Most of the work is done in it: twice as fast here, and finer than the shipped 8 bits."""


class Layers(torch.nn.Module):
    """The layers from `first` on. What the file holds stays as it is; only the changes are fitted."""

    def __init__(self, model: bytes, numbering: Numbering, within: str, first: int, rank: int) -> None:
        """`within` is what the file's names of biases begin with."""
        super().__init__()
        self.first, self.lies, self.model = first, tensors(model), model
        self.weights, self.biases, self.norms = [], [], []
        self.down, self.up = torch.nn.ParameterDict(), torch.nn.ParameterDict()
        self.spread: dict[str, float] = {}
        for layer in range(first, LAYERS):
            at = f"{within}encoder.layer.{layer}."
            rows = {part: 4 * WIDTH if part == "narrower" else WIDTH for part in PARTS}
            held = {
                part: torch.tensor(matrix(model, f"{layer} {part}", rows[part], numbering)) for part in PARTS
            }
            self.weights.append({part: held[part].T.contiguous().to(HALF) for part in PARTS})
            self.biases.append({part: self.numbers(f"{at}{_BIAS[part]}.bias").to(HALF) for part in PARTS})
            self.norms.append(
                [
                    (
                        self.numbers(f"{at}{norm}.LayerNorm.weight"),
                        self.numbers(f"{at}{norm}.LayerNorm.bias"),
                    )
                    for norm in ("attention.output", "output")
                ]
            )
            for part in PARTS:
                name, (inputs, outputs) = f"{layer} {part}", held[part].shape
                self.down[name] = torch.nn.Parameter(torch.randn(inputs, rank) / math.sqrt(inputs))
                self.up[name] = torch.nn.Parameter(torch.zeros(rank, outputs))
                # A step then has the same effect on a matrix of small weights as on one of large ones.
                self.spread[name] = float(held[part].std()) * math.sqrt(inputs)

    def numbers(self, name: str) -> Tensor:
        """Floats of the file."""
        return torch.tensor(np.frombuffer(self.model[self.lies[name]], dtype=np.float32))

    def thin(self) -> list[torch.nn.Parameter]:
        """What is fitted."""
        return [*self.down.values(), *self.up.values()]

    def changes(self) -> dict[str, tuple[Tensor, Tensor]]:
        """What is added to each matrix, as two thin ones."""
        return {name: (self.down[name], self.up[name] * self.spread[name]) for name in self.down}

    def take(self, changes: Changes) -> None:
        """Begin with changes that were fitted before, of this rank or a lower one."""
        with torch.no_grad():
            for name, (down, up) in changes.items():
                self.down[name][:, : len(up)] = torch.tensor(down)
                self.up[name][: len(up)] = torch.tensor(up) / self.spread[name]

    def kept(self) -> dict[str, NDArray[np.float16]]:
        """The changes as a file holds them."""
        return {
            f"{name} {side}": thin.detach().numpy().astype(np.float16)
            for name, both in self.changes().items()
            for side, thin in zip(("down", "up"), both, strict=True)
        }

    def states(self, lower: list[NDArray[np.float16]]) -> Tensor:
        """Of what the layers below made of some texts, one row a token: the state of each first token."""
        most = max(len(one) for one in lower)
        x = torch.zeros(len(lower), most, WIDTH, dtype=HALF)
        for n, one in enumerate(lower):
            x[n, : len(one)] = torch.from_numpy(one.astype(np.float32))
        return self.above(x, [len(one) for one in lower])

    def above(self, x: Tensor, lengths: list[int]) -> Tensor:
        """The same of one row a token, padded to one length; `lengths` is how many are not padding."""
        mask = torch.full((len(x), 1, 1, x.shape[1]), -1e4, dtype=HALF)
        for n, length in enumerate(lengths):
            mask[n, ..., :length] = 0
        for layer, matrices in enumerate(self._altered(), self.first):
            x = self._layer(layer, x, mask, matrices)
        return x[:, 0]

    def _altered(self) -> list[dict[str, Tensor]]:
        """Each layer's matrices with the changes put into them, turned as torch wants them."""
        thin = {name: (down @ up).T.to(HALF) for name, (down, up) in self.changes().items()}
        return [
            {part: held + thin[f"{layer} {part}"] for part, held in weights.items()}
            for layer, weights in enumerate(self.weights, self.first)
        ]

    def _layer(self, layer: int, x: Tensor, mask: Tensor, matrices: dict[str, Tensor]) -> Tensor:
        at, count = layer - self.first, len(x)

        def times(part: str, rows: Tensor) -> Tensor:
            return functional.linear(rows, matrices[part], self.biases[at][part])

        def heads(rows: Tensor) -> Tensor:
            return rows.view(count, -1, HEADS, WIDTH // HEADS).transpose(1, 2)

        own = x[:, :1] if layer == LAYERS - 1 else x  # of the last layer only the first token is read
        query, key, value = heads(times("query", own)), heads(times("key", x)), heads(times("value", x))
        near = torch.matmul(query / math.sqrt(WIDTH // HEADS), key.transpose(-1, -2)) + mask
        seen = torch.matmul(torch.softmax(near, -1), value).transpose(1, 2).reshape(count, -1, WIDTH)
        first, second = self.norms[at]
        between = normed(times("output", seen) + own, first, HALF)
        above = times("narrower", functional.gelu(times("wider", between))) + between
        return normed(above, second, torch.float32 if layer == LAYERS - 1 else HALF)


def normed(x: Tensor, norm: tuple[Tensor, Tensor], kind: torch.dtype) -> Tensor:
    """The layer's norm of each row."""
    weight, bias = (one.to(kind) for one in norm)
    return functional.layer_norm(x.to(kind), (WIDTH,), weight, bias, 1e-12)
