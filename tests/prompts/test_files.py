"""A prompt's YAML by two parsers: what one refuses the other reads; both errors come with their line."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from peakday.prompts.files import parse_yaml
from peakday.prompts.flaws import PromptError
from peakday.prompts.shelf import LIBRARY

REFUSED_IN_C = "arrows: {share: 10 %, else: queue?, once: yes}\n"


def test_what_the_parser_in_c_refuses_is_read_all_the_same() -> None:
    with pytest.raises(YAMLError):
        YAML(typ="safe").load(REFUSED_IN_C)
    assert parse_yaml(REFUSED_IN_C, "prompt.yaml") == {
        "arrows": {"share": "10 %", "else": "queue?", "once": "yes"}
    }


def test_words_and_numbers_are_those_of_yaml_1_2() -> None:
    assert parse_yaml("{a: yes, b: 010, c: 0o10, d: 1:30, e: 1e3, f: ~}", "prompt.yaml") == {
        "a": "yes", "b": 10, "c": 8, "d": "1:30", "e": 1000.0, "f": None,
    }  # fmt: skip


@pytest.mark.parametrize("text", ["a: [1, 2", "a: 1\na: 2", "- a\nb: c"])
def test_what_both_refuse_is_said_with_its_line(text: str) -> None:
    with pytest.raises(PromptError, match=r"prompt.yaml: line \d+: .*Mend the YAML there"):
        parse_yaml(text, "prompt.yaml")


def test_both_read_a_shipped_prompt_alike() -> None:
    for name in ("prompt.yaml", "facts.yaml", "asked.yaml"):
        text = (LIBRARY / "amazon-one" / name).read_text("utf-8")
        assert parse_yaml(text, name) == YAML(typ="safe", pure=True).load(text)
