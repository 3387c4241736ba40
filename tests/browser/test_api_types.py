"""The page's types say what the studio really sends."""

from __future__ import annotations

import json
import urllib.request
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from websockets.sync.client import ClientConnection, connect

from .typescript import disagreements, interfaces

if TYPE_CHECKING:
    from .server import Studio

SOURCE = Path(__file__).parents[2] / "web" / "src"
KNOWN = interfaces((SOURCE / "api" / "types.ts").read_text()) | interfaces(
    (SOURCE / "report" / "types.ts").read_text()
)
BOARD = {
    "boxes": {"shopper": {"is": "clients"}, "matcher": {"is": "service"}},
    "arrows": ["shopper -> matcher"],
}


def ask(studio: Studio, path: str, body: object | None = None) -> Any:
    """What the studio answers, as JSON."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{studio.url}{path}", data, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=180) as answer:
        return json.load(answer)


def tell(line: ClientConnection, kind: str, data: dict[str, object]) -> None:
    """Sends a command and waits until it is on disk."""
    id = str(uuid.uuid4())
    line.send(json.dumps({"id": id, "kind": kind, "data": data}))
    hear(line, lambda message: message.get("ack") == id)


def hear(line: ClientConnection, wanted: Any) -> None:
    """Reads on until a message is the one that is wanted."""
    while True:
        message = json.loads(line.recv(timeout=180))
        assert "refused" not in message, message
        if wanted(message):
            return


def test_the_types_are_what_the_studio_sends(studio: Studio) -> None:
    session = ask(studio, "api/sessions", {"prompt": "amazon-one"})["id"]
    with connect(f"ws://127.0.0.1:{studio.port}/api/sessions/{session}/live?after=0", max_size=None) as line:
        tell(line, "say", {"text": "How many stores will have this?"})
        tell(line, "card", {"card": {"id": "c", "kind": "prediction", "text": "It holds", "success": 99}})
        tell(line, "board", {"document": BOARD})
        tell(line, "run", {"load": "x2"})
        hear(line, lambda message: message.get("kind") == "run-finished")
        tell(line, "pause", {})
        tell(line, "resume", {})
    snapshot = ask(studio, f"api/sessions/{session}")
    assert snapshot["ledger"]
    assert snapshot["runs"][0]["result"] is not None, snapshot["runs"]
    estimate = ask(studio, "api/estimate", {"document": BOARD, "prompt": "amazon-one", "session": session})
    assert estimate["estimate"] is not None, estimate
    sent = {
        "Snapshot": snapshot,
        "EstimateAnswer": estimate,
        "Report": ask(studio, f"api/sessions/{session}/report"),
        "PromptSummary": ask(studio, "api/prompts")[0],
        "SessionSummary": ask(studio, "api/sessions")[0],
    }
    wrong = [each for name, value in sent.items() for each in disagreements(value, name, KNOWN, name)]
    assert wrong == []


@pytest.mark.parametrize(
    ("value", "type", "right"),
    [
        ({"n": 1}, "Thing", True),
        ({"n": "1"}, "Thing", False),
        ({}, "Thing", False),
        ([{"n": 1}, {"n": 2, "more": None}], "Thing[]", True),
        ([{"n": 1, "more": 3}], "Thing[]", False),
        ({"a": {"n": 1}}, "Record<string, Thing>", True),
        ({"a": {}}, "Record<string, Thing>", False),
        (None, "Thing | null", True),
        ({}, "Thing | null", False),
    ],
)
def test_the_test_can_tell(value: object, type: str, right: bool) -> None:
    known = interfaces("export interface Thing {\n  n: number;\n  more?: string | null;\n}\n")
    assert (disagreements(value, type, known, "it") == []) is right
