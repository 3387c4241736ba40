"""The elements of an Excalidraw file as shapes with words and arrows with ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import hypot, isfinite
from typing import Any

MOST_ELEMENTS = 4000
Point = tuple[float, float]


@dataclass(eq=False, slots=True)
class Shape:
    """A rectangle of the drawing with the words on it."""

    x: float
    y: float
    width: float
    height: float
    words: str = ""
    cylinder: bool = False

    @property
    def area(self) -> float:
        """In the drawing's points squared."""
        return self.width * self.height

    def holds(self, other: Shape) -> bool:
        """Is the other one drawn wholly inside this one?"""
        return (
            self.x <= other.x
            and self.y <= other.y
            and self.x + self.width >= other.x + other.width
            and self.y + self.height >= other.y + other.height
            and self.area > other.area
        )

    def distance(self, at: Point) -> float:
        """How far a point is from it; 0 inside."""
        across = max(self.x - at[0], 0.0, at[0] - self.x - self.width)
        down = max(self.y - at[1], 0.0, at[1] - self.y - self.height)
        return hypot(across, down)


@dataclass(eq=False, slots=True)
class Arrow:
    """An arrow: the shapes its ends are bound to, where they are, and its words."""

    start: str | None
    end: str | None
    start_at: Point
    end_at: Point
    dotted: bool
    words: str = ""


@dataclass
class Scene:
    """What was drawn. `loose` are words that lie on nothing."""

    shapes: dict[str, Shape] = field(default_factory=dict)
    frames: list[Shape] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)


_SHAPES = ("rectangle", "ellipse", "diamond", "image", "embeddable", "iframe")
_FRAMES = ("frame", "magicframe")
_STROKES = ("line", "freedraw")


def scene_of(elements: list[Any]) -> Scene:
    """Reads at most `MOST_ELEMENTS` elements; what is deleted or no element at all is passed over."""
    drawn = [e for e in elements[:MOST_ELEMENTS] if isinstance(e, dict) and not e.get("isDeleted")]
    scene = Scene()
    texts = [e for e in drawn if e.get("type") == "text" and str(e.get("text") or "").strip()]
    for element in drawn:
        kind = element.get("type")
        if kind in _SHAPES:
            scene.shapes[_id(element)] = _shape(element)
        elif kind in _FRAMES:
            frame = _shape(element)
            frame.words = str(element.get("name") or "")
            scene.frames.append(frame)
    member = _groups(drawn, scene)
    lines = {_id(e): _arrow(e, member) for e in drawn if e.get("type") == "arrow" or _has_heads(e)}
    scene.arrows = list(lines.values())
    _words(texts, scene, lines, member)
    return scene


def _has_heads(element: dict[str, Any]) -> bool:
    """A line with an arrowhead, or bound at both ends, is an arrow too."""
    bound = isinstance(element.get("startBinding"), dict) and isinstance(element.get("endBinding"), dict)
    return element.get("type") == "line" and bool(bound or element.get("endArrowhead"))


def _groups(drawn: list[dict[str, Any]], scene: Scene) -> dict[str, str]:
    """Element to the box its group makes: strokes and shapes grouped around one text are one icon."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for element in drawn:
        ids = element.get("groupIds")
        if isinstance(ids, list) and ids and element.get("type") != "arrow":
            groups.setdefault(str(ids[-1]), []).append(element)
    member: dict[str, str] = {}
    for key, group in groups.items():
        texts = [e for e in group if e.get("type") == "text"]
        parts = [e for e in group if e.get("type") in (*_SHAPES, *_STROKES)]
        if len(texts) != 1 or not parts or len(parts) + 1 != len(group):
            continue
        whole = [_shape(e) for e in group]
        left, top = min(s.x for s in whole), min(s.y for s in whole)
        right, bottom = max(s.x + s.width for s in whole), max(s.y + s.height for s in whole)
        ellipses = sum(e.get("type") == "ellipse" for e in parts)
        for element in parts:
            scene.shapes.pop(_id(element), None)
        scene.shapes[key] = Shape(left, top, right - left, bottom - top, "", ellipses > 0 and len(parts) > 1)
        member |= {_id(element): key for element in group}
    return member


def _words(
    texts: list[dict[str, Any]], scene: Scene, arrows: dict[str, Arrow], member: dict[str, str]
) -> None:
    bound = {end for arrow in scene.arrows for end in (arrow.start, arrow.end) if end}
    for text in texts:
        words = str(text.get("originalText") or text.get("text") or "").strip()
        holder = str(text.get("containerId") or "")
        holder = member.get(holder, member.get(_id(text), holder))
        if holder in arrows:
            arrows[holder].words = " ".join(words.split())
            continue
        shape = scene.shapes.get(holder)
        if shape is None and _id(text) in bound:  # an arrow to bare words: they are the box
            shape = scene.shapes[_id(text)] = _shape(text)
        if shape is None:
            place = _shape(text)
            middle = (place.x + place.width / 2, place.y + place.height / 2)
            over = [s for s in scene.shapes.values() if s.distance(middle) == 0 and s.area > place.area]
            shape = min(over, key=lambda s: s.area, default=None)
        if shape is None:
            scene.loose.append(" ".join(words.split()))
        else:
            shape.words = f"{shape.words}\n{words}".strip()


def _shape(element: dict[str, Any]) -> Shape:
    x, y = _number(element.get("x")), _number(element.get("y"))
    return Shape(x, y, abs(_number(element.get("width"))), abs(_number(element.get("height"))))


def _arrow(element: dict[str, Any], member: dict[str, str]) -> Arrow:
    x, y = _number(element.get("x")), _number(element.get("y"))
    points = element.get("points")
    tail = points[-1] if isinstance(points, list) and points else None
    across, down = tail if isinstance(tail, list) and len(tail) == 2 else (0, 0)
    start, end = (_bound(element.get(name), member) for name in ("startBinding", "endBinding"))
    start_at, end_at = (x, y), (x + _number(across), y + _number(down))
    if element.get("startArrowhead") and not element.get("endArrowhead"):
        start, end, start_at, end_at = end, start, end_at, start_at
    return Arrow(start, end, start_at, end_at, element.get("strokeStyle") in ("dashed", "dotted"))


def _bound(binding: Any, member: dict[str, str]) -> str | None:
    key = str(binding.get("elementId") or "") if isinstance(binding, dict) else ""
    return member.get(key, key) or None


def _id(element: dict[str, Any]) -> str:
    return str(element.get("id") or id(element))


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0.0
    return float(value) if abs(value) < 1e12 and isfinite(value) else 0.0
