"""draw.io (diagrams.net) files read as boards."""

from peakday.board.formats.drawio.reading import read

__all__ = ["read"]
