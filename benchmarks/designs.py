"""How long each prompt's designs take at their own scale and seeds: `python -m benchmarks.designs [PROMPT…]`.

Prints the table of docs/gallery/how-long.md, one design after the other, the kernel compiled before. A time
is this machine's at that moment: a busier one takes longer.
"""

from __future__ import annotations

import sys
from time import perf_counter, process_time

from benchmarks.machine import machine
from peakday.prompts import all_ids, load
from peakday.prompts.check import engine


def main(wanted: list[str]) -> None:
    """Print one line a prompt: seconds, and processor seconds, of each of its designs."""
    about = machine()
    print(
        f"{about['cores']} cores, Python {about['python']}, numba {about['numba']}, {about['processor']}.\n"
    )
    print("| prompt | engine | strong | naive | overbuilt | the other |")
    print("| --- | --- | --- | --- | --- | --- |")
    engine(load("key-delivery").board("naive"))
    for id in wanted or all_ids():
        prompt = load(id)
        cells, method = [], ""
        for name in prompt.designs:
            board = prompt.board(name)
            began, worked = perf_counter(), process_time()
            method = engine(board).to_dict()["engine"]
            cells.append(f"{perf_counter() - began:.1f} s ({process_time() - worked:.1f})")
        print(f"| {id} | {method} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
