"""Everything a criterion may read of one session, each part worked out once, when first asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from peakday.interview.transcript import Transcript, Turn
from peakday.rubric.evidence import Evidence, quote
from peakday.rubric.quoting import heard, widened
from peakday.rubric.reading.affordable import EVENTS, PATIENT
from peakday.rubric.reading.claims import read_claims
from peakday.rubric.reading.copied import own_words
from peakday.rubric.reading.cues import cue
from peakday.rubric.reading.drawing import Drawn, read_drawing
from peakday.rubric.reading.enough import read_enough
from peakday.rubric.reading.exchanges import Exchange, exchanges_of, from_the_sheet, uncovered
from peakday.rubric.reading.figures import Figure, figures_in, figures_of, sort_of
from peakday.rubric.reading.held_to import Claim
from peakday.rubric.reading.questions import AskedFact, facts_asked, questions_of
from peakday.rubric.reading.runs import Runs, at_load, run_all
from peakday.rubric.reading.sentences import Sentence, by_turn, sentences_of
from peakday.rubric.reading.steps import StepsRead, read_steps
from peakday.rubric.reading.strength import Counts, Scale, expected, level_of, said, scales_for
from peakday.rubric.reading.tag_table import WAIVES, tag_counts
from peakday.rubric.reading.talk import Thought, thoughts_of

if TYPE_CHECKING:
    from peakday.experiments import Ablation
    from peakday.prompts import Prompt
    from peakday.rubric.principles import Principle
    from peakday.rubric.reading.tags import Tagged

Progress = Callable[[float, str], None]
ABLATION_EVENTS = 50_000_000
"""Events that taking each box away may simulate: some six seconds on two cores."""
_EVERYWHERE = {
    "scale", "speed", "users", "error rate", "network", "policy", "storage", "volume", "daily", "latency",
    "global", "system", "availability", "reliability", "uptime", "response time", "traffic", "launch",
    "scope", "accuracy", "service", "database", "client", "clients", "server", "servers", "cloud",
    "data", "user", "the", "app",
}  # fmt: skip
"""Words of every problem, which tell none."""


class Material:
    """A session as the criteria read it. `progress` gets a share from 0 to 1 and a few words."""

    def __init__(
        self, transcript: Transcript, prompt: Prompt | None = None, progress: Progress | None = None
    ) -> None:
        self.transcript = transcript
        self.prompt = prompt
        self._progress = progress

    def tell(self, share: float, what: str) -> None:
        """Passes progress on."""
        if self._progress:
            self._progress(share, what)

    def quote(self, sentence: Sentence, why: str, until: Sentence | None = None) -> Evidence | None:
        """A sentence as verbatim evidence, up to the end of `until`; a very short one with its neighbours."""
        words = widened(self, sentence, until)
        source = self.transcript.source
        return quote(source, sentence.turn, words if words in source else sentence.text, why)

    def around(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """The sentences of the same turn, itself included, whoever's words they are."""
        return self.of_turn(sentence.turn)

    def of_turn(self, turn: Turn) -> tuple[Sentence, ...]:
        """All sentences of a turn of the candidate's, numbered over the session."""
        return self._by_turn.get(turn.order, ())

    @cached_property
    def _by_turn(self) -> dict[int, tuple[Sentence, ...]]:
        return by_turn(self.transcript.candidate)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The candidate's own sentences, in order: nothing said twice, copied or spoken to the grader."""
        own = self._own
        seen: set[str] = set()
        kept = []
        for sentence in sentences_of(self.transcript.candidate):
            if (len(sentence.low) > 20 and sentence.low in seen) or not own(sentence.low):
                continue  # saying it again earns nothing
            if sentence.turn.card and self._was_told(sentence):
                continue
            seen.add(sentence.low)
            kept.append(sentence)
        return tuple(kept)

    def _was_told(self, sentence: Sentence) -> bool:
        """Whether the interviewer said it before, word for word: kept on a card, it is still theirs."""
        return any(order < sentence.turn.order and sentence.low in told for order, told in self._told)

    @cached_property
    def _told(self) -> tuple[tuple[int, str], ...]:
        return tuple((s.turn.order, s.low) for s in sentences_of(self.transcript.interviewer))

    @cached_property
    def _own(self) -> Callable[[str], bool]:
        from peakday.rubric.criteria import CRITERIA

        return own_words(anchor for criterion in CRITERIA for anchor in criterion.anchors)

    def after(self, sentence: Sentence) -> Sentence | None:
        """The next sentence of the same turn."""
        following = self._by_number.get(sentence.number + 1)
        return following if following is not None and following.turn is sentence.turn else None

    @cached_property
    def _by_number(self) -> dict[int, Sentence]:
        return {sentence.number: sentence for sentence in self.sentences}

    @cached_property
    def thoughts(self) -> tuple[Thought, ...]:
        """Every sentence, with what it does."""
        return thoughts_of(self.sentences, self.figures, self.domain)

    @cached_property
    def passages(self) -> tuple[tuple[Thought, ...], ...]:
        """The thoughts of each turn together: what is said in one breath belongs together."""
        by_turn: dict[int, list[Thought]] = {}
        for thought in self.thoughts:
            by_turn.setdefault(thought.sentence.turn.order, []).append(thought)
        return tuple(tuple(group) for group in by_turn.values())

    def passage_of(self, thought: Thought) -> tuple[Thought, ...]:
        """The passage a thought stands in."""
        return self._passage_by_turn[thought.sentence.turn.order]

    @cached_property
    def _passage_by_turn(self) -> dict[int, tuple[Thought, ...]]:
        return {passage[0].sentence.turn.order: passage for passage in self.passages}

    @cached_property
    def domain(self) -> re.Pattern[str] | None:
        """Words of this problem: its facts' tags, its risks' words, and what the drawing names."""
        words: set[str] = set()
        if self.prompt is not None:
            words |= {tag for fact in self.prompt.facts for tag in fact.tags}
            words |= {word for risk in self.prompt.risks for word in risk.words}
        if self.drawn.board is not None:
            for box in self.drawn.board.boxes.values():
                words |= set(re.findall(r"[a-z]{4,}", f"{box.name} {box.label or ''}".lower()))
        kept = sorted(word for word in words if len(word) > 3 and word not in _EVERYWHERE)
        return cue(*[f"{word}*" for word in kept]) if kept else None

    @cached_property
    def questions(self) -> tuple[Sentence, ...]:
        """What the candidate asked."""
        return questions_of(self.sentences)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure the candidate said."""
        return figures_of(self.sentences)

    @cached_property
    def given(self) -> frozenset[tuple[str, float]]:
        """Figures that came from the interviewer or the prompt's opening: sort and base value."""
        texts = [turn.text for turn in self.transcript.interviewer]
        if self.prompt is not None:
            texts.append(self.prompt.opening)
        found = set()
        for text in texts:
            for quantity in figures_in(text):
                sort, base = sort_of(quantity)
                if sort is not None:
                    found.add((sort, round(base, 9)))
        return frozenset(found)

    def is_own(self, figure: Figure) -> bool:
        """Whether a figure is the candidate's own rather than one the interviewer gave."""
        return (figure.sort, round(figure.base, 9)) not in self.given

    @cached_property
    def asked(self) -> tuple[AskedFact, ...]:
        """Hidden facts the candidate asked for."""
        if self.prompt is None:
            return ()
        if self.transcript.asked is not None:
            return facts_asked(self.transcript, self.prompt.facts, lambda *_: None)
        from peakday.interview.language import ask

        not_given = self.prompt.not_given
        return facts_asked(
            self.transcript, self.prompt.facts, lambda question, facts: ask(question, facts, not_given)
        )

    @cached_property
    def exchanges(self) -> tuple[Exchange, ...]:
        """The questions before the drawing, each with the answer it got."""
        return exchanges_of(self.transcript)

    @cached_property
    def uncovered(self) -> frozenset[str]:
        """Ids of the facts that were asked for before the drawing, or that an answer gave away."""
        asked = {asked.fact for asked in self.asked if asked.before_drawing}
        if self.prompt is None or self.transcript.asked is not None:
            return frozenset(asked)
        return frozenset(asked) | uncovered(
            self.exchanges, [(fact.id, f"{fact.topic}: {fact.text}") for fact in self.prompt.facts]
        )

    @cached_property
    def sheet_known(self) -> float:
        """How far the candidate could have got the prompt's facts, 0 to 1: all of them in the studio, in a
        live mock as far as the interviewer answered from them.
        """
        if self.prompt is None or self.transcript.asked is not None:
            return float(self.prompt is not None)
        return from_the_sheet(self.exchanges, [fact.text for fact in self.prompt.facts])

    @cached_property
    def steps(self) -> StepsRead:
        """Which step each moment belongs to."""
        return read_steps(self.transcript, self._own)

    def after_drawing(self, sentence: Sentence) -> bool:
        """Whether a sentence came after the first drawing was begun."""
        drawing = self.transcript.first_drawing()
        return drawing is not None and sentence.turn.order > drawing.order

    @cached_property
    def drawn(self) -> Drawn:
        """The last drawing, as drawn and as run."""
        return read_drawing(self.transcript, self.prompt, self.sentences)

    @cached_property
    def runs(self) -> Runs:
        """The drawing's runs."""
        if self.drawn.fitted is None:
            nothing = (
                "Nothing was drawn." if not self.transcript.drawings else " ".join(self.drawn.problems[:2])
            )
            return Runs(problem=nothing or "The drawing could not be read.")
        return run_all(
            self.drawn.fitted, self.prompt, lambda share, what: self.tell(share * 0.4, f"running: {what}")
        )

    @property
    def made_runs(self) -> Runs | None:
        """The runs where some criterion had them made; what only reads the text never starts one."""
        made: Runs | None = self.__dict__.get("runs")
        return made

    def measured_like(self, other: Material) -> None:
        """Takes another's runs for its own where both drew the same board: they would come out the same."""
        if self.drawn.fitted is not None and self.drawn.fitted == other.drawn.fitted:
            self.runs, self.ablation = other.runs, other.ablation

    @cached_property
    def ablation(self) -> tuple[Ablation, ...]:
        """What each box is worth, held against the peak's own run."""
        peak = self.runs.results.get("peak")
        if self.drawn.fitted is None or self.runs.problem or peak is None:
            return ()
        from peakday.engine import EngineError
        from peakday.engine.scaled.plan import unscalable
        from peakday.experiments import Threads, ablate

        board = at_load(self.drawn.fitted, 1.0)
        board = replace(board, run=replace(peak.board.run, engine=board.run.engine))
        try:
            return tuple(
                ablate(
                    board,
                    baseline=peak,
                    events=ABLATION_EVENTS // 5 if self.runs.hopeless else ABLATION_EVENTS,
                    # what a run without a box takes may be a little more than what the run with it took
                    events_a_run=PATIENT * 5 // 4 if unscalable(peak.board) else EVENTS,
                    executor=Threads(),
                    progress=lambda share: self.tell(0.4 + share * 0.5, "taking each box away"),
                )
            )
        except (EngineError, ValueError):
            return ()

    @cached_property
    def principles(self) -> tuple[Principle, ...]:
        """The Leadership Principles, each with the decision that shows it best."""
        from peakday.rubric.principles import read_principles

        return read_principles(self)

    @cached_property
    def tagged(self) -> Tagged | None:
        """What each sentence does, by the learned reading; `None` without the language parts."""
        from peakday.rubric.reading.tags import read_tags

        return read_tags(self)

    @cached_property
    def counts(self) -> dict[str, Counts]:
        """What each fitted criterion counted."""
        from peakday.rubric.criteria import CRITERIA

        return {
            criterion.id: self.counted(criterion.id, criterion.counts, criterion.tags_where)
            for criterion in CRITERIA
            if criterion.counts
        }

    def counted(
        self,
        criterion: str,
        counts: Callable[[Material], Counts],
        where: Callable[[Material, Thought], bool] | None = None,
    ) -> Counts:
        """What a criterion counts by its own rules, how much was said, and the tags, where they count."""
        own = {**counts(self), **said(len(self.thoughts))}
        if self.tagged is None:
            return own
        among = None if where is None else {t.sentence.number for t in self.thoughts if where(self, t)}
        return {**own, **tag_counts(criterion, self.tagged, among)}

    def level(self, criterion: str, least: int = 1) -> int:
        """The level of a fitted criterion by its counts, and by the others' where it stands near a cut."""
        return level_of(criterion, self.counts, self.scales, least)

    @property
    def scales(self) -> Mapping[str, Scale]:
        """The scales that go with what is counted."""
        return scales_for(tagged=self.tagged is not None)

    @cached_property
    def expected(self) -> float:
        """The level the session's fitted criteria make likely of one of which little can be checked."""
        return expected(self.counts, self.scales)

    def weighed(self, measured: int, unsure: float) -> int:
        """A measured level, drawn by `unsure` (0 to 1) to what the session's other criteria make likely.

        At most one level up, or down one, two where more than half is unsure; never to nothing.
        """
        if not self.transcript.candidate:
            return measured  # nothing else was heard to weigh it with
        likely = (1 - unsure) * measured + unsure * self.expected
        down = 2 if unsure > 0.5 else 1
        return max(1, measured - down, min(4, measured + 1, int(likely + 0.5)))

    def heard(self, criterion: str, beside: bool = False, anywhere: bool = False) -> list[Evidence]:
        """The sentences that by the learned reading do most for a criterion, the surest first.

        `beside` takes those too that go with it without showing it, `anywhere` those outside its place.
        """
        from peakday.rubric.criteria import CRITERIA

        where = next(c.where for c in CRITERIA if c.id == criterion)
        return heard(self, criterion, (t for t in self.thoughts if anywhere or where(self, t)), beside)

    def waives(self, criterion: str) -> bool:
        """Whether the learned reading surely heard what a rule by words alone would have to find."""
        return self.tagged is not None and self.tagged.heard(*WAIVES.get(criterion, ()))

    @cached_property
    def recited(self) -> tuple[Thought, ...]:
        """Sentences that only name principles."""
        from peakday.rubric.principles import recited

        return recited(self)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What was claimed, held to the runs."""
        boxes = dict(self.drawn.board.boxes) if self.drawn.board is not None else {}
        figured = read_claims(self.transcript, self.figures, self.runs, self.prompt, boxes)
        told = {claim.text for claim in figured}
        enough = read_enough(self.sentences, self.runs, boxes)
        return figured + tuple(claim for claim in enough if claim.text not in told)
