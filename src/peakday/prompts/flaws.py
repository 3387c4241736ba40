"""What is wrong with a prompt's folder: the file, the place in it, the rule and the mend."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing to mend. `file` is relative to the prompt's folder, `where` a place in it."""

    prompt: str
    file: str
    where: str
    rule: str
    mend: str
    remark: bool = False
    """Worth saying and no mistake: the prompt can be practised without it."""

    def __str__(self) -> str:
        """One line, as `peakday prompts check` prints it."""
        place = f"{self.where}: " if self.where else ""
        return f"{self.prompt}/{self.file}: {place}{self.rule}. {self.mend}"


class PromptError(ValueError):
    """A prompt there is not, or a folder that cannot be read; `flaws` says all that is known."""

    def __init__(self, message: str, flaws: tuple[Flaw, ...] = ()):
        super().__init__(message)
        self.flaws = flaws
