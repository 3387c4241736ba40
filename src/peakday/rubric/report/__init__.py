"""The report: what the page shows and what a person keeps, from one `Grade`."""

from __future__ import annotations

from peakday.rubric.report.data import report_data
from peakday.rubric.report.markdown import to_markdown

__all__ = ["report_data", "to_markdown"]
