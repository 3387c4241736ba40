"""What is wrong with a quantity as it was written, and how to mend it."""

from __future__ import annotations


class QuantityError(ValueError):
    """A phrase that is no quantity of the kind wanted.

    `rule` says what is wrong, `mend` what to write instead; both are whole sentences without a full stop.
    """

    def __init__(self, rule: str, mend: str) -> None:
        super().__init__(f"{rule}. {mend}")
        self.rule = rule
        self.mend = mend


def shown(text: str, longest: int = 60) -> str:
    """The text in back quotes, shortened where it is long, safe to put in a message of one line."""
    clean = "".join(c if c.isprintable() else " " for c in text)
    return f"`{clean if len(clean) <= longest else clean[: longest - 1] + '…'}`"
