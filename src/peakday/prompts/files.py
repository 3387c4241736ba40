"""Reading a prompt's YAML files: plain data, bounded in size, without anchors that could explode."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from peakday.prompts.flaws import PromptError

LARGEST_BYTES = 1_000_000


def read_yaml(path: Path) -> Any:
    """The plain data of one YAML 1.2 file. Raises `PromptError` where it cannot be read."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise PromptError(f"{path.name} is larger than {LARGEST_BYTES // 1000} KB. Keep a prompt small")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError(f"{path.name} cannot be read: {error}. Write it as a UTF-8 text") from error
    return parse_yaml(text, path.name)


def parse_yaml(text: str, name: str) -> Any:
    """The plain data of YAML 1.2 from a file called `name`. Raises `PromptError` where it is none."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        return YAML(typ="safe").load(text)
    except (YAMLError, ValueError, RecursionError):
        pass  # the parser in C takes a little less than YAML 1.2, and says less well what is wrong
    try:
        loaded = YAML(typ="safe", pure=True).load(text)
    except (YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" line {mark.line + 1}:" if mark else ""
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise PromptError(f"{name}:{line} {problem}. Mend the YAML there") from error
    return loaded
