"""S2: what is in and what is out, where, what comes first, and why."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from peakday.rubric.criterion import Criterion, Reading, found
from peakday.rubric.material import Material
from peakday.rubric.quoting import best, reaching
from peakday.rubric.reading.around import apart, breath, clip, in_step, shortened, statements, upto
from peakday.rubric.reading.strength import Counts
from peakday.rubric.reading.tag_table import SAYS
from peakday.rubric.reading.talk import Thought

_IN = re.compile(
    r"\b(?:in(?:side)?(?: scope)?:|in scope\b|scope(?:'s| is| would be| covers|:)|(?:i|we)(?:'m| am"
    r"|'ll| will|'d| would)? (?:doing|do|take"
    r"|include|cover|focus|build|design|consider|limit|keep)\b.{0,40}(?:scope|first|only|to\b|in\b)"
    r"|first release\b.{0,30}(?:is|only|:)"
    r"|release (?:one|1)\b|version (?:one|1)\b|only (?:house|the|for|in)\b|i (?:include|cover"
    r"|take)\b|focus on|concentrate on)"
)
_OUT = re.compile(
    r"\b(?:out(?:side)?(?: of)?(?: scope)?:|out of scope|outside (?:the )?scope"
    r"|not in(?: scope)?[: ]|not:|leav(?:e|ing) out|left out"
    r"|stays? out|exclud\w+|(?:i'm|i am|we're|i'll|i will) (?:ignoring|not (?:doing|considering"
    r"|covering|building|designing)|skip\w*|leav\w+)"
    r"|(?:i|we) (?:would not|won't|will not|wouldn't) (?:do|cover|build|design|touch)|(?:i"
    r"|we) (?:leave|skip|exclude|park|ignore|drop)"
    r"|not (?:the|routing|transport|enrolment|in (?:the )?(?:first|release|version))\b"
    r"|no \w+ (?:yet|for now|in (?:the )?first))"
)


class _Seen(NamedTuple):
    """What counts here, with the sentences it rests on."""

    counts: Counts
    inside: list[Thought]
    outside: list[Thought]
    lines: list[Thought]
    where: list[Thought]
    release: list[Thought]
    argued: list[Thought]
    implied: list[Thought]


def read(material: Material) -> Reading:
    """Level by what was named (in, out, region or release) and whether the choice is argued."""
    seen = _look(material)
    level = material.level("S2", least=1 if seen.implied else 0)
    if level == 4 and not seen.argued:
        level = 3
    outside = best(material, "S2", seen.outside, "scope-out")
    inside = best(material, "S2", seen.inside, "scope-in", "first")
    evidence = [material.quote(t.sentence, "names what is out") for t in outside[:1]]
    for thought in inside[:1]:
        if evidence and evidence[0] and thought.sentence.text in evidence[0].text:
            evidence = [replace(evidence[0], why="names what is in and what is out")]
        else:
            evidence.append(material.quote(thought.sentence, "names what is in"))
    for thought in best(material, "S2", seen.argued, "scope-argued")[:1]:
        until, why = reaching(material, "S2", breath(material, thought), ["reason"])
        evidence.append(
            material.quote(thought.sentence, "argues the choice" if why else "draws the line", until)
        )
    evidence += [
        material.quote(t.sentence, "a region or a first release, in passing")
        for t in seen.implied[:1]
        if not seen.lines
    ]
    return found(
        level,
        evidence,
        _raise(material, seen),
    )


def counts(material: Material) -> Counts:
    """The named counts the level is made of."""
    return _look(material).counts


def _look(material: Material) -> _Seen:
    told = [
        t
        for t in statements(material)
        if not material.after_drawing(t.sentence) or in_step(material, t, "clarify")
    ]
    inside = [t for t in told if _IN.search(t.sentence.low)]
    outside = [t for t in told if _OUT.search(t.sentence.low)]
    lines = inside + [t for t in outside if t not in inside]
    where = [t for t in told if t.has("region") and (t in lines or _near(t, lines))]
    release = [t for t in told if t.has("release") and (t in lines or _near(t, lines))]
    argued = [t for t in apart(lines, gap=0) if any(u.has("reason") for u in breath(material, t))]
    implied = [t for t in told if t.any("region") and t.any("release", "decides")]
    counted = {
        "in": upto(inside, 1),
        "out": upto(outside, 1),
        "where": upto(where, 1),
        "first": upto(release, 1),
        "argued": upto(argued, 2),
    }
    inside = [t for t in inside if _IN.search(_OUT.sub(" ", t.sentence.low))]
    return _Seen(counted, inside, outside, lines, where, release, argued, implied)


def _near(thought: Thought, others: list[Thought]) -> bool:
    return any(
        other.sentence.turn is thought.sentence.turn
        and abs(other.sentence.number - thought.sentence.number) <= 2
        for other in others
    )


def _raise(material: Material, seen: _Seen) -> str:
    heard = {piece.why: piece.text for piece in material.heard("S2")}
    inside = seen.inside or SAYS["scope-in"] in heard
    out = clip(seen.outside[0]) if seen.outside else shortened(heard.get(SAYS["scope-out"], ""))
    if not out:
        said = f"You take in “{clip(seen.inside[0])}”: name" if seen.inside else "Name"
        return f"{said} one thing you leave out, and for how long."
    if not inside:
        return f"You leave out “{out}”; say in one sentence what is in."
    if not (seen.where or seen.release):
        return "Name the region and what the first release holds."
    return (
        ""
        if seen.argued
        else f"“{out}”: say why the line is there, whom it serves first, which risk it avoids."
    )


CRITERION = Criterion(
    "S2", "scoping", "Scope", ("text",),
    ("implied", "in or out of scope named", "in and out of scope, regions, first release",
     "and the choice is argued from the customer or the risk"),
    read,
    counts,
)  # fmt: skip
