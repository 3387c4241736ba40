"""What is wrong in a board file: where it stands, the rule it breaks and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake. `line` and `column` count from 1; `where` names the place in the board's own words."""

    file: str
    line: int
    column: int
    where: str
    rule: str
    mend: str

    def __post_init__(self) -> None:
        for name in ("where", "rule", "mend"):  # whatever the file held, a message is one printable line
            text = getattr(self, name)
            if not text.isprintable():
                object.__setattr__(self, name, "".join(c if c.isprintable() else " " for c in text))

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.where}: {self.rule}. {self.mend}"


class BoardError(ValueError):
    """A board that cannot be read; `mistakes` holds every reason at once."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))


def nearest(word: str, known: Iterable[str], most: int = 3) -> str:
    """A mend naming the nearest of `known` ("Did you mean `queue`?"), or listing them where none is near."""
    words = list(known)
    near = get_close_matches(word, words, most, 0.6) or get_close_matches(
        word.lower(), [w for w in words if w.lower() == word.lower()], 1
    )
    if near:
        return "Did you mean " + " or ".join(f"`{w}`" for w in near) + "?"
    if not words:
        return "There is none yet"
    listed = ", ".join(words[:24]) + (", …" if len(words) > 24 else "")
    return f"Use one of: {listed}"
