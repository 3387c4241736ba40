"""What the kernel's arrays hold. One record a thing; times in seconds, rates a second.

The loop switches on the small numbers defined here, never on a kind of box: what a kind means is
decided once, in `peakday.engine.compile`.
"""

from __future__ import annotations

import numpy as np

# --- events in the heap -------------------------------------------------------------------------
WORKED = 1  # a box finished the work of a call
REACHED = 2  # a call arrives after its network delay
REPLIED = 3  # an answer arrives after its network delay
RETRY = 4  # a backoff is over
RING = 5  # the oldest timeout of an arrow is due
CHANGE = 6  # the timeline: failures and load changes
SAMPLE = 7  # a point of the time series
THOUGHT = 8  # a closed-loop user has finished thinking
WAKE = 9  # a worker's admission limit lets it take another message
GAVE_UP = 10  # a caller's patience is over
RATE = 11  # a load's rate moves to its next level
HEDGE = 12  # a call has no answer yet: send a second copy
TICK = 13  # the clock of a box that works in batches
BATCHED = 14  # a box finished the work of a batch
LOOK = 15  # a box that scales looks at how busy it was
SERVE = 16  # copies that were started can serve
GATE = 17  # a gate's debt is paid (see `kernel.gate`)
STOP = 18  # a call nobody waits for any more is stopped

# --- things to do now, before the next event ------------------------------------------------------
NOTHING = -1
REACH = 0
WORK_DONE = 1
GO_ON = 2
RESOLVE = 3
ANSWERED = 4
LOAD_BATCH = 5
BATCH_DONE = 6
FOR_A_CALL = BATCH_DONE  # up to here each is for one call; the rest are for a caller, a box or a line
TELL = 7
PULL = 8
FILL = 9
DEAL = 10

# --- where a call is -------------------------------------------------------------------------------
FREE = 0
TRAVELLING = 1
IN_LINE = 2
WORKING = 3
CALLING = 4
BACKING_OFF = 5
ANSWERING = 6
STORED = 7
DELIVERING = 8
ENDED = 9
LOST = 10
FAILED = 11  # answered with a failure, while its second copy is still out
BATCH = 12  # not a call, but the batch that holds a slot for the calls in it

# --- whose slot a call holds -------------------------------------------------------------------------
NO_SLOT = 0
OWN_SLOT = 1
BATCH_SLOT = 2

# --- how a call ended -------------------------------------------------------------------------------
OK = 0
TIMEOUT = 1
REJECTED = 2
LIMITED = 3
ERROR = 4
ABANDONED = 5
REASONS = ("timeout", "rejected", "limited", "error", "abandoned")

# --- steps of a box's program -------------------------------------------------------------------
END = 0
CALL = 1
SEND = 2
GROUP = 3
PICK = 4
STORE = 5

# --- conditions of an arrow ---------------------------------------------------------------------
ALWAYS = 0
ON_HIT = 1
ON_MISS = 2
ON_OK = 3
ON_ERROR = 4

# --- choosing a copy, ordering a line --------------------------------------------------------------
SHARED = 0
ROUND_ROBIN = 1
RANDOM = 2
LEAST = 3
TWO_CHOICES = 4
BY_KEY = 5
FIFO = 0
LIFO = 1
PRIORITY = 2

# --- how a call is let in, and where it goes then ---------------------------------------------------
OPEN_GATE = 0
BUCKET = 1
KEYED = 2
TO_A_LINE = 0
STRAIGHT_ON = 1
TO_THE_COMMON_LINE = 2

# --- what the timeline changes -----------------------------------------------------------------------
DOWN = 0
SLOW = 1
ERRORS = 2
CUT = 3
LOAD = 4
GONE = 5
WARM = 6
WINDOW = 7
SHIFT = 8

# --- durations drawn from a deck (see `kernel.deck`); the other shapes stand in `kernel.shapes` -------
QUANTILES = 10
DEALT_MIX = 11

# --- sources ----------------------------------------------------------------------------------------
OPEN = 0
CLOSED = 1
TRACED = 2

# --- backoff jitter ------------------------------------------------------------------------------
JITTER_FULL = 0
JITTER_EQUAL = 1
JITTER_NONE = 2

# --- a breaker's states -------------------------------------------------------------------------------
BREAKER_CLOSED = 0
BREAKER_OPEN = 1
BREAKER_HALF_OPEN = 2

# --- why the loop came back ------------------------------------------------------------------------
DONE = 0
PAUSED = 1
GROW_CALLS = 2
GROW_HEAP = 3
GROW_RING = 4
GROW_AGENDA = 5

# --- random streams: one per purpose, so that a change in one place leaves the others' draws alone -----
BOX_STREAMS = 7
S_TIME, S_HIT, S_ERROR, S_PICK, S_PATIENCE, S_EITHER, S_CHANCE = range(BOX_STREAMS)
ARROW_STREAMS = 4
S_SHARE, S_BACKOFF, S_DELAY, S_REPLY = range(ARROW_STREAMS)
JOURNEY_STREAMS = 2
S_GAP, S_THINK = range(JOURNEY_STREAMS)

HOPS_EACH = 256
"""Calls there is room for, for each traced request, over all of them."""

NO_LIMIT = 2_000_000_000

SPAN = 8
"""Things done between two looks at whether every table has room for what they may need."""


def _record(text: str) -> np.dtype:
    """A record type from `name type` pairs, aligned so that compiled code may load fields whole."""
    fields = [tuple(pair.split()) for pair in text.split(",") if pair.strip()]
    return np.dtype(fields, align=True)


CALLS = _record(
    """arrived f8, started f8, sent f8, ticket i8, child_ticket i8, either f8,
    work f8, attempt i4, refs i4, result i1, hit i1, last_hit i1, wrong i1, holds_slot i1, counted i1,
    fallback i1, recorded i1, in_failure i1, spoiled i1, extra i1, alone i1, failure i1, last_ok i1, state i1,
    parent i4, child i4, sibling i4, before i4, prev i4, next i4, twin i4, letter i4, row i4, trace i4,
    root i4, gen i4, box i4, journey i4, arrow i4, step i4, line i4, lane i4, under i4, left i4,
    pending i4, got i4, need i4, key i4"""
)
"""A call, a message or a request: one visit of a box, from being sent to being answered.

What begins as zero stands side by side, and so does what begins as -1: a fresh call is then written
in a few wide stores.
"""

BOXES = _record(
    """slots i8, copies i4, lines i4, first_line i4, classes i4, queue i8, holds i1, pick i1, order i1,
    store i1, topic i1, gate i1, entry i1, down i4, time i4, patience i4, first_step i4, cursor i4,
    first_feeder i4, feeders i4, first_lane i4, store_lanes i4, wake_set i1, hit f8, fail f8,
    wrong f8, slow f8, more_errors f8, rate f8, burst f8, tokens f8, filled f8, stored i8,
    waiting i8, busy i8, capacity i8, arrivals i8, completed i8, rejected i8, limited i8,
    refused i8, abandoned i8, errored i8, started i8, waited i8, wait_sum f8, wait_max f8,
    gated i1, gate_set i1, table i4, debt f8, paid f8, hold f8, rest f8, asked f8,
    asked_at f8, window f8, load f8,
    chancy i1,
    work_sum f8, busy_area f8, queue_area f8, capacity_area f8, copies_area f8, queue_max i8,
    copies_max i8, file i4, seeks i1, common i1, present i4, roster i4, batch i4, scale i4, keys i4,
    cache i4, parts i4, first_part i4, hits i8, looked i8, ends i8"""
)
"""`seeks`: a free slot looks for work beyond its own line (a store, the common line). `common`: the first
line has no slots; calls wait there for those of the others. `present` of `lines` are taking calls, listed
from `roster`; the rest of those from `batch` on are rows of other tables, -1 for none.
"""

LINES = _record("busy i8, capacity i8, length i8, first_lane i4, box i4")
"""A waiting line with the slots it feeds: one a box where copies share it, else one a copy."""

LANES = _record("head i4, tail i4, length i8")
"""A linked list of calls: a priority class of a line, or a subscription's stored messages."""

STEPS = _record("do i4, arrow i4, count i4, need i4")

ARROWS = _record(
    """source i4, target i4, waits i1, on i1, jitter i1, cancel i1, either i4, cut i4, times i4,
    retries i4, other i4, delay i4, ring i4, lane i4, share f8, timeout f8,
    backoff f8, journeys i8, calls i8, retried i8, timeouts i8, refused i8, dropped i8,
    guard i4, other_delay i4, extra i8, direct i1, always i1"""
)

EITHERS = _record("low f8, high f8")
"""Where along one draw an `either` arrow is taken: a row for each journey, from the arrow's `either` on."""

JOURNEYS = _record(
    """start i4, until i4, priority i4, source i4, evenly i1, users i8, think i4, first_time i8,
    times i8, played i8, first_level i4, levels i4, level i4, rate f8, factor f8, every f8, due f8, units f8,
    order i8, offered i8, counted i8, answered i8, wrong i8, completed i8, timeout i8, rejected i8,
    limited i8, error i8, abandoned i8, f_counted i8, f_answered i8, f_wrong i8, f_sum f8, f_max f8,
    done_ok i8, done_bad i8, seconds f8, sum f8, sumsq f8, min f8, max f8, first_within i4,
    withins i4, calls i8, extra i8, leaving i8, file i4, begins i4, alone i1"""
)

GUARDS = _record(
    """budget f8, share f8, within f8, rest f8, hedge f8, changed f8, opens_at f8, least i8,
    opened i8, hedged i8, repeats i8, budget_ring i4, outcome_ring i4, probe i4, probe_gen i4,
    breaker i1, dedupe i1"""
)
"""What an arrow's caller keeps watch over: see `guards`, `hedges` and `repeats`."""

LEVELS = _record("at f8, rate f8")
SHIFTS = _record("box i4, first_line i4, lines i4, capacity i8")
"""People who come and go together: each their own line, or one row of slots for all of them."""

BATCHES = _record("size i8, seconds f8, ticks i8, due i8")
SCALES = _record(
    """box i4, least i8, most i8, at f8, every f8, warm f8, looks i8, serving i8, warming i8,
    busy_then f8, capacity_then f8, first i8, size i8, head i8, count i8"""
)
"""Copies that follow the load; those being warmed up stand in a ring of `started`."""

KEYS = _record("exponent f8, count f8, low f8, high f8, skip f8, stream i4")
"""Keys drawn by Zipf's law, with what rejection-inversion needs (see `keys`)."""

PARTS = _record("tokens f8, filled f8, arrivals i8, limited i8")
CACHES = _record("room i8, used i8, newest i4, oldest i4, mask i8, shift i4, first_entry i8, first_spot i8")
ENTRIES = _record("key i4, newer i4, older i4")
SPOTS = _record("entry i4")
CHANGES = _record("at f8, what i4, target i4, amount f8, on i4")
WITHINS = _record("limit f8, done i8, f_done i8")
RINGS = _record("arrow i4, first i8, size i8, head i8, count i8, armed i1, marked i8")
"""A queue of moments: the timeouts of an arrow, or what a guard remembers of the last seconds."""

DUE = _record("at f8, call i4, gen i4")
HOPS = _record(
    """trace i4, journey i4, box i4, arrow i4, attempt i4, result i4, wrong i4, sent f8, arrived f8,
    started f8, work f8, ended f8"""
)
"""A call of a traced request (see `traces`)."""

STREAMS = _record("s0 u8, s1 u8")
DECKS = _record("dealt i8, order u8, fine u8, turns u8")
SHAPES = _record("kind i4, a f8, b f8, c f8, first i4, count i4")
EVENTS = _record("at f8, order i8, tag i8")
"""`tag` is the kind of event, what it happens to and that one's generation, packed by `heap.schedule`."""

AGENDA = _record("do i4, call i4, ticket i8, result i4, gen i4, hit i1, wrong i1")

CLOCK = _record(
    """now f8, next_at f8, next_order i8, next_journey i8, hole i8, fresh i8,
    warm_up f8, horizon f8, crowd f8, decks i8,
    trace_at f8, trace_every f8, traces_begun i8, traced_hops i8, hops_written i8, hops_size i8, coarse i8,
    sample_every f8, order i8, ticket i8, events i8, pause_at i8,
    in_heap i8, agenda_end i8, agenda_at i8, free i4, free_count i8, live i8, live_max i8,
    samples i8, failing i4, warm i1, ring_full i1, cancels i1, fan i4, calls i8, boxes i8, lines i8,
    lanes i8, steps i8, arrows i8, journeys i8, levels i8, traced i8, changes i8, feeders i8,
    withins i8, rings i8, due i8, shapes i8, values i8, streams i8, heap i8, agenda i8, latency i8,
    waits i8, hops i8, lost i8, sampled i8, sampled_journeys i8, calls_size i8, boxes_size i8, arrows_size i8,
    journeys_size i8, changes_size i8, heap_size i8, agenda_size i8, samples_size i8,
    guards i8, dedupes i1, amplifies i1, shifts i8, roster i8, batches i8, scales i8, started i8, keys i8,
    parts i8, caches i8, entries i8, spots i8, eithers i8, lines_size i8, scales_size i8"""
)
"""The clock, the counters, and the address of every other table (see `world`)."""
