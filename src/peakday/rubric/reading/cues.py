"""Small word lists the criteria share, each compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable


def cue(*words: str) -> re.Pattern[str]:
    """A pattern for any of these words, at word borders; a trailing `*` lets the word go on."""
    parts = [re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


BECAUSE = cue(
    "because", "since", "so that", "otherwise", "so the", "so a", "so we", "so i", "so they",
    "so shoppers", "so customers", "so nobody", "which means", "that means", "as they", "as it",
    "the reason", "or else", "or they", "or people", "or shoppers", "or customers", "given that",
    "in order to", "that's where", "that is where", "beyond that", "above that", "past that",
    "longer than that", "any longer", "any slower", "after that",
)  # fmt: skip
VAGUE = cue(
    "fast", "quick", "quickly", "reliable", "scalable", "highly available", "low latency", "five nines",
    "robust", "seamless", "performant", "real time", "real-time", "responsive", "as fast as possible",
)  # fmt: skip
VAGUE_VOLUME = cue(
    "a lot of", "lots of", "many users", "millions of", "thousands of", "huge", "massive", "tons of",
    "high traffic", "a large number", "heavy load", "high scale", "internet scale",
)  # fmt: skip
TARGET = cue(
    "target*", "goal*", "success", "metric*", "sla", "slo", "must", "should", "need to", "needs to",
    "aim*", "no more than", "at most", "at least", "under", "below", "within", "less than",
    "fewer than", "north star", "p99", "p95", "p90", "p50", "median", "threshold", "budget", "keep it",
    "hold it", "criteri*", "never", "i want", "i'd want", "promise*", "no older", "no more", "inside",
    "or less",
    "or more", "good enough", "okay for", "as p95", "delay", "joining", "frozen", "measured by", "honoured",
)  # fmt: skip
PEAK = cue(
    "peak*", "busiest", "at worst", "worst case", "rush", "spike*", "max*", "lunch*", "prime day",
    "black friday", "highest", "burst*",
)  # fmt: skip
AVERAGE = cue(
    "average*", "a day", "per day", "daily", "each day", "on a normal", "typical*", "mean", "steady",
)  # fmt: skip
LATENCY = cue(
    "latency", "p99", "p95", "p90", "p50", "respon*", "recogni*", "delay*", "wait*", "load*", "start*",
    "answer*", "scan*", "fast*", "takes", "take", "time", "ms", "milliseconds", "seconds", "slow*",
)  # fmt: skip
AVAILABLE = cue(
    "availab*", "answered", "system up", "uptime", "up time", "sla", "success rate", "succeed*",
    "go through", "goes through",
    "nines", "downtime", "error budget", "reliab*", "complete*", "up",
)  # fmt: skip
PRODUCT = cue(
    "conversion", "adopt*", "abandon*", "false accept*", "false reject*", "false positive*",
    "false negative*", "wrong*", "accura*", "churn", "retention", "retain*", "satisf*", "csat", "nps",
    "on time", "on-time", "repeat*", "return rate", "enrol*", "opt*", "click*", "engage*", "watch*",
    "rebuffer*", "deliver*", "complaint*", "refund*", "revenue", "basket*", "queue length",
    "line length", "checkout*", "share of", "fraud", "dispute*", "mischarg*", "miss rate", "error rate",
    "unsubscrib*", "duplicat*", "spoil*", "late", "cancel*", "still there", "correct*", "understand*",
    "contacts",
    "calls", "go inside", "made it", "stalls", "frozen", "share", "nobody", "missed", "orders",
    "processed", "use the palm", "choose", "weekly", "active",
)  # fmt: skip
DOUBT = cue(
    "i may be off", "not sure", "roughly", "let me check", "check that", "that seems", "seems high",
    "seems low", "sanity check", "might be wrong", "correct me", "i think i", "wait", "hmm",
    "order of magnitude", "doesn't look right", "does not look right",
)  # fmt: skip

PLANNED = cue(
    "next", "later", "second", "third", "then i'd", "i'd add", "i would add", "we could", "in a year",
)  # fmt: skip
"""How a sentence begins that speaks of what is not drawn yet."""
EXPLAINS = cue(
    "i expected", "i predicted", "i was wrong", "i missed", "off because", "higher than i",
    "lower than i", "more than i thought", "less than i thought", "surpris*", "that tells me",
    "i underestimated", "i overestimated", "did not expect", "didn't expect",
)  # fmt: skip
"""How somebody speaks of a prediction that did not come true."""


def any_of(patterns: Iterable[re.Pattern[str]], text: str) -> bool:
    """Whether one of the patterns is in the text."""
    return any(pattern.search(text) for pattern in patterns)
