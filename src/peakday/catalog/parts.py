"""The kinds of box and the named services, with what each can carry and costs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from peakday.board.models import Kind
from peakday.catalog.figures import Figure, figure, table
from peakday.catalog.nearest import nearest

CAPACITY_FIELDS = ("slots", "time", "queue", "holds", "limit", "hit")
PRICE_FIELDS = ("per_copy_hour", "per_million_requests", "per_month", "per_partition_month")
KIND_NAMES: tuple[Kind, ...] = get_args(Kind)


class CatalogError(ValueError):
    """A name the catalog does not have. `rule` says so, `mend` lists the nearest names."""

    def __init__(self, rule: str, mend: str):
        super().__init__(f"{rule}. {mend}")
        self.rule = rule
        self.mend = mend


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a box can do where its drawing does not say, each figure with its source."""

    fields: dict[str, Figure]
    """By field of the box: slots, time, queue, holds, and limit and hit where the kind has them."""
    price: dict[str, Figure]
    """US dollars by price field, such as `per_copy_hour` or `per_partition_month`; one left out is free."""


@dataclass(frozen=True, slots=True)
class KindInfo:
    """One of the sixteen kinds of box: how it is called, drawn and told from a label."""

    kind: Kind
    label: str
    shape: str
    about: str
    words: tuple[str, ...]
    defaults: Defaults


@dataclass(frozen=True, slots=True)
class Part:
    """A service a board can name, such as `aws/dynamodb`."""

    name: str
    label: str
    kind: Kind
    note: str
    sla: Figure
    """What its maker promises, in percent a month. Shown, never injected into a run."""
    defaults: Defaults
    words: tuple[str, ...]

    @property
    def price(self) -> dict[str, Figure]:
        """Its prices in US dollars, each with source, date and trust."""
        return self.defaults.price


@cache
def kinds() -> tuple[KindInfo, ...]:
    """All kinds, in the order of the board language."""
    words: dict[str, list[str]] = table("words")["kinds"]
    general: dict[str, list[str]] = table("words")["general"]
    return tuple(
        KindInfo(
            kind=name,
            label=entry["label"],
            shape=entry["shape"],
            about=entry["about"],
            words=tuple(words.get(name, [])) + tuple(general.get(name, [])),
            defaults=_defaults(entry),
        )
        for name in KIND_NAMES
        for entry in [table("kinds")[name]]
    )


def kind_info(kind: Kind) -> KindInfo:
    """What the catalog knows of one kind."""
    return next(info for info in kinds() if info.kind == kind)


@cache
def parts() -> tuple[Part, ...]:
    """All services the catalog knows by name."""
    words: dict[str, list[str]] = table("words")["parts"]
    return tuple(
        Part(
            name=f"aws/{short}",
            label=entry["label"],
            kind=entry["kind"],
            note=entry["note"],
            sla=figure(entry["sla"]),
            defaults=_defaults(entry, kind_info(entry["kind"]).defaults),
            words=tuple(words[f"aws/{short}"]),
        )
        for short, entry in table("aws").items()
    )


def part(name: str) -> Part:
    """The service called `name`. Raises `CatalogError`, listing the nearest names, where there is none."""
    found = next((p for p in parts() if p.name == name), None)
    if found is None:
        raise unknown(name)
    return found


def unknown(name: str) -> CatalogError:
    """The error for a name that is neither a kind nor a service, with what was probably meant."""
    names = [*KIND_NAMES, *(p.name for p in parts())]
    close = nearest(name, names)
    return CatalogError(
        f"`is: {name}` is neither a kind of box nor a name in the catalog",
        f"The nearest are {', '.join(f'`{n}`' for n in close)}",
    )


def _defaults(entry: dict[str, Any], under: Defaults | None = None) -> Defaults:
    """The figures of one entry over those of its kind; a price of its own replaces the kind's whole."""
    fields = dict(under.fields) if under else {}
    fields |= {field: figure(entry[field]) for field in CAPACITY_FIELDS if field in entry}
    if "price" in entry:
        price = {name: figure(entry["price"][name]) for name in PRICE_FIELDS if name in entry["price"]}
    else:
        price = dict(under.price) if under else {}
    return Defaults(fields, price)
