"""The report: what the page shows and what a person keeps, from one `Grade`."""

from __future__ import annotations

from peakday.rubric.report.data import report_data
from peakday.rubric.report.written import to_markdown

markdown = to_markdown
"""The same, by the name the studio knows it."""

__all__ = ["markdown", "report_data", "to_markdown"]
