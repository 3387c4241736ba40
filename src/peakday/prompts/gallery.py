"""The gallery: what was measured of every prompt, as data in the package and as pages in the docs.

`peakday prompts gallery` measures and writes both; nothing here is written by hand. A page shows each
design's drawing, its numbers at the peak, what its failures did, and what it costs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from peakday.experiments import say_figure, say_interval
from peakday.prompts.measure import board_of, made_of
from peakday.prompts.model import Prompt
from peakday.prompts.picture import draw

_Target = Mapping[str, Any] | None
RECORDS = Path(__file__).parent / "measured"
MARKS = {True: "✓", False: "✗", None: "?"}
"""A target met, missed, and left undecided by the run."""
NO_BREAK = "\N{NO-BREAK SPACE}"
_LOOSE = re.compile(
    r"(?<=\d) (?=\d{3}(?!\d)|(?:ms|s|min|h|%|KB|MB|GB|TB|M)(?!\w))"
    r"|(?<=\d,) (?=[\d. ]+\])|(?<=[✓✗?<>]) (?=[$\d])"
)
"""The spaces inside what is read as one: `8 000`, `1.2 s`, `[0.766, 0.772]`, `✓ 3`."""


def recorded(prompt: Prompt) -> dict[str, Any] | None:
    """What the package carries of a prompt's measurement; `None` where there is none of these files."""
    record = _kept(prompt.id)
    return record if record is not None and record["made_of"] == made_of(prompt) else None


def recorded_design(folder: Path, name: str) -> dict[str, Any] | None:
    """What the package carries of one design of a prompt's folder, which need not be read for it.

    `None` where there is none of this board.
    """
    board = folder / "designs" / f"{name}.yaml"
    found: dict[str, Any] | None = (_kept(folder.name) or {"designs": {}})["designs"].get(name)
    known = found is not None and board.is_file() and found.get("board") == board_of(board)
    return found if known else None


def _kept(id: str) -> dict[str, Any] | None:
    path = RECORDS / f"{id}.json"
    if not path.is_file():
        return None
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return record


def keep(record: Mapping[str, Any]) -> Path:
    """Write one prompt's measurement where the package carries it."""
    RECORDS.mkdir(exist_ok=True)
    path = RECORDS / f"{record['prompt']}.json"
    path.write_text(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return path


def write_pages(prompts: Iterable[tuple[Prompt, Mapping[str, Any]]], docs: Path) -> list[Path]:
    """The pages for prompts and what was measured of them: one each with its drawings, and the table."""
    folder = docs / "gallery"
    folder.mkdir(parents=True, exist_ok=True)
    written, rows = [], []
    for prompt, record in prompts:
        for name, answer in record["designs"].items():
            if "trouble" not in answer:
                picture = folder / f"{prompt.id}-{name}.svg"
                picture.write_text(draw(prompt.board(name), answer["boxes"]), encoding="utf-8")
        page = folder / f"{prompt.id}.md"
        page.write_text(_unbroken(_page(prompt, record)), encoding="utf-8")
        written.append(page)
        rows.append(_table(prompt, record))
    index = folder / "index.md"
    index.write_text(_unbroken(_index(rows)), encoding="utf-8")
    return [*written, index]


def _unbroken(page: str) -> str:
    """A page whose numbers stay with their thousands, their units and their intervals' other end."""
    parts = page.split("`")
    parts[::2] = [_LOOSE.sub(NO_BREAK, prose) for prose in parts[::2]]
    return "`".join(parts)


def _number(value: float) -> str:
    """A whole number as it is, another with up to six significant figures; never as a power of ten."""
    exact = value if isinstance(value, int) else Decimal(f"{value:.6g}")
    return f"{Decimal(exact):,f}".replace(",", " ")


def _index(rows: list[str]) -> str:
    return "\n".join(
        [
            "# The gallery",
            "",
            "Every prompt's designs as they ran, at its own peak and through its own failures. Written by",
            "`peakday prompts gallery`; the figures are measured, nothing is edited by hand. In brackets the",
            "95 % interval; ✓ met, ✗ missed, ? left open by the run. How long each takes is in",
            "[a table of its own](how-long.md).",
            "",
            *rows,
        ]
    )


def _table(prompt: Prompt, record: Mapping[str, Any]) -> str:
    designs = {n: a for n, a in record["designs"].items() if "trouble" not in a}
    lines = [
        f"## [{prompt.title}]({prompt.id}.md)",
        "",
        f"{prompt.summary}",
        "",
        "| target | " + " | ".join(designs) + " |",
        "| --- |" + " --- |" * len(designs),
    ]
    measured = [{target["text"]: target for target in a["targets"]} for a in designs.values()]
    for text in prompt.targets:
        lines.append(f"| {text} | " + " | ".join(_cell(targets.get(text)) for targets in measured) + " |")
    lines.append(
        "| what limits it | " + " | ".join(a["limiting"] or "nothing" for a in designs.values()) + " |"
    )
    lines.append("| engine | " + " | ".join(_engine_in_short(a) for a in designs.values()) + " |")
    return "\n".join([*lines, ""])


def _cell(target: Mapping[str, Any] | None) -> str:
    if target is None:
        return "–"
    said = f"{MARKS[target['met']]} {say_figure(target['measured'], target['unit'])}"
    interval = target["ci95"]
    if interval and target["unit"] != "USD/month" and None not in interval:
        low, high = interval
        said += f" [{', '.join(say_interval(low, high, target['measured'], target['unit']))}]"
    return said


def paired(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[tuple[str, _Target, _Target]]:
    """Every target of two measured boards by its text, with what each measured; `None` where one lacks it."""
    both = [{target["text"]: target for target in side["targets"]} for side in (one, other)]
    return [(text, both[0].get(text), both[1].get(text)) for text in both[0] | both[1]]


def _page(prompt: Prompt, record: Mapping[str, Any]) -> str:
    lines = [
        f"# {prompt.title}",
        "",
        prompt.summary,
        "",
        *(f"> {line}" for line in prompt.opening.splitlines()),
        "",
    ]
    lines += ["## How much it is", "", "| step | arithmetic | gives |", "| --- | --- | --- |"]
    lines += [f"| {v.step} | {v.arithmetic} | {_number(v.gives)} {v.unit} |" for v in prompt.volumes]
    for name, answer in record["designs"].items():
        drawing = f"{prompt.id}-{name}.svg"
        lines += ["", f"## The {name} design: {prompt.designs[name].title}", ""]
        if "trouble" in answer:
            lines.append(f"It does not run: {answer['trouble']}")
            continue
        lines += [
            # a picture that is too small to read on a phone opens by itself
            f"[![Its drawing, with how busy each box was]({drawing})]({drawing})",
            "",
            *_design(answer),
            "",
        ]
        lines.append(prompt.designs[name].page.partition("\n")[2].strip())
    lines += ["", *_trade_offs(prompt, record), *_curveballs(prompt, record)]
    return "\n".join(lines).rstrip() + "\n"


def _design(answer: Mapping[str, Any]) -> list[str]:
    scale = answer["cost"]["usd_per_month"]
    lines = [
        f"It **{answer['verdict']}** at {say_figure(scale, 'USD/month')}. "
        f"{_number(answer['requests'])} requests in {answer['seeds']} replications, {_engine(answer)}.",
        "",
        "| target | measured |",
        "| --- | --- |",
        *(f"| {target['text']} | {_cell(target)} |" for target in answer["targets"]),
    ]
    told = [line for failure in answer["failures"] if (line := _failure(failure))]
    if told:
        lines += ["", "What its failures did:", "", *told]
    idle = [
        f"- without *{box}*: {found.get('says', found.get('trouble'))}"
        for box, found in answer.get("idle", {}).items()
    ]
    if idle:
        lines += ["", "Boxes taken away, one at a time:", "", *idle]
    return lines


def _engine(answer: Mapping[str, Any]) -> str:
    """Which engine ran it, and how far the scaled one was from the exact one where both could run."""
    scaled = answer["scaled"]
    if scaled is None:
        return "by the exact engine"
    error = scaled["error"]
    off = (
        f"beside the exact engine, at {error['measured_at']}, "
        f"it was {_off(error, 'p99')} off in the p99, {_off(error, 'success')} in the answered"
        if error
        else "no smaller board that both engines can run is left to tell its error by"
    )
    return f"by the scaled engine: one request stands for {_number(scaled['crowd'])}; {off}"


def _engine_in_short(answer: Mapping[str, Any]) -> str:
    scaled = answer["scaled"]
    if scaled is None:
        return "exact"
    error = scaled["error"]
    return f"scaled, p99 off by {_off(error, 'p99')}" if error else "scaled, error not measured"


def _off(error: Mapping[str, Any], figure: str) -> str:
    """How far a figure of the scaled engine was off; unknown where too few requests came to be told by."""
    off = error.get(figure)
    return "an unknown share" if off is None else f"{100 * off:.2g} %"


def _failure(failure: Mapping[str, Any]) -> str:
    parts = []
    for journey, found in failure.items():
        if journey != "text":
            slowest = found["slowest_mean_ms"]
            late = f", {say_figure(slowest, 'ms')} on average at its slowest" if slowest is not None else ""
            least = found["least_success"]
            share = "all answered"
            if least < 1:
                share = f"{say_figure(100 * least, '%')} of what ended in the worst moment answered"
            parts.append(f"{journey} {share}{late}")
    return f"- `{failure['text']}`: {'; '.join(parts)}." if parts else ""


def _trade_offs(prompt: Prompt, record: Mapping[str, Any]) -> list[str]:
    lines = ["## Trade-offs, both sides measured", ""]
    for each in prompt.trade_offs:
        sides = record["trade_offs"].get(each.id)
        if not sides or "trouble" in sides:
            continue
        lines += [f"| target | {each.one.partition('. ')[0]} | {each.other.partition('. ')[0]} |"]
        lines += ["| --- | --- | --- |"]
        for text, one, other in paired(sides["one"], sides["other"]):
            lines.append(f"| {text} | {_cell(one)} | {_cell(other)} |")
        lines.append(f"| the busiest box | {say_busiest(sides['one'])} | {say_busiest(sides['other'])} |")
        lines += ["", f"What decides: {each.decides} The strong design: {each.answer}", ""]
    return lines


def say_busiest(side: Mapping[str, Any]) -> str:
    """The box with the least room of a measured board, and how busy it is."""
    busy = {name: box["utilisation"] for name, box in side["boxes"].items() if box["utilisation"] is not None}
    name = max(busy, key=lambda name: busy[name], default=None)
    return "none has a limit" if name is None else f"{name}, {100 * busy[name]:.3g} %"


def _curveballs(prompt: Prompt, record: Mapping[str, Any]) -> list[str]:
    lines = ["## Curveballs", ""]
    for ball in prompt.curveballs:
        turned = record["curveballs"].get(ball.id, {}).get("flips", [])
        said = "; ".join(_turn(each) for each in turned)
        lines.append(f"- *{ball.text}* On the {ball.flips} design: {said or 'nothing turns'}.")
    return [*lines, ""]


def _turn(turned: Mapping[str, Any]) -> str:
    before, after = (say_figure(turned[when], turned["unit"]) for when in ("before", "after"))
    return f"{turned['target']} is {'met' if turned['met'] else 'missed'}, {after}" + (
        f" after {before}" if before != after else ""
    )
