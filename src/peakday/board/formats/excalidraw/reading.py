"""An Excalidraw drawing as a board.

A shape with words on it is a box, an arrow between two shapes an arrow; a dashed or dotted arrow does not
wait. Words belong to a shape when they are bound to it, grouped with it or lie inside it; an arrow's loose
end belongs to the nearest shape. A frame, or a shape drawn around others, is their place where its words
name a region. The file's format: https://docs.excalidraw.com/docs/codebase/json-schema.
"""

from __future__ import annotations

import json
from typing import Any

from peakday.board.formats.excalidraw.scene import Arrow, Scene, scene_of
from peakday.board.formats.sketch import Sketch, free_name, place_of
from peakday.board.mistakes import Mistake
from peakday.board.parse import Reading

SOURCE = "read from the Excalidraw drawing"
_MEND = "Draw shapes with words on them and arrows between them, and save the file anew"
_REACH = 60.0
"""How far from a shape, in the drawing's points, a loose end may be and still mean it."""


def read(text: str, source: str = "drawing") -> Reading:
    """The board an Excalidraw file draws. It states no load; whoever runs it gives one.

    Never raises: a text that is no Excalidraw file, or draws nothing, comes back as one mistake.
    """
    try:
        found: Any = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    elements = found.get("elements") if isinstance(found, dict) else None
    if not isinstance(elements, list):
        rule = "this is no Excalidraw file: it is not JSON with a list of elements"
        return Reading(None, (Mistake(source, 1, 1, "the drawing", rule, _MEND),))
    scene = scene_of(elements)
    sketch = Sketch()
    around = _frames(scene)
    connected = {end for arrow in scene.arrows for end in (arrow.start, arrow.end) if end}
    names = _boxes(scene, sketch, around, connected)
    for arrow in scene.arrows:
        _draw(arrow, scene, sketch, names)
    for words in scene.loose:
        sketch.note("the drawing", "text", words, "it lies on no shape and no arrow, and was passed over")
    return sketch.reading(source, SOURCE, _MEND)


def _frames(scene: Scene) -> dict[str, str]:
    """Shape to the words of the smallest frame around it; a shape around two others is a frame."""
    frames = list(scene.frames)
    for shape in scene.shapes.values():
        inside = [other for other in scene.shapes.values() if other is not shape and shape.holds(other)]
        if len(inside) > 1:
            frames.append(shape)
    frames.sort(key=lambda frame: -frame.area)
    scene.shapes = {key: shape for key, shape in scene.shapes.items() if shape not in frames}
    around: dict[str, str] = {}
    for frame in frames:  # the largest first, so that a smaller one within it has the last word
        for key, shape in scene.shapes.items():
            if frame.holds(shape) and (place_of(frame.words) or key not in around):
                around[key] = frame.words
    return around


def _boxes(scene: Scene, sketch: Sketch, around: dict[str, str], connected: set[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for key, shape in scene.shapes.items():
        first, _, rest = shape.words.partition("\n")
        if not first and key not in connected:
            continue  # a decoration
        name = names[key] = free_name(first.lower() or "box", names.values())
        sketch.labels[name] = " ".join(first.split())[:120] or None
        if rest.strip():
            sketch.note(name, "text", " ".join(rest.split()), "kept as words; it changes no number")
        if shape.cylinder:
            sketch.cylinders.add(name)
        place = place_of(around.get(key, ""))
        if place:
            sketch.places[name] = place
            sketch.note(name, "place", place, "it is drawn inside the frame of that name")
    return names


def _draw(arrow: Arrow, scene: Scene, sketch: Sketch, names: dict[str, str]) -> None:
    ends = []
    for bound, at in ((arrow.start, arrow.start_at), (arrow.end, arrow.end_at)):
        key = bound if bound in names else _nearest(at, scene, names)
        if key is None:
            words = arrow.words or "an arrow"
            sketch.note("the drawing", "arrow", words, "one end is at no shape, so it was passed over")
            return
        if key != bound:
            sketch.note(names[key], "arrow", arrow.words or "an arrow", "its end is loose, and nearest here")
        ends.append(names[key])
    sketch.draw(ends[0], ends[1], arrow.words, dotted=arrow.dotted)


def _nearest(at: tuple[float, float], scene: Scene, names: dict[str, str]) -> str | None:
    near = [(shape.distance(at), shape.area, key) for key, shape in scene.shapes.items() if key in names]
    distance, _, key = min(near, default=(_REACH + 1, 0.0, ""))
    return key if distance <= _REACH else None
