"""What people paste: each program's way to write who spoke when, told apart without being told."""

from __future__ import annotations

import pytest

from peakday.interview.transcript import parse

TASK = "Okay so today I'd like you to design pay-by-palm for our stores."
FIRST = "Sure. How many shoppers a minute does a busy store see?"
LAST = "About a hundred."

PASTED = {
    "Teams captions": f"""WEBVTT

8f1a2b3c-0001/12-0
00:00:03.120 --> 00:00:07.400
<v Dana Ruiz>{TASK}</v>

8f1a2b3c-0001/14-0
00:00:08.000 --> 00:00:15.900
<v Sam Okafor>{FIRST}</v>

8f1a2b3c-0001/15-0
00:00:18.000 --> 00:00:20.000
<v Dana Ruiz>{LAST}</v>
""",
    "Zoom captions": f"""WEBVTT

1
00:00:03.120 --> 00:00:07.400
Dana Ruiz: {TASK}

2
00:00:08.000 --> 00:00:15.900
Sam Okafor: {FIRST}

3
00:00:18.000 --> 00:00:20.000
Dana Ruiz: {LAST}
""",
    "subtitles with turns": f"""1
00:00:03,120 --> 00:00:07,400
>> DANA: {TASK}

2
00:00:08,000 --> 00:00:15,900
>> SAM: {FIRST}

3
00:00:18,000 --> 00:00:20,000
>> {LAST}
""",
    "Zoom's transcript": f"[Dana Ruiz] 09:00:03\n{TASK}\n\n"
    f"[Sam Okafor] 09:00:08\n{FIRST}\n\n[Dana Ruiz] 09:00:18\n{LAST}\n",
    "Otter": f"Dana Ruiz  0:03  \n{TASK}\n\nSam Okafor  0:08  \n{FIRST}\n\nDana Ruiz  0:18  \n{LAST}\n",
    "Teams's document": f"Mock interview\nJanuary 1, 2026, 10:00AM\n45m 12s\n\nDana Ruiz   0:03\n{TASK}\n\n"
    f"Sam Okafor   0:08\n{FIRST}\n\nDana Ruiz   0:18\n{LAST}\n",
    "Meet": f"Transcript\n00:00:00\n \nDana Ruiz: {TASK}\nSam Okafor: {FIRST}\n"
    f"00:05:00\n \nDana Ruiz: {LAST}\nSam Okafor: ok\n",
    "Rev": f"Speaker 1 (00:03):\n{TASK}\n\nSpeaker 2 (00:08):\n{FIRST}\n\nSpeaker 1 (00:18):\n{LAST}\n",
    "dashes": f"00:10 - Interviewer - {TASK}\n00:20 - Candidate - {FIRST}\n00:30 - Interviewer - {LAST}\n",
    "a clock on the wall": f"[10:59:03 AM] Dana: {TASK}\n[11:02 AM] Sam: {FIRST}\n[01:00 PM] Dana: {LAST}\n",
    "letters": f"I: {TASK}\nC: {FIRST}\nI: {LAST}\nC: ok\n",
    "bold letters": f"**Q:** {TASK}\n**A:** {FIRST}\n**Q:** {LAST}\n**A:** ok\n",
}


@pytest.mark.parametrize("text", PASTED.values(), ids=PASTED.keys())
def test_who_said_what_is_told(text: str) -> None:
    session = parse(text)
    said = [(turn.speaker, turn.text) for turn in session.turns if TASK in turn.text or len(turn.text) > 9]
    assert said[-3:] == [("interviewer", TASK), ("candidate", FIRST), ("interviewer", LAST)]
    assert not session.problems


def test_a_number_alone_on_a_captions_second_line_is_said() -> None:
    text = (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\nSam: We plan for a peak of\n5000\n\n"
        "2\n00:00:04.000 --> 00:00:05.000\nSam: a second.\n"
    )
    assert [turn.text for turn in parse(text).turns] == ["We plan for a peak of\n5000\na second."]


def test_a_clock_on_the_wall_counts_over_noon() -> None:
    assert parse(PASTED["a clock on the wall"]).minutes == pytest.approx(121, abs=0.1)
