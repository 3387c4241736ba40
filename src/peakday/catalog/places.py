"""Network time between places: none within one, a little between zones, the way between regions."""

from __future__ import annotations

from functools import cache
from math import asin, cos, radians, sin, sqrt

from peakday.catalog.figures import Figure, figure, table
from peakday.quantities import parse_duration

EARTH_RADIUS_KM = 6371.0


def delay_between(one: str | None, other: str | None) -> tuple[float, str]:
    """Seconds of network time each way between two places, and where the figure comes from.

    A place is a region, `region/zone`, or a name of its own such as `store`. Nothing is added where
    either place is not written, or where both are the same.
    """
    if not one or not other or one == other:
        return 0.0, ""
    here, _, zone = one.partition("/")
    there, _, other_zone = other.partition("/")
    if here == there:
        return _figure("within_region") if zone and other_zone else (0.0, "")
    regions: dict[str, list[float]] = table("places")["regions"]
    if here in regions and there in regions:
        return _between_regions(here, there)
    return _figure("to_region" if here in regions or there in regions else "elsewhere")


def kilometres(one: str, other: str) -> float:
    """The great-circle distance between two regions' cities, in kilometres."""
    regions: dict[str, list[float]] = table("places")["regions"]
    (lat1, lon1), (lat2, lon2) = ((radians(a), radians(b)) for a, b in (regions[one], regions[other]))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))


@cache
def _between_regions(one: str, other: str) -> tuple[float, str]:
    """Distance over the speed of light in fibre, with the detour cables make, and the equipment."""
    figures = table("places")["figures"]
    distance = kilometres(one, other)
    detour, speed = float(figures["detour"]["value"]), float(figures["km_per_ms"]["value"])
    seconds = distance * detour / speed / 1000 + parse_duration(figures["equipment"]["value"])
    seconds = round(seconds, 4)
    least, most = 1000 * seconds * 0.8, 1000 * seconds * 1.4
    source = figure(figures["detour"]).source
    return seconds, f"{source}; likely {least:.0f} ms to {most:.0f} ms; {distance:,.0f} km".replace(",", " ")


@cache
def _figure(name: str) -> tuple[float, str]:
    """A flat figure of the table, in seconds, with its source."""
    entry: Figure = figure(table("places")["figures"][name])
    return parse_duration(str(entry.value)), str(entry)
