"""A model file with low-rank changes put into its matrices, before it is loaded.

What is learned of a matrix is two thin ones, whose product is added to it. The matrices of these files are
8-bit integers times one scale, or one a column: the product is added to what they stand for, and the sum
is put back with the same scale into the same bytes, so that reading takes as long as before and nothing
else is touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Changes = Mapping[str, "tuple[NDArray[np.float32], NDArray[np.float32]]"]
"""By the name of a matrix ("11 query": layer and part): two thin matrices, whose product is added to it."""
PARTS = ("query", "key", "value", "output", "wider", "narrower")
"""The six matrices of a layer."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """How an exported file numbers its matrices."""

    first: int
    layer: int
    """How far it moves on from one layer to the next."""
    parts: tuple[int, ...]
    """Of each of `PARTS`: how far on from its layer's first."""

    def name(self, matrix: str) -> str:
        """What the file calls a matrix ("11 query")."""
        layer, part = matrix.split()
        return f"onnx::MatMul_{self.first + self.layer * int(layer) + self.parts[PARTS.index(part)]}"


_GRAPH, _TENSOR, _FLOATS, _NAME, _RAW = 7, 5, 4, 8, 9
"""Fields of ONNX's protobuf messages: the model's graph, its tensors, and of one its floats, name and bytes.
"""


def altered(model: bytes, changes: Changes, numbering: Numbering) -> bytes:
    """The file with the changes put into it. Raises `KeyError` where it has no such matrix."""
    import numpy as np

    content, lies = bytearray(model), tensors(model)
    for name, (down, up) in changes.items():
        matrix = numbering.name(name)
        at, scale = lies[f"{matrix}_quantized"], _numbers(model[lies[f"{matrix}_scale"]])
        held = np.frombuffer(model[at], dtype=np.int8).reshape(len(down), up.shape[1])
        wanted = held + (down.astype(np.float32) @ up.astype(np.float32)) / scale
        content[at] = np.clip(np.rint(wanted), -127, 127).astype(np.int8).tobytes()
    return bytes(content)


def matrix(model: bytes, name: str, width: int, numbering: Numbering) -> NDArray[np.float32]:
    """What a matrix of the file stands for; `width` is its number of rows."""
    import numpy as np

    lies, of = tensors(model), numbering.name(name)
    held = np.frombuffer(model[lies[f"{of}_quantized"]], dtype=np.int8).reshape(width, -1)
    scaled: NDArray[np.float32] = held.astype(np.float32) * _numbers(model[lies[f"{of}_scale"]])
    return scaled


def tensors(model: bytes) -> dict[str, slice]:
    """Where in the file the numbers of each of its tensors lie, by name."""
    found = {}
    for field, graph in _fields(model, slice(0, len(model))):
        if field != _GRAPH:
            continue
        for inner, tensor in _fields(model, graph):
            if inner != _TENSOR:
                continue
            parts = dict(_fields(model, tensor))
            numbers = parts.get(_RAW, parts.get(_FLOATS))
            if numbers is not None:
                found[model[parts[_NAME]].decode()] = numbers
    return found


def _numbers(content: bytes) -> NDArray[np.float32]:
    import numpy as np

    return np.frombuffer(content, dtype="<f4")


def _fields(message: bytes, within: slice) -> Iterator[tuple[int, slice]]:
    """The fields of a protobuf message that hold bytes: number, and where the bytes lie."""
    at = within.start
    while at < within.stop:
        tag, at = _varint(message, at)
        kind = tag & 7
        if kind == 0:
            _, at = _varint(message, at)
        elif kind == 2:
            length, at = _varint(message, at)
            yield tag >> 3, slice(at, at + length)
            at += length
        else:
            at += {1: 8, 5: 4}[kind]


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """A number written seven bits a byte, and where it ends."""
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
