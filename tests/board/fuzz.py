"""Read many mangled boards: each must give a board or clean mistakes, never anything else.

python tests/board/fuzz.py [HOW MANY, 20 000] [SEED, 1]
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from board.contract import PALM
from peakday.board import BoardError, document, merge, parse, write

WORDS = """
- -> ~> : , { } [ ] # & * ! | > ' " % @ ` ? null true 010 nan .inf -5 1e999 50,000/h 80 ms x10 $5 ~ << &a *a
!!int --- ... boxes: is: arrows: zipf mix lognormal every scale 10 M 99 % at 5 min: from until a -> a
{a: {b: {c: }}} 0x10 1_0 1,5 s burst 08:00-16:00 during failures
"""
SCRAPS = [*WORDS.split(), "\t", "\n", " ", "", "\u2009", "\0", "\ud800", "\U0001f600", "\u202e"]
RICH = """\
boxes:
  u: {is: clients}
  c: {is: cache, hit: zipf 0.9 of 1 M room 50k lru, label: "Fast: cache"}
  d: {partitions: 4, keys: zipf 1.1 of 1 M, limit: 10k/s burst 5k, errors: 0.5 % wrong 0.3 %, place: eu/a}
  p: {is: people, shifts: ["08:00-16:00 x 40", "22:00-06:00 x 4"], time: pert 2 min 5 min 12 min}
  s:
    scale: {from: 4, to: 200, at: 60 %, every: 30 s, warm: 90 s}
    time: mix 99% exp 4 ms + 1% 1 s
    price: $0.05/h + $0.20/M
    every: 5 min or 100
arrows:
  - u -> s
  - s -> c: {together: true, times: 2, need: 1, breaker: 50 % of 20 in 10 s rest 5 s}
  - c -> d: {on: miss, either: true, share: 20 %, hedge: 10 ms, else: p, only: [go]}
  - s ~> p
  - p ~> s: {share: 10 %}
journeys:
  go: {from: u, load: {average: 1 M/day, peak: 50 000/h, shape: day, at: "18:00"}, until: p, priority: 1}
  come: {load: {steps: [[0 s, 100/s], [60 s, 500/s]], evenly: true}}
  rest: {load: {users: 10 M, think: 30 s}}
targets: [go within 90 min during failures > 95 %, cost < $2 000/month]
failures: ["at 1 min: u -> s cut", at 2 min for 1 min: eu lost, at 3 min: load x3]
run: {for: 10 min, until: 2 %, starts: "08:00"}
layout: {u: [1, 2.5]}
notes: [a, {b: 3}]
"""


def mangled(rng: random.Random) -> str:
    """One board with a few letters, words or lines taken out, put in or moved."""
    text = rng.choice((PALM, RICH))
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        at = rng.randrange(len(text) + 1)
        length = rng.choice((1, 1, 3, 10, 60))
        way = rng.randrange(6)
        if way == 0:
            text = text[:at] + text[at + length :]
        elif way == 1:
            text = text[:at] + rng.choice(SCRAPS) + text[at:]
        elif way == 2:
            text = text[:at] + rng.choice(SCRAPS) + text[at + length :]
        elif way == 3:
            other = rng.randrange(len(text) + 1)
            text = text[:at] + text[other : other + length] + text[at:]
        elif way == 4:
            lines = text.split("\n")
            lines.insert(rng.randrange(len(lines)), lines.pop(rng.randrange(len(lines))))
            text = "\n".join(lines)
        else:
            text = text[:at] + chr(rng.choice((rng.randrange(256), rng.randrange(0x10FFFF)))) + text[at:]
    return text


def try_one(text: str) -> str:
    """`board` or `mistakes`; raises where reading, writing or merging is not clean."""
    reading = parse(text)
    if reading.board is None:
        assert reading.mistakes, "no board, and no word why"
        for mistake in reading.mistakes:
            said = str(mistake)
            assert all((mistake.rule, mistake.mend, said.isprintable())), repr(said)
            assert min(mistake.line, mistake.column) >= 1
    else:
        again = parse(write(reading.board))
        assert again.board is not None, [str(m) for m in again.mistakes]
    try:
        found = document(text)
    except BoardError:
        return "mistakes"
    assert merge(text, found) == text
    if reading.board is None:
        return "mistakes"
    found["layout"] = {"u": [3, 4]}
    assert document(merge(text, found)) == found
    return "board"


def main(how_many: int = 20_000, seed: int = 1) -> int:
    """Try so many boards; report what came of them; 1 where one was not clean."""
    counts = {"board": 0, "mistakes": 0, "not clean": 0}
    slowest, began = 0.0, time.perf_counter()
    for number in range(how_many):
        text = mangled(random.Random(f"{seed}/{number}"))
        start = time.perf_counter()
        try:
            counts[try_one(text)] += 1
        except Exception as error:
            counts["not clean"] += 1
            if counts["not clean"] <= 5:
                print(f"--- seed {seed}/{number}: {type(error).__name__}: {error}\n{text!r}\n")
        slowest = max(slowest, time.perf_counter() - start)
    print(
        f"{how_many} mangled boards in {time.perf_counter() - began:.0f} s; "
        f"the slowest took {slowest * 1000:.0f} ms"
    )
    print(", ".join(f"{name}: {count}" for name, count in counts.items()))
    return 1 if counts["not clean"] else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
