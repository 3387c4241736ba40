"""A few hundred mangled boards, and any text at all (20 000 of them: `python tests/board/fuzz.py`)."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from board.fuzz import mangled, try_one


def test_mangled_boards_give_clean_mistakes():
    came = {try_one(mangled(random.Random(f"1/{number}"))) for number in range(300)}
    assert came == {"board", "mistakes"}


@settings(max_examples=150)
@given(st.text(max_size=120))
def test_any_text_gives_clean_mistakes(text):
    try_one(text)
