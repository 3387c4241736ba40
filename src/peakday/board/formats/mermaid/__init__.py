"""Mermaid flowcharts: read as boards with what was inferred, and written from boards."""

from peakday.board.formats.mermaid.reading import read
from peakday.board.formats.mermaid.writing import write

__all__ = ["read", "write"]
