"""Excalidraw files, and what Excalidraw puts on the clipboard, read as boards."""

from peakday.board.formats.excalidraw.reading import read

__all__ = ["read"]
