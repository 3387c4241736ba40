"""Random numbers for the kernel: xoroshiro128+ streams, exponential and normal by ziggurat.

Blackman and Vigna (2018) for the generator; Marsaglia and Tsang (2000) for the ziggurats with 256
layers, their tables computed here. Each stream is two 64-bit words seeded by SplitMix64 from
(seed, stream number), so a stream's draws never depend on how many other streams there are.
"""

from __future__ import annotations

import math

import numpy as np

from peakday.engine.kernel import layout
from peakday.engine.kernel.compiling import inlined, internal
from peakday.engine.kernel.hints import seldom
from peakday.engine.kernel.world import stream_at

_UNIT = 1.0 / 9007199254740992.0  # 2**-53


@inlined
def next_word(k, i):
    """The next 64 random bits of stream `i`."""
    stream = stream_at(k, i)
    s0 = stream.s0
    s1 = stream.s1
    word = s0 + s1
    s1 ^= s0
    stream.s0 = ((s0 << np.uint64(24)) | (s0 >> np.uint64(40))) ^ s1 ^ (s1 << np.uint64(16))
    stream.s1 = (s1 << np.uint64(37)) | (s1 >> np.uint64(27))
    return word


@inlined
def uniform(k, i):
    """A uniform draw on [0, 1)."""
    return (next_word(k, i) >> np.uint64(11)) * _UNIT


def seed_streams(seed: int, count: int) -> np.ndarray:
    """`count` independent streams for one replication, from a whole-number seed."""
    mask = (1 << 64) - 1
    streams = np.empty(count, dtype=layout.STREAMS)

    def mix(z: int) -> int:
        z = (z + 0x9E3779B97F4A7C15) & mask
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return z ^ (z >> 31)

    for stream in range(count):
        start = mix(mix(seed & mask) ^ mix(stream * 0xD1342543DE82EF95 & mask))
        streams[stream]["s0"] = mix(start)
        streams[stream]["s1"] = mix(start ^ 0xA5A5A5A5A5A5A5A5) | 1
    return streams


def _layers(last: float, area: float, height, inverse) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Edges, acceptance shares and heights of a 256-layer ziggurat whose base layer ends at `last`."""
    edge = np.empty(257)
    edge[0] = area / height(last)
    edge[1] = last
    for layer in range(2, 256):
        edge[layer] = inverse(min(1.0, area / edge[layer - 1] + height(edge[layer - 1])))
    edge[256] = 0.0
    inside = np.array([edge[layer + 1] / edge[layer] for layer in range(256)])
    return edge, inside, np.array([height(x) for x in edge])


_EXP_LAST = 7.69711747013104972
_EXP_EDGE, _EXP_IN, _EXP_HEIGHT = _layers(
    _EXP_LAST, 0.0039496598225815571993, lambda x: math.exp(-x), lambda y: -math.log(y)
)
_NOR_LAST = 3.6541528853610088
_NOR_EDGE, _NOR_IN, _NOR_HEIGHT = _layers(
    _NOR_LAST,
    0.00492867323399,
    lambda x: math.exp(-0.5 * x * x),
    lambda y: math.sqrt(-2.0 * math.log(y)),
)


@internal
def _exponential_edge(k, i, layer, x):
    """The rare part of the exponential ziggurat: a draw in a layer's wedge, or in the tail."""
    while True:
        if layer == 0:
            return _EXP_LAST - math.log(1.0 - uniform(k, i))
        low = _EXP_HEIGHT[layer]
        if low + uniform(k, i) * (_EXP_HEIGHT[layer + 1] - low) < math.exp(-x):
            return x
        word = next_word(k, i)
        layer = (word >> np.uint64(3)) & np.uint64(255)
        share = (word >> np.uint64(11)) * _UNIT
        x = share * _EXP_EDGE[layer]
        if share < _EXP_IN[layer]:
            return x


@inlined
def exponential(k, i):
    """An exponential draw of mean 1."""
    word = next_word(k, i)
    layer = (word >> np.uint64(3)) & np.uint64(255)
    share = (word >> np.uint64(11)) * _UNIT
    x = share * _EXP_EDGE[layer]
    if seldom(share >= _EXP_IN[layer]):
        return _exponential_edge(k, i, layer, x)
    return x


@internal
def normal(k, i):
    """A standard normal draw."""
    while True:
        word = next_word(k, i)
        layer = (word >> np.uint64(3)) & np.uint64(255)
        sign = 1.0 if (word >> np.uint64(2)) & np.uint64(1) else -1.0
        share = (word >> np.uint64(11)) * _UNIT
        x = share * _NOR_EDGE[layer]
        if share < _NOR_IN[layer]:
            return sign * x
        if layer == 0:
            while True:
                far = -math.log(1.0 - uniform(k, i)) / _NOR_LAST
                if -2.0 * math.log(1.0 - uniform(k, i)) > far * far:
                    return sign * (_NOR_LAST + far)
        low = _NOR_HEIGHT[layer]
        if low + uniform(k, i) * (_NOR_HEIGHT[layer + 1] - low) < math.exp(-0.5 * x * x):
            return sign * x


@internal
def gamma(k, i, shape):
    """A gamma draw of scale 1 (Marsaglia and Tsang 2000; below shape 1 by Stuart's power of a uniform)."""
    boost = 1.0
    if shape < 1.0:
        boost = (1.0 - uniform(k, i)) ** (1.0 / shape)
        shape += 1.0
    d = shape - 1.0 / 3.0
    c = 1.0 / math.sqrt(9.0 * d)
    while True:
        x = normal(k, i)
        v = 1.0 + c * x
        if v <= 0.0:
            continue
        v = v * v * v
        u = 1.0 - uniform(k, i)
        if math.log(u) < 0.5 * x * x + d - d * v + d * math.log(v):
            return d * v * boost
