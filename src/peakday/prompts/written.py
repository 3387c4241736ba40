"""What a prompt's author wrote, held to the format: nothing missing, every number with its source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import isclose

from peakday import quantities
from peakday.board import BoardError, check_in_time, parse_failure
from peakday.board.models import Board
from peakday.prompts.arithmetic import work_out
from peakday.prompts.fit import terms
from peakday.prompts.flaws import Flaw, PromptError
from peakday.prompts.model import Fact, Prompt

FACTS = 14
QUESTIONS = 3
DECIDING = 4
NEAR_MISSES = 5
VOLUMES = 5
CURVEBALLS = 2
STEPS = ("clarify", "metrics", "sketch", "deep-dive", "failures", "improve")
UNFILLED = "FILL"
"""The mark `peakday prompts new` leaves where an author has to write."""

_READERS: tuple[Callable[[str], object], ...] = (
    quantities.parse_duration,
    quantities.parse_rate,
    quantities.parse_share,
    quantities.parse_price,
    quantities.parse_size,
    quantities.parse_count,
)


def flaws(prompt: Prompt) -> Iterator[Flaw]:
    """Every flaw of `prompt.yaml` and `facts.yaml`."""
    for look in (_unfilled, _figures, _facts, _volumes, _journeys, _targets, _failures, _rest):
        yield from look(prompt)


def _sheet(prompt: Prompt, where: str, rule: str, mend: str) -> Flaw:
    return Flaw(prompt.id, "prompt.yaml", where, rule, mend)


def _unfilled(prompt: Prompt) -> Iterator[Flaw]:
    for path in sorted(p for p in prompt.folder.rglob("*") if p.suffix in (".yaml", ".md")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if UNFILLED in (line.split("#")[0] if path.suffix == ".yaml" else line):
                file = path.relative_to(prompt.folder).as_posix()
                yield Flaw(
                    prompt.id,
                    file,
                    f"line {number}",
                    "it is not filled in yet",
                    "Write it, and remove the mark",
                )


def _figures(prompt: Prompt) -> Iterator[Flaw]:
    if not prompt.figures:
        yield _sheet(
            prompt, "figures", "no figure is named", "Write each number the prompt stands on, with its source"
        )
    for figure in prompt.figures.values():
        where = f"figures.{figure.id}"
        if not figure.source:
            yield _sheet(
                prompt,
                where,
                "it has no source",
                "Write `source: given`, a publication, or `source: assumption` with a range",
            )
        if figure.source == "assumption" and not figure.range:
            yield _sheet(
                prompt, where, "an assumption has no range", "Write `range:`, within which the truth may lie"
            )
        if not _reads(figure.value):
            yield _sheet(
                prompt,
                where,
                f"“{figure.value}” is no quantity",
                "Write it as the board language does, such as `500 ms` or `50 000/h`",
            )


def _reads(text: str) -> bool:
    for reader in _READERS:
        try:
            reader(text)
            return True
        except quantities.QuantityError:
            continue
    return False


def _facts(prompt: Prompt) -> Iterator[Flaw]:
    def flaw(where: str, rule: str, mend: str) -> Flaw:
        return Flaw(prompt.id, "facts.yaml", where, rule, mend)

    if len(prompt.facts) < FACTS:
        yield flaw("", f"there are {len(prompt.facts)} facts", f"Write {FACTS} or more")
    if len(prompt.deciding) < DECIDING:
        yield flaw(
            "", f"{len(prompt.deciding)} facts decide", f"Mark {DECIDING} or more with `decides:` and why"
        )
    ids = [fact.id for fact in prompt.facts]
    for id in sorted({id for id in ids if ids.count(id) > 1}):
        yield flaw(id, "two facts have this id", "Give each its own")
    asked: dict[str, str] = {}
    for fact in prompt.facts:
        if len(set(fact.questions)) < QUESTIONS:
            yield flaw(
                fact.id,
                f"it has {len(set(fact.questions))} example questions, so it may never be told",
                f"Write {QUESTIONS} or more, in different words",
            )
        for question in fact.questions:
            other = asked.setdefault(question.lower(), fact.id)
            if other != fact.id:
                yield flaw(
                    fact.id, f"“{question}” is also a question for {other}", "Leave it with one of them"
                )
        yield from _sourced(prompt, fact, flaw)


def _sourced(prompt: Prompt, fact: Fact, flaw: Callable[[str, str, str], Flaw]) -> Iterator[Flaw]:
    for name in fact.figures:
        if name not in prompt.figures:
            yield flaw(
                fact.id, f"there is no figure `{name}` in prompt.yaml", "Name one of its figures, or add it"
            )
    if not fact.source:
        yield flaw(
            fact.id,
            "it has neither figures nor a source",
            "Write `source: given`, or `source: assumption` with a range",
        )
    if fact.source == "assumption" and not fact.range:
        yield flaw(fact.id, "an assumption has no range", "Write `range:`, within which the truth may lie")


def _volumes(prompt: Prompt) -> Iterator[Flaw]:
    if len(prompt.volumes) < VOLUMES:
        yield _sheet(
            prompt,
            "volumes",
            f"the volumes are worked out in {len(prompt.volumes)} steps",
            f"Write {VOLUMES} or more, from users to requests a second, to storage, to money",
        )
    if prompt.volumes and not any("USD" in volume.unit for volume in prompt.volumes):
        yield _sheet(prompt, "volumes", "they do not end in money", "Add a step whose unit is USD")
    for volume in prompt.volumes:
        where = f"volumes: {volume.step}"
        try:
            worth = work_out(volume.arithmetic)
        except ValueError as error:
            yield _sheet(prompt, where, str(error), "Write plain arithmetic, such as `50000 / 3600`")
            continue
        if not isclose(worth, volume.gives, rel_tol=0.01):
            yield _sheet(
                prompt,
                where,
                f"{volume.arithmetic} gives {worth:.6g}, not {volume.gives:g}",
                f"Write `gives: {worth:.4g}`",
            )
        for name in volume.figures:
            if name not in prompt.figures:
                yield _sheet(prompt, where, f"there is no figure `{name}`", "Name the figures it starts from")


def _journeys(prompt: Prompt) -> Iterator[Flaw]:
    if not prompt.journeys:
        yield _sheet(prompt, "journeys", "there is no journey", "Write one, with its load, average and peak")
    for journey in prompt.journeys.values():
        load = journey.load
        if isinstance(load, str) or "average" not in load or not {"peak", "steps", "rate"} & set(load):
            yield _sheet(
                prompt,
                f"journeys.{journey.name}",
                "its load lacks an average or a peak",
                "Write both, such as `{average: 1 M/day, peak: 50 000/h, shape: day}`, or `steps:`",
            )


def _targets(prompt: Prompt) -> Iterator[Flaw]:
    if not prompt.targets:
        yield _sheet(
            prompt,
            "targets",
            "there is no target",
            "Write what a design has to reach, such as `checkout p99 < 500 ms`",
        )
    told = {name for fact in prompt.facts for name in fact.figures}
    for text in prompt.targets:
        figure = prompt.target_figures.get(text)
        if not figure:
            yield _sheet(
                prompt, f"targets: {text}", "it stands on no figure", "Name one with `figure:`, or add it"
            )
        elif figure not in told:
            yield Flaw(
                prompt.id,
                "facts.yaml",
                "",
                f"no fact tells the figure `{figure}`, on which the target `{text}` stands",
                "Say it in a fact, and name it under that fact's `figures:`",
            )
    for text, why in prompt.target_reasons.items():
        if not why:
            yield _sheet(
                prompt,
                f"targets: {text}",
                "nobody says why",
                "Write `why:` - the customer, the cost or the law",
            )
    if prompt.journeys:
        try:
            agreed = terms(prompt)
        except PromptError as error:
            yield _sheet(prompt, "journeys, targets or run", str(error), "Write them as in a board file")
        else:
            metrics = {target.metric for target in agreed.targets}
            if prompt.targets and "cost" not in metrics:
                yield _sheet(
                    prompt, "targets", "no target bounds the cost", "Add one, such as `cost < $10 000/month`"
                )


def _failures(prompt: Prompt) -> Iterator[Flaw]:
    if len(prompt.failures) < 2:
        yield _sheet(
            prompt,
            "failures",
            "fewer than two failures are raised",
            "Write two or more, each with what is said and what to predict",
        )
    try:
        strong = prompt.board("strong")
    except (KeyError, OSError, BoardError):
        return  # said of the designs
    for failure in prompt.failures:
        where = f"failures: {failure.id}"
        aimed = failure.on(strong)
        if aimed is None:
            yield _sheet(
                prompt,
                where,
                "it finds nothing to hit in the strong design",
                "Aim it at words or kinds of a box that is drawn there",
            )
            continue
        rule = _fails_to_read(aimed, strong)
        if rule:
            yield _sheet(prompt, where, f"`{aimed}`: {rule}", "Write it as a board's failures are")


def _fails_to_read(text: str, board: Board) -> str | None:
    try:
        check_in_time(parse_failure(text, board), board)
    except ValueError as error:
        return str(error)
    return None


def _rest(prompt: Prompt) -> Iterator[Flaw]:
    if not 10 <= prompt.minutes <= 120:
        yield _sheet(prompt, "minutes", f"{prompt.minutes} minutes is no interview", "Write 45 or 60")
    if len(prompt.near_misses) < NEAR_MISSES:
        yield _sheet(
            prompt,
            "near_misses",
            f"there are {len(prompt.near_misses)} questions that must not be answered",
            f"Write {NEAR_MISSES} or more",
        )
    for field, entries in (
        ("risks", prompt.risks),
        ("trade_offs", prompt.trade_offs),
        ("curveballs", prompt.curveballs),
        ("likely_questions", prompt.likely_questions),
    ):
        if not entries:
            yield _sheet(prompt, field, "there is none", "Write one or more")
    if 0 < len(prompt.curveballs) < CURVEBALLS:
        yield _sheet(prompt, "curveballs", "there is only one", f"Write {CURVEBALLS} or more")
    for ball in prompt.curveballs:
        where = f"curveballs: {ball.id}"
        if ball.flips not in prompt.designs:
            yield _sheet(
                prompt, where, f"there is no design `{ball.flips}`", "Name the design whose verdict it turns"
            )
        if ball.step is None and ball.minute is None:
            yield _sheet(prompt, where, "it is never raised", "Write its `step:`, or its `minute:` of 45")
        if ball.step is not None and ball.step not in STEPS:
            yield _sheet(
                prompt, where, f"there is no step `{ball.step}`", f"The steps are {', '.join(STEPS)}"
            )
        if not (ball.load or ball.target or ball.place):
            yield _sheet(prompt, where, "it changes nothing", "Give it a `load:`, a `target:` or a `place:`")
