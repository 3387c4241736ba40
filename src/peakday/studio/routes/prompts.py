"""The prompts to choose among, and the words and parts a board can be drawn with."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from typing import Any

from fastapi import APIRouter

router = APIRouter()


@router.get("/api/prompts")
def prompts() -> list[dict[str, Any]]:
    """Every prompt: `{id, title, summary, minutes}`."""
    from peakday.prompts import headlines

    return [asdict(one) for one in headlines()]


@router.get("/api/catalog")
def catalog() -> dict[str, Any]:
    """Kinds `{kind, label, shape, words}` and parts `{name, kind, label, note, words}` of the catalog."""
    return _catalog()


@lru_cache(maxsize=1)
def _catalog() -> dict[str, Any]:
    from peakday.catalog import kinds, parts

    return {
        "kinds": [
            {"kind": each.kind, "label": each.label, "shape": each.shape, "words": list(each.words)}
            for each in kinds()
        ],
        "parts": [
            {
                "name": each.name,
                "kind": each.kind,
                "label": each.label,
                "note": each.note,
                "words": list(each.words),
            }
            for each in parts()
        ],
    }
