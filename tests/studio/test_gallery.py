"""The gallery's data, as the studio serves it."""

from __future__ import annotations

from .harness import Studio


def test_every_measured_prompt_has_its_designs_and_their_drawings(studio: Studio) -> None:
    lines = studio.http.get("/api/gallery").json()
    assert lines, "nothing is measured: run `peakday prompts gallery`"
    first = lines[0]
    assert {"strong", "naive", "overbuilt"} <= {design["name"] for design in first["designs"]}
    whole = studio.http.get(f"/api/gallery/{first['id']}").json()
    assert whole["designs"]["strong"]["drawing"].startswith("<svg")
    assert "break next" in whole["designs"]["strong"]["page"].lower()


def test_a_prompt_there_is_not_is_said(studio: Studio) -> None:
    assert studio.http.get("/api/gallery/no-such-prompt").status_code == 404
