"""The tables of board.md, made from the tables the reader itself uses.

`python docs/board_tables.py` writes them into board.md, between its `<!-- table: … -->` marks.
"""

from __future__ import annotations

import re
from pathlib import Path

from peakday.board.reading.arrows import ARROW_OPTIONS
from peakday.board.reading.boxes import BOX_FIELDS, SCALE_FIELDS
from peakday.board.reading.fields import Field
from peakday.board.reading.journeys import JOURNEY_FIELDS
from peakday.board.reading.loads import LOAD_FIELDS
from peakday.board.reading.runs import RUN_FIELDS

PAGE = Path(__file__).with_name("board.md")
TABLES = {
    "boxes": BOX_FIELDS,
    "scale": SCALE_FIELDS,
    "arrows": ARROW_OPTIONS,
    "journeys": JOURNEY_FIELDS,
    "loads": LOAD_FIELDS,
    "run": RUN_FIELDS,
}
MARK = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def as_table(fields: dict[str, Field]) -> str:
    """One table in Markdown: the word, its meaning, what holds where it is not written, an example."""
    rows = ["| write | meaning | where it is not written |", "|---|---|---|"]
    for field in fields.values():
        rows.append(
            f"| `{field.name}: {field.example}` | {field.meaning} | {field.default or 'must be written'} |"
        )
    return "\n".join(rows)


def with_tables(page: str) -> str:
    """The page with every marked table made anew."""
    return MARK.sub(lambda found: f"{found[1]}{as_table(TABLES[found[2]])}\n{found[3]}", page)


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
