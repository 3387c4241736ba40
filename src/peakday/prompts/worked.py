"""A prompt's worked sessions: that they are there, are of this prompt, and can be read as sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from peakday.prompts.flaws import Flaw
from peakday.prompts.model import Prompt
from peakday.prompts.read import QUALITIES


@dataclass(frozen=True, slots=True)
class SessionRead:
    """What reading a session file told: whose prompt, how many lines of the candidate, drawings, trouble."""

    prompt: str | None
    candidate_lines: int
    drawings: int
    problems: tuple[str, ...]


ReadSession = Callable[[Path], SessionRead]


def flaws(prompt: Prompt, read_session: ReadSession) -> Iterator[Flaw]:
    """What is wrong with the worked sessions there are; a missing one is a remark."""
    for quality in QUALITIES:
        file = f"sessions/{quality}.md"
        if quality not in prompt.sessions:
            rule = f"there is no {quality} worked session"
            yield Flaw(prompt.id, file, "", rule, "Write one as docs/session.md says", remark=True)
            continue
        read = read_session(prompt.sessions[quality])
        if read.prompt != prompt.id:
            rule = f"its header names the prompt {read.prompt!r}"
            yield Flaw(prompt.id, file, "", rule, f"Write `prompt: {prompt.id}`")
        if read.candidate_lines == 0:
            yield Flaw(
                prompt.id, file, "", "nobody speaks as the candidate", "Write `[mm:ss] Candidate: …` lines"
            )
        if quality != "weak" and read.drawings == 0:
            yield Flaw(prompt.id, file, "", "nothing is drawn in it", "Add a board or a mermaid block")
        for problem in read.problems:
            yield Flaw(prompt.id, file, "", problem.rstrip("."), "Mend the file there")
