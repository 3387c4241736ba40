"""The drawing as data: boxes, arrows and the journeys that travel them.

These are what a board *says*, already read: seconds, requests per second, shares of 1, US dollars.
A field that was not written is `None`, never a default; defaults are filled, each with its source,
by `peakday.catalog.fill`. The contract is docs/board.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from peakday.quantities.varying import Varying

Kind = Literal[
    "clients", "gateway", "balancer", "service", "function", "cache", "database", "queue", "stream",
    "topic", "store", "cdn", "external", "people", "device", "monitor",
]  # fmt: skip
UNLIMITED = -1
"""A waiting room without a bound (`queue: unlimited`)."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A token bucket: `rate` a second, at most `burst` at once."""

    rate: float
    burst: float


@dataclass(frozen=True, slots=True)
class Keys:
    """How keys are asked for: Zipf with `exponent` over `count` keys (exponent 0 is uniform)."""

    exponent: float
    count: int


@dataclass(frozen=True, slots=True)
class KeyCache:
    """A cache that knows its keys: `zipf 0.9 of 1 M room 50k lru`."""

    keys: Keys
    room: int


@dataclass(frozen=True, slots=True)
class Errors:
    """Shares of requests that fail after their work, or succeed with a wrong outcome."""

    fail: float = 0.0
    wrong: float = 0.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Copies that follow the load: `{from: 4, to: 200, at: 60 %, every: 30 s, warm: 90 s}`."""

    least: int
    most: int
    at: float
    every: float
    warm: float


@dataclass(frozen=True, slots=True)
class Shift:
    """`copies` people from `start` to `end`, seconds after midnight; `end` may pass 24 h."""

    start: float
    end: float
    copies: int


@dataclass(frozen=True, slots=True)
class Every:
    """Work taken in batches: by time (`seconds`), by size, or whichever comes first."""

    seconds: float | None
    size: int | None


@dataclass(frozen=True, slots=True)
class Price:
    """What a box costs: a part by the hour per copy, a part per request, a part by the month."""

    per_copy_hour: float = 0.0
    per_request: float = 0.0
    per_month: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the drawing, with only what the drawing says of it."""

    name: str
    is_: str | None = None
    label: str | None = None
    copies: int | None = None
    slots: int | None = None
    time: Varying | None = None
    holds: bool | None = None
    queue: int | None = None
    pick: Literal["shared", "round-robin", "random", "least", "two-choices"] | None = None
    order: Literal["fifo", "lifo", "priority"] | None = None
    patience: Varying | None = None
    limit: Limit | None = None
    hit: float | KeyCache | None = None
    partitions: int | None = None
    keys: Keys | None = None
    errors: Errors | None = None
    scale: Scale | None = None
    shifts: tuple[Shift, ...] | None = None
    every: Every | None = None
    place: str | None = None
    price: Price | None = None


On = Literal["hit", "miss", "ok", "error"]


@dataclass(frozen=True, slots=True)
class Breaker:
    """`50 % of 20 in 10 s rest 5 s`: opens on that error share among at least `of` calls."""

    share: float
    of: int
    within: float
    rest: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow. `waits` tells `->` from `~>`."""

    source: str
    target: str
    waits: bool = True
    share: float | None = None
    either: bool = False
    on: On | None = None
    times: int = 1
    together: bool = False
    need: int | None = None
    timeout: float | None = None
    retries: int = 0
    backoff: float | None = None
    jitter: Literal["full", "equal", "none"] = "full"
    budget: float | None = None
    breaker: Breaker | None = None
    hedge: float | None = None
    else_: str | None = None
    delay: Varying | None = None
    only: tuple[str, ...] | None = None
    dedupe: bool = False
    cancel: bool = False

    @property
    def name(self) -> str:
        """How the arrow is written, `a -> b` or `a ~> b`."""
        return f"{self.source} {'->' if self.waits else '~>'} {self.target}"


@dataclass(frozen=True, slots=True)
class Steady:
    """Poisson arrivals at `rate` a second, or constant gaps where `evenly`."""

    rate: float
    evenly: bool = False


@dataclass(frozen=True, slots=True)
class DayShape:
    """A raised cosine over 24 h with the given average and peak (both a second), peak at `at` seconds."""

    average: float
    peak: float
    at: float | None = None
    evenly: bool = False


@dataclass(frozen=True, slots=True)
class Closed:
    """`users` who each ask, wait for the answer, think, and ask again."""

    users: int
    think: Varying


@dataclass(frozen=True, slots=True)
class Trace:
    """Arrivals at the times (seconds) of a CSV file's column, played once."""

    file: str
    column: str
    times: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Stepped:
    """Rates that change at given times: pairs of (from second, rate a second)."""

    steps: tuple[tuple[float, float], ...]
    evenly: bool = False


Load = Steady | DayShape | Closed | Trace | Stepped


@dataclass(frozen=True, slots=True)
class Journey:
    """What a customer does: starts at `start`, ends with the answer, or when one of its `ends` has done its
    part.
    """

    name: str
    start: str
    load: Load | None = None
    until: str | None = None
    priority: int | None = None
    average: float | None = None
    """Average load a second, where the board gives one beside the peak; cost is counted at it."""
    or_until: tuple[str, ...] = ()
    """Further boxes it may end at: it is over when the first of them and `until` has done its part."""
    guessed: bool = field(default=False, compare=False)
    """No `from` was written: `start` is what the arrows alone tell, and a prompt's words may know better."""

    @property
    def ends(self) -> tuple[str, ...]:
        """Every box the journey may end at; none where it ends with the answer."""
        return () if self.until is None else (self.until, *self.or_until)

    def ending_at(self, ends: tuple[str, ...]) -> Journey:
        """The same journey with these ends; with none of them it ends with the answer."""
        first, *others = ends or (None,)
        return replace(self, until=first, or_until=tuple(each for each in others if each is not None))


@dataclass(frozen=True, slots=True)
class Target:
    """`JOURNEY METRIC [during failures] OP QUANTITY`. Times in seconds, shares of 1, money in US dollars.

    `journey` is `None` for the board-wide metrics `cost` (USD a month) and `availability`.
    `metric` is one of mean p50 p90 p95 p99 p99.9 max success throughput wrong within cost availability.
    `unit` is what the figure is shown in: `us`, `ms`, `s`, `min`, `h`, `%`, `/s`, `/min`, `/h`, `/day`,
    `USD/month`.
    """

    text: str
    journey: str | None
    metric: str
    op: Literal["<", "<=", ">", ">="]
    value: float
    unit: str
    within: float | None = None
    during_failures: bool = False
    unsure: str = ""
    """Why this board cannot tell whether it is met, in a sentence; empty where it can."""


@dataclass(frozen=True, slots=True)
class Failure:
    """`at T [for D]: WHAT`. `box`, `place`, `arrow` or none of them (a load failure) names the victim.

    `what` is one of down, slow, errors, gone, lost, cut, load; `amount` is the factor of slow and
    load, or the share of errors. `duration` is `None` where it lasts to the end of the run.
    """

    text: str
    at: float
    what: Literal["down", "slow", "errors", "gone", "lost", "cut", "load"]
    duration: float | None = None
    box: str | None = None
    place: str | None = None
    arrow: tuple[str, str] | None = None
    amount: float = 1.0


SEEDS = 5
"""Independent replications of a run, where nobody says how many."""


@dataclass(frozen=True, slots=True)
class Run:
    """How long to run and how often: seconds, and a number of independent replications."""

    for_: float = 600.0
    warm_up: float = 60.0
    seeds: int | None = None
    """`None` where the board does not say: `SEEDS`, and more where a rare event needs them."""
    engine: Literal["exact", "scaled", "auto"] = "auto"
    until: float | None = None
    starts: float | None = None
    """Seconds after midnight at which time 0 of the run lies."""


@dataclass(frozen=True, slots=True)
class Assumed:
    """A default that was used because the board did not say: shown to the reader with its source."""

    box: str
    field: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Board:
    """A whole drawing. `boxes` and `arrows` keep the order they were written in: it is the order of calls."""

    title: str
    boxes: dict[str, Box]
    arrows: tuple[Arrow, ...]
    journeys: dict[str, Journey]
    targets: tuple[Target, ...] = ()
    failures: tuple[Failure, ...] = ()
    run: Run = field(default_factory=Run)
    layout: dict[str, tuple[float, float]] = field(default_factory=dict)
    notes: object = None
    source: str = ""
    """Where it was read from, for messages; never part of a result."""
    assumed: tuple[Assumed, ...] = ()
    """What reading it had to assume (a journey's start told from the arrows, a label read as a kind)."""
