"""What stores hold and who drains them: lanes for messages, and each worker's feeders."""

from __future__ import annotations

from typing import Any

import numpy as np

from peakday.engine.compile.drawing import STORES, Drawing


def feeder_table(
    drawing: Drawing, boxes: np.ndarray[Any, Any], arrows: np.ndarray[Any, Any]
) -> np.ndarray[Any, Any]:
    """For each worker the arrows that feed it; writes the stores' lanes into boxes and arrows."""
    feeds: dict[int, list[int]] = {}
    for at, name in enumerate(drawing.names):
        if drawing.kinds[name] not in STORES:
            continue
        own = [i for i, arrow in enumerate(drawing.arrows) if arrow.source == name]
        boxes[at]["store_lanes"] = (len(own) if boxes[at]["topic"] else 1) if own else 0
        boxes[at]["first_lane"] = first = drawing.take_lanes(int(boxes[at]["store_lanes"]))
        for order, arrow in enumerate(own):
            arrows[arrow]["lane"] = first + (order if boxes[at]["topic"] else 0)
            feeds.setdefault(int(arrows[arrow]["target"]), []).append(arrow)
    flat: list[int] = []
    for worker, own in feeds.items():
        boxes[worker]["first_feeder"] = len(flat)
        boxes[worker]["feeders"] = len(own)
        boxes[worker]["seeks"] = 1
        flat.extend(own)
    return np.array(flat or [0], dtype=np.int64)
