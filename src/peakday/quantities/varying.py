"""Durations that vary: the shapes a time on a board can have, as data.

Every time is in seconds. Drawing from these shapes is the engine's work; reading them from
text is `peakday.quantities.parse_varying`'s. Each shape knows its mean and its squared
coefficient of variation, which the closed forms need.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, inf, log, sqrt


@dataclass(frozen=True, slots=True)
class Constant:
    """Always the same duration."""

    seconds: float

    @property
    def mean(self) -> float:
        """Mean, in seconds."""
        return self.seconds

    @property
    def scv(self) -> float:
        """Squared coefficient of variation."""
        return 0.0


@dataclass(frozen=True, slots=True)
class Exponential:
    """Memoryless durations with the given mean."""

    seconds: float

    @property
    def mean(self) -> float:
        """Mean, in seconds."""
        return self.seconds

    @property
    def scv(self) -> float:
        """Squared coefficient of variation."""
        return 1.0


@dataclass(frozen=True, slots=True)
class LogNormal:
    """Lognormal by its mean and its 99th percentile; the smaller spread that fits both.

    With z = 2.3263 the 99th percentile of the standard normal, ln(p99/mean) = z·sigma − sigma²/2,
    so sigma = z − sqrt(z² − 2·ln(p99/mean)); a solution exists while p99/mean ≤ exp(z²/2) ≈ 14.97.
    """

    seconds: float
    p99: float

    LARGEST_RATIO = exp(2.3263478740408408**2 / 2)

    @property
    def sigma(self) -> float:
        """Standard deviation of the logarithm."""
        z = 2.3263478740408408
        return z - sqrt(max(0.0, z * z - 2 * log(self.p99 / self.seconds)))

    @property
    def mu(self) -> float:
        """Mean of the logarithm (of seconds)."""
        return log(self.seconds) - self.sigma**2 / 2

    @property
    def mean(self) -> float:
        """Mean, in seconds."""
        return self.seconds

    @property
    def scv(self) -> float:
        """Squared coefficient of variation, exp(sigma²) − 1."""
        return exp(self.sigma**2) - 1


@dataclass(frozen=True, slots=True)
class Uniform:
    """Evenly spread between two durations."""

    least: float
    most: float

    @property
    def mean(self) -> float:
        """Mean, in seconds."""
        return (self.least + self.most) / 2

    @property
    def scv(self) -> float:
        """Squared coefficient of variation."""
        return (self.most - self.least) ** 2 / 12 / self.mean**2 if self.mean else 0.0


@dataclass(frozen=True, slots=True)
class Gamma:
    """Gamma by mean and coefficient of variation; shape 1/cv²."""

    seconds: float
    cv: float

    @property
    def mean(self) -> float:
        """Mean, in seconds."""
        return self.seconds

    @property
    def scv(self) -> float:
        """Squared coefficient of variation."""
        return self.cv**2


@dataclass(frozen=True, slots=True)
class HyperExponential:
    """Two exponential phases with balanced means (p1/rate1 = p2/rate2); cv of one or more."""

    seconds: float
    cv: float

    @property
    def first_share(self) -> float:
        """Probability of the faster phase: (1 + sqrt((c²−1)/(c²+1))) / 2."""
        c2 = self.cv**2
        return (1 + sqrt((c2 - 1) / (c2 + 1))) / 2

    @property
    def mean(self) -> float:
        """Mean, in seconds."""
        return self.seconds

    @property
    def scv(self) -> float:
        """Squared coefficient of variation."""
        return self.cv**2


@dataclass(frozen=True, slots=True)
class Pareto:
    """Pareto I by its mean and tail index (above 1): least = mean·(tail−1)/tail."""

    seconds: float
    tail: float

    @property
    def least(self) -> float:
        """The smallest duration it can take, in seconds."""
        return self.seconds * (self.tail - 1) / self.tail

    @property
    def mean(self) -> float:
        """Mean, in seconds."""
        return self.seconds

    @property
    def scv(self) -> float:
        """Squared coefficient of variation; infinite for a tail of 2 or less."""
        return 1 / (self.tail * (self.tail - 2)) if self.tail > 2 else inf


@dataclass(frozen=True, slots=True)
class Pert:
    """Beta between least and most with weight 4 on the likeliest (the PERT distribution)."""

    least: float
    likeliest: float
    most: float

    @property
    def alpha(self) -> float:
        """First shape of the beta."""
        return 1 + 4 * (self.likeliest - self.least) / (self.most - self.least)

    @property
    def beta(self) -> float:
        """Second shape of the beta."""
        return 1 + 4 * (self.most - self.likeliest) / (self.most - self.least)

    @property
    def mean(self) -> float:
        """Mean, in seconds: (least + 4·likeliest + most) / 6."""
        return (self.least + 4 * self.likeliest + self.most) / 6

    @property
    def scv(self) -> float:
        """Squared coefficient of variation: (mean−least)(most−mean)/7 over the mean squared."""
        variance = (self.mean - self.least) * (self.most - self.mean) / 7
        return variance / self.mean**2 if self.mean else 0.0


@dataclass(frozen=True, slots=True)
class Mix:
    """One of several shapes, each with its share; shares add to 1."""

    parts: tuple[tuple[float, Varying], ...]

    @property
    def mean(self) -> float:
        """Mean, in seconds."""
        return sum(share * part.mean for share, part in self.parts)

    @property
    def scv(self) -> float:
        """Squared coefficient of variation."""
        second = sum(share * part.mean**2 * (1 + part.scv) for share, part in self.parts)
        return second / self.mean**2 - 1 if self.mean else 0.0


@dataclass(frozen=True, slots=True)
class FromFile:
    """Durations read from a column of a CSV file; `values` in seconds, in the file's order."""

    file: str
    column: str
    values: tuple[float, ...]

    @property
    def mean(self) -> float:
        """Mean of the rows, in seconds."""
        return sum(self.values) / len(self.values)

    @property
    def scv(self) -> float:
        """Squared coefficient of variation of the rows."""
        m = self.mean
        return sum((v - m) ** 2 for v in self.values) / len(self.values) / m**2 if m else 0.0


Varying = (
    Constant | Exponential | LogNormal | Uniform | Gamma | HyperExponential | Pareto | Pert | Mix | FromFile
)
