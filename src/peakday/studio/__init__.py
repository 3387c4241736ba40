"""The studio: sessions over HTTP and WebSockets, the board's runs, and the built page. Loopback only."""

from __future__ import annotations

from peakday.studio.serve import serve

__all__ = ["serve"]
