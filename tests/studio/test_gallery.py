"""The gallery: every prompt's designs as drawn and measured, and no hidden fact."""

from __future__ import annotations

import json

import pytest

from peakday.prompts import all_ids, load

from .harness import Studio


def test_every_prompt_has_a_card(studio: Studio) -> None:
    cards = studio.http.get("/api/gallery").json()
    assert [card["id"] for card in cards] == list(all_ids())
    assert all(card["strong"]["title"] for card in cards)


@pytest.mark.parametrize("id", all_ids())
def test_every_design_is_drawn_and_no_fact_is_told(studio: Studio, id: str) -> None:
    found = studio.http.get(f"/api/gallery/{id}").json()
    prompt = load(id)
    assert [design["name"] for design in found["designs"]] == list(prompt.designs)
    told = json.dumps(found, ensure_ascii=False)
    assert [fact.id for fact in prompt.facts if fact.text in told] == []
    for name in prompt.designs:
        answer = studio.http.get(f"/api/gallery/{id}/{name}.svg")
        assert answer.headers["content-type"] == "image/svg+xml"
        assert answer.text.startswith("<svg")


@pytest.mark.parametrize("address", ["nothing", "amazon-one/nothing.svg", "..%2F..%2Fetc/strong.svg"])
def test_what_is_not_there_is_told(studio: Studio, address: str) -> None:
    answer = studio.http.get(f"/api/gallery/{address}")
    assert answer.status_code == 404
    assert answer.json()["why"]


def test_a_measured_prompt_has_its_figures_and_pages(studio: Studio) -> None:
    cards = [card for card in studio.http.get("/api/gallery").json() if card["strong"]["measured"]]
    assert cards, "nothing is measured: run `peakday prompts gallery`"
    found = studio.http.get(f"/api/gallery/{cards[0]['id']}").json()
    strong = next(design for design in found["designs"] if design["name"] == "strong")
    assert strong["measured"]["targets"]
    assert "break next" in strong["page"].lower()
