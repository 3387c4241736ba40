"""Starting a new prompt: a folder with every file it needs, marked where the author has to write."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from peakday.prompts.flaws import PromptError

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def new(folder: Path, title: str | None = None) -> tuple[Path, ...]:
    """Write a prompt's folder; its name becomes the prompt's id. Returns the files written.

    Raises `PromptError` where the name is no id or the folder holds something already.
    """
    id = folder.name
    if not _ID.fullmatch(id) or len(id) > 60:
        raise PromptError(
            f"`{id}` is no id for a prompt. Use lower-case words with hyphens, such as `fresh-delivery`"
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PromptError(f"{folder} is not empty. Choose another name; nothing is ever written over")
    template = files("peakday.prompts") / "template"
    named = title or id.replace("-", " ").capitalize()
    written = []
    for name in (
        "prompt.yaml",
        "facts.yaml",
        *(
            f"designs/{d}.{e}"
            for d in ("strong", "naive", "overbuilt", "alternative")
            for e in ("yaml", "md")
        ),
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (template / name).read_text(encoding="utf-8")
        path.write_text(text.replace("@TITLE@", named), encoding="utf-8")
        written.append(path)
    return tuple(written)
