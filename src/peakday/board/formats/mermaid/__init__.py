"""Mermaid flowcharts: read as boards with what was inferred, and written from boards."""

from peakday.board.formats.mermaid.reading import document_of, read
from peakday.board.formats.mermaid.writing import write

__all__ = ["document_of", "read", "write"]
