"""Draws dealt from a shuffled deck, for a run in which one request stands for many (`k.crowd`).

Independent draws of a few requests vary more than those of the many they stand for. A deck holds 256
equally wide strata of [0, 1). It is dealt in 16 hands of 16 cards: each hand has one card from every
sixteenth, in a fresh random order, and the whole deck has one from every 256th. Every draw is uniform
on its own, while the sum of n draws varies by a few cards instead of by √n. One draw in `crowd` is
independent all the same, so that counts vary as those of `crowd` times as many requests would.
"""

from __future__ import annotations

import numpy as np

from peakday.engine.kernel import layout
from peakday.engine.kernel.compiling import inlined, internal
from peakday.engine.kernel.random import gamma, next_word, uniform
from peakday.engine.kernel.world import cell_at, deck_at, shape_at

CARDS = 16
OCTAVES = 32
PER_OCTAVE = 64


@internal
def _shuffled(k, i):
    """The numbers 0 to 15 in random order, as the sixteen nibbles of a word."""
    order = np.uint64(0xFEDCBA9876543210)
    for last in range(15, 0, -1):
        other = int(uniform(k, i) * (last + 1))
        a = np.uint64(4 * last)
        b = np.uint64(4 * other)
        change = ((order >> a) ^ (order >> b)) & np.uint64(15)
        order ^= (change << a) | (change << b) if last != other else np.uint64(0)
    return order


@internal
def dealt(k, i):
    """A uniform draw on [0, 1) from the deck of stream `i`."""
    if uniform(k, i) * k.crowd < 1.0:
        return uniform(k, i)
    d = deck_at(k, i)
    card = d.dealt & 15
    hand = (d.dealt >> 4) & 15
    if card == 0:
        if hand == 0:
            d.fine = _shuffled(k, i)
            d.turns = next_word(k, i)
        d.order = _shuffled(k, i)
    d.dealt += 1
    coarse = (d.order >> np.uint64(4 * card)) & np.uint64(15)
    turn = ((d.turns >> (np.uint64(4) * coarse)) + np.uint64(hand)) & np.uint64(15)
    fine = (d.fine >> (np.uint64(4) * turn)) & np.uint64(15)
    return (coarse + (fine + uniform(k, i)) / CARDS) / CARDS


@inlined
def chance(k, i):
    """A uniform draw on [0, 1) that decides something: independent, or dealt where one stands for many."""
    if k.crowd > 1.0:
        return dealt(k, i)
    return uniform(k, i)


@internal
def gap_of_many(k, i):
    """One request's share of the gaps of `crowd` independent ones: mean 1, squared variation 1/crowd."""
    return gamma(k, i, k.crowd) / k.crowd


@internal
def draw_dealt(k, i, shape):
    """A duration by inverting its distribution at a dealt draw; see `peakday.engine.scaled.quantiles`."""
    s = shape_at(k, shape)
    u = dealt(k, i)
    if s.kind == layout.DEALT_MIX:
        part = 0
        low = 0.0
        while part < s.count - 1 and u >= cell_at(k.values, s.first + part).value:
            low = cell_at(k.values, s.first + part).value
            part += 1
        u = (u - low) / max(1e-300, cell_at(k.values, s.first + part).value - low)
        s = shape_at(k, int(s.a) + part)
    if s.kind != layout.QUANTILES:
        return s.a
    rest = 1.0 - u
    octave = 0
    while octave < OCTAVES - 1 and rest <= 0.5:
        rest *= 2.0
        octave += 1
    at = (1.0 - rest) * (2 * PER_OCTAVE)
    cell = min(int(at), PER_OCTAVE - 1)
    low = cell_at(k.values, s.first + octave * PER_OCTAVE + cell).value
    high = cell_at(k.values, s.first + octave * PER_OCTAVE + cell + 1).value
    return low + (high - low) * min(1.0, at - cell)
