"""Caches: a share of hits drawn like a coin, or the keys held, the longest unused forgotten first.

A cache that knows its keys keeps them in a list from the newest to the oldest use, and finds them by a
hash table with linear probing: a hit, a miss and a forgotten key each take constant time.
"""

from __future__ import annotations

import numpy as np

from peakday.engine.kernel.compiling import entry, inlined, internal
from peakday.engine.kernel.deck import chance
from peakday.engine.kernel.keys import ask_for_key, draw_key
from peakday.engine.kernel.layout import BOX_STREAMS, KEYED, S_HIT
from peakday.engine.kernel.world import box_at, cache_at, call_at, entry_at, keys_at, spot_at

HIT = 1
MISS = 2


@inlined
def look_up(k, f):
    """Does a call at a cache hit or miss?"""
    c = call_at(k, f)
    b = box_at(k, c.box)
    if b.cache < 0:
        c.hit = HIT if chance(k, c.box * BOX_STREAMS + S_HIT) < b.hit else MISS
    else:
        if b.gate != KEYED:  # else drawn already, for its partition
            ask_for_key(k, f, b.keys)
        c.hit = HIT if _use(k, b.cache, c.key) else MISS
    if k.warm:
        b.looked += 1
        b.hits += c.hit == HIT


@inlined
def admit_key(k, f):
    """A call that missed was answered: what it asked for is in the cache from now on."""
    c = call_at(k, f)
    keep(k, box_at(k, c.box).cache, c.key)


@inlined
def _spot_of(c, key):
    """Where the search for a key begins."""
    return np.int64((np.uint64(key) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(c.shift))


@internal
def _find(k, c, key):
    """The spot where a key stands, or the empty one where it would."""
    spot = _spot_of(c, key)
    while True:
        e = spot_at(k, c.first_spot + spot).entry
        if e == 0 or entry_at(k, c.first_entry + e - 1).key == key:
            return spot
        spot = (spot + 1) & c.mask


@inlined
def _unlist(k, c, e):
    x = entry_at(k, c.first_entry + e)
    if x.newer >= 0:
        entry_at(k, c.first_entry + x.newer).older = x.older
    else:
        c.newest = x.older
    if x.older >= 0:
        entry_at(k, c.first_entry + x.older).newer = x.newer
    else:
        c.oldest = x.newer


@inlined
def _list_newest(k, c, e):
    x = entry_at(k, c.first_entry + e)
    x.newer = -1
    x.older = c.newest
    if c.newest >= 0:
        entry_at(k, c.first_entry + c.newest).newer = e
    else:
        c.oldest = e
    c.newest = e


@internal
def _use(k, cache, key):
    """Is the key held? Then it is the newest used from now on."""
    c = cache_at(k, cache)
    e = spot_at(k, c.first_spot + _find(k, c, key)).entry - 1
    if e < 0:
        return False
    if c.newest != e:
        _unlist(k, c, e)
        _list_newest(k, c, e)
    return True


@internal
def _clear_spot(k, c, spot):
    """Take a key out of the hash table, moving up those that were pushed past its spot."""
    after = spot
    while True:
        after = (after + 1) & c.mask
        e = spot_at(k, c.first_spot + after).entry
        if e == 0:
            break
        home = _spot_of(c, entry_at(k, c.first_entry + e - 1).key)
        if ((after - home) & c.mask) >= ((after - spot) & c.mask):
            spot_at(k, c.first_spot + spot).entry = e
            spot = after
    spot_at(k, c.first_spot + spot).entry = 0


@internal
def keep(k, cache, key):
    """Hold a key as the newest used, forgetting the longest unused where there is no room."""
    if _use(k, cache, key):
        return
    c = cache_at(k, cache)
    if c.used < c.room:
        e = c.used
        c.used += 1
    else:
        e = np.int64(c.oldest)
        _unlist(k, c, e)
        _clear_spot(k, c, _find(k, c, entry_at(k, c.first_entry + e).key))
    entry_at(k, c.first_entry + e).key = key
    _list_newest(k, c, e)
    spot_at(k, c.first_spot + _find(k, c, key)).entry = e + 1


@internal
def _keep_as_oldest(k, c, key):
    """Hold a key, if it is not held, as the longest unused; there is room."""
    spot = _find(k, c, key)
    if spot_at(k, c.first_spot + spot).entry > 0:
        return
    e = np.int64(c.used)
    c.used += 1
    x = entry_at(k, c.first_entry + e)
    x.key = key
    x.older = -1
    x.newer = c.oldest
    if c.oldest >= 0:
        entry_at(k, c.first_entry + c.oldest).older = e
    else:
        c.newest = e
    c.oldest = e
    spot_at(k, c.first_spot + spot).entry = e + 1


@internal
def forget_keys(k, cache):
    """A cache loses every key it holds."""
    c = cache_at(k, cache)
    for spot in range(c.mask + 1):
        spot_at(k, c.first_spot + spot).entry = 0
    c.used = 0
    c.newest = -1
    c.oldest = -1


@entry
def warm_caches(clock, most):
    """Fill every key cache as if it had been asked for ever: the last different keys, by their last use.

    That is the state an LRU cache settles in. What `most` draws leave empty, the most popular of the other
    keys fill: they are the likeliest to have been asked for before.
    """
    k = clock[0]
    for box in range(k.boxes_size):
        b = box_at(k, box)
        if b.cache >= 0:
            c = cache_at(k, b.cache)
            draws = 0
            while c.used < c.room and draws < most:
                keep(k, b.cache, draw_key(k, b.keys))
                draws += 1
            key = 1
            while c.used < c.room and key <= keys_at(k, b.keys).count:
                _keep_as_oldest(k, c, key)
                key += 1
