"""What each kind of box can carry and costs, as data: every figure with its source, date and trust.

`fill(board)` sets every field the engine needs and lists each default it used. `kind_of(label)` tells a
box's kind from its words. `part(name)` is what the catalog knows of a service.
"""

from __future__ import annotations

from peakday.catalog.figures import Figure, Source, sources
from peakday.catalog.fill import fill, kind, kind_of, mistakes
from peakday.catalog.nearest import nearest
from peakday.catalog.parts import (
    CatalogError,
    Defaults,
    KindInfo,
    Part,
    kind_info,
    kinds,
    part,
    parts,
)
from peakday.catalog.places import delay_between
from peakday.catalog.words import Told, tell

__all__ = [
    "CatalogError",
    "Defaults",
    "Figure",
    "KindInfo",
    "Part",
    "Source",
    "Told",
    "delay_between",
    "fill",
    "kind",
    "kind_info",
    "kind_of",
    "kinds",
    "mistakes",
    "nearest",
    "part",
    "parts",
    "sources",
    "tell",
]
