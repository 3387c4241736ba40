"""A change to a model file alters the matrix it names, by as much as it says, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from peakday.interview.language.altered import PARTS, Numbering, altered, matrix, tensors
from peakday.interview.language.judge import STATES, Judge
from peakday.interview.language.taught import taught
from peakday.interview.language.weights import BGE, JUDGE, MINILM, Network, Weights

STORES = "number of stores: Ten thousand stores in all."
_CHANCE = np.random.default_rng(3)
DOWN = _CHANCE.normal(0, 0.02, (384, 2)).astype(np.float32)
UP = _CHANCE.normal(0, 0.2, (2, 384)).astype(np.float32)


def numbering_of(weights: Weights) -> Numbering:
    assert weights.numbering is not None
    return weights.numbering


NUMBERING = numbering_of(JUDGE)


@pytest.fixture(scope="module")
def model() -> bytes:
    return JUDGE.content()


def test_a_matrix_moves_by_the_product_and_the_rest_stays(model: bytes) -> None:
    new = altered(model, {"9 key": (DOWN, UP)}, NUMBERING)
    before, after = (matrix(one, "9 key", 384, NUMBERING) for one in (model, new))
    step = np.diff(np.unique(before)).min()
    inside = np.abs(before + DOWN @ UP) < 126 * step
    assert inside.mean() > 0.99
    assert np.abs(after - before - DOWN @ UP)[inside].max() < 0.51 * step
    assert np.abs(after - before).max() > 2 * step
    at = next(lies for name, lies in tensors(model).items() if name == "onnx::MatMul_1816_quantized")
    assert new[: at.start] == model[: at.start]
    assert new[at.stop :] == model[at.stop :]
    assert len(new) == len(model)


def test_no_change_is_the_file_itself(model: bytes) -> None:
    nothing = np.zeros((384, 1), np.float32), np.zeros((1, 384), np.float32)
    assert altered(model, {"11 query": nothing}, NUMBERING) == model
    assert altered(model, {}, NUMBERING) == model


def test_changes_to_a_file_of_unknown_numbering_are_refused() -> None:
    with pytest.raises(ValueError, match="numbered"):
        Network(MINILM, changes={"11 query": (DOWN, UP)})


def test_a_matrix_that_is_not_there_is_refused(model: bytes) -> None:
    with pytest.raises(KeyError):
        altered(model, {"12 query": (DOWN, UP)}, NUMBERING)


def test_a_matrix_with_a_scale_a_column_moves_by_the_product_too() -> None:
    model, numbering = BGE.content(), numbering_of(BGE)
    new = altered(model, {"9 key": (DOWN, UP)}, numbering)
    before, after = (matrix(one, "9 key", 384, numbering) for one in (model, new))
    step = np.array([np.diff(np.unique(column)).min() for column in before.T])
    inside = np.abs(before + DOWN @ UP) < 126 * step
    assert inside.mean() > 0.9
    assert (np.abs(after - before - DOWN @ UP) / step)[inside].max() < 0.51
    assert np.abs(after - before).max() > 2 * step.min()


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("weights", "within"), [(JUDGE, "/bert"), (BGE, "")], ids=["judge", "bge"])
def test_every_part_of_a_layer_is_named_rightly(weights: Weights, within: str, part: str) -> None:
    """The names are the file's own numbering; a wrong one would have another shape, or another reader."""
    onnx_name = {
        "query": "attention/self/query", "key": "attention/self/key", "value": "attention/self/value",
        "output": "attention/output/dense", "wider": "intermediate/dense", "narrower": "output/dense",
    }[part]  # fmt: skip
    model = weights.content()
    # A node's message: its inputs, its output, then its name.
    node = f"{within}/encoder/layer.11/{onnx_name}/MatMul_output_0_output_quantized".encode()
    at = model.index(node)
    assert f"{numbering_of(weights).name(f'11 {part}')}_quantized".encode() in model[at - 400 : at]


@pytest.mark.parametrize("which", ["first", "second"])
def test_the_shipped_changes_are_small_and_leave_what_words_stand_for_alone(which: str) -> None:
    changes = getattr(taught(), which).changes
    assert {int(name.split()[0]) for name in changes} == set(range(12))
    assert all(down.shape[1] == up.shape[0] == 32 for down, up in changes.values())
    inner = "/bert/embeddings/LayerNorm/Add_1_output_0"
    asked = "how many shops?", STORES
    plain, new = (Network(JUDGE, (inner, STATES[-1]), made).run(*asked) for made in ({}, changes))
    assert np.array_equal(plain[1], new[1])
    assert not np.allclose(plain[2], new[2], atol=0.1)


def test_a_judge_without_changes_is_the_one_that_was_shipped_by_others() -> None:
    plain = Network(JUDGE).run("how many shops?", STORES)[0]
    (opinion,) = Judge({}).opinions("how many shops?", [STORES])
    assert opinion.fits == pytest.approx((float(plain[0]) + 11.3) / 11.0, abs=1e-3)
