"""draw.io files as boards: plain and deflated pages, frames, labels of edges, and hostile XML."""

from __future__ import annotations

from base64 import b64encode
from urllib.parse import quote
from zlib import compressobj

import pytest

from peakday.board.formats import drawio

MODEL = """<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>
<mxCell id="r" value="Region us-east-1" style="swimlane" vertex="1" parent="1"/>
<mxCell id="a" value="&lt;b&gt;Palm&lt;/b&gt; gateway" vertex="1" parent="1"/>
<UserObject id="b" label="Matcher"><mxCell vertex="1" parent="r"/></UserObject>
<mxCell id="c" value="Profiles" style="shape=cylinder3;whiteSpace=wrap" vertex="1" parent="r"/>
<mxCell id="n" value="ask about cost" style="text;html=1" vertex="1" parent="1"/>
<mxCell id="e" style="rounded=0" edge="1" source="a" target="b" parent="1"/>
<mxCell id="f" style="dashed=1" edge="1" source="b" target="c" parent="1"/>
<mxCell id="l" value="30 %" style="edgeLabel" vertex="1" parent="f"/>
<mxCell id="g" edge="1" source="c" parent="1"/>
</root></mxGraphModel>"""


def deflated(model: str) -> str:
    packer = compressobj(9, 8, -15)
    page = b64encode(packer.compress(quote(model).encode()) + packer.flush()).decode()
    return f"<mxfile><diagram id='x' name='Page'>{page}</diagram></mxfile>"


@pytest.mark.parametrize("text", [MODEL, f"<mxfile><diagram>{MODEL}</diagram></mxfile>", deflated(MODEL)])
def test_a_page_is_read(text: str) -> None:
    board = drawio.read(text).board
    assert board is not None
    assert {box.label: box.place for box in board.boxes.values()} == {
        "Palm gateway": None, "Matcher": "us-east-1", "Profiles": "us-east-1",
    }  # fmt: skip
    assert [(arrow.name, arrow.share) for arrow in board.arrows] == [
        ("palm-gateway -> matcher", None), ("matcher ~> profiles", 0.3),
    ]  # fmt: skip
    told = {(note.field, note.value) for note in board.assumed}
    assert {("text", "ask about cost"), ("arrow", "an arrow"), ("shape", "cylinder")} <= told


@pytest.mark.parametrize(
    "text",
    ["", "<a>", "<mxfile/>", "<mxfile><diagram>%%%</diagram></mxfile>", "<mxGraphModel/>",
     '<!DOCTYPE x [<!ENTITY y "z">]><mxGraphModel>&y;</mxGraphModel>'],
)  # fmt: skip
def test_what_is_no_drawing_says_so(text: str) -> None:
    reading = drawio.read(text)
    assert reading.board is None
    assert len(reading.mistakes) == 1
