"""A grade: a session's score with everything it rests on, as the report and the JSON tell it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from peakday.interview.transcript import Transcript
from peakday.rubric.criteria import CRITERIA
from peakday.rubric.criterion import Reading
from peakday.rubric.evidence import stamp_of
from peakday.rubric.mistakes import Mistake
from peakday.rubric.moments import Moment, moments
from peakday.rubric.principles import Principle
from peakday.rubric.scale import DIMENSIONS
from peakday.rubric.score import Score

if TYPE_CHECKING:
    from peakday.board import Board
    from peakday.experiments import Ablation
    from peakday.prompts import Prompt
    from peakday.rubric.model import Proposals
    from peakday.rubric.reading.held_to import Claim

JUDGE = "offline"


@dataclass(frozen=True)
class Grade:
    """A session's score with everything it rests on; `to_dict` is the JSON of the session's contract."""

    transcript: Transcript
    prompt: Prompt | None
    readings: dict[str, Reading]
    score: Score
    principles: tuple[Principle, ...]
    mistakes: tuple[Mistake, ...]
    claims: tuple[Claim, ...]
    ablation: tuple[Ablation, ...]
    runs: dict[str, Any]
    inferred: tuple[str, ...]
    problems: tuple[str, ...]
    assumed: tuple[dict[str, str], ...]
    board: Board | None = None
    """The last drawing as it was run."""
    model: Proposals | None = None
    """What a configured model proposes, beside the levels above and without a say in them."""

    @property
    def total(self) -> float | None:
        """The weighted total over what was read, 0 to 100."""
        return self.score.total

    def to_dict(self) -> dict[str, Any]:
        """The JSON of `peakday grade --json`."""
        minutes = self.transcript.minutes
        return {
            "prompt": self.prompt.id if self.prompt is not None else self.transcript.prompt,
            "minutes": None if minutes is None else round(minutes, 2),
            "total": self.score.total,
            "total_equal_weights": self.score.total_equal_weights,
            "partial": self.score.partial,
            "clears_the_bar": self.score.clears_the_bar,
            "dimensions": {
                dimension.id: {
                    "weight": int(dimension.weight),
                    "score": self.score.dimensions[dimension.id],
                    "criteria": {
                        criterion.id: self.readings[criterion.id].to_dict()
                        for criterion in CRITERIA
                        if criterion.dimension == dimension.id
                    },
                }
                for dimension in DIMENSIONS
            },
            "principles": [principle.to_dict() for principle in self.principles],
            "mistakes": [mistake.to_dict() for mistake in self.mistakes],
            "claims": [claim.to_dict() for claim in self.claims],
            "runs": self.runs,
            "ablation": [row.to_dict() for row in self.ablation],
            "assumed": list(self.assumed),
            "inferred": list(self.inferred),
            "problems": list(self.problems),
            "moments": [moment.to_dict() for moment in self.moments],
            "predictions": [claim.to_dict() for claim in self.claims if claim.prediction],
            "judge": JUDGE
            if self.model is None or self.model.problem
            else f"{JUDGE}, beside it {self.model.model}",
            **({"model": self.model.to_dict()} if self.model is not None else {}),
        }

    @property
    def moments(self) -> list[Moment]:
        """The three moments that decided it."""
        drawing = self.transcript.drawings[-1] if self.transcript.drawings else None
        drawn_at = None if drawing is None else stamp_of(drawing)
        return moments(self.readings, self.score, self.mistakes, drawn_at)
