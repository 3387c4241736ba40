"""What each of the candidate's sentences does: names a customer, gives a reason, decides, breaks a part…

Every sentence gets a set of signs from plain word lists, its figures, and whether it is specific: whether it
speaks of a number, a part, a person or a matter of this problem rather than of systems in general. The text
criteria look for combinations of signs in one sentence, or in neighbours of one turn; a word by itself earns
nothing, and sentences copied from the rubric or spoken to the grader are left out before any is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from peakday.rubric.reading.cues import BECAUSE, cue
from peakday.rubric.reading.figures import Figure
from peakday.rubric.reading.questions import is_question
from peakday.rubric.reading.sentences import Sentence

SIGNS: dict[str, re.Pattern[str]] = {
    "reason": BECAUSE,
    "reason-soft": cue(
        "as", "since", "for", "so", "due to", "thanks to", "which keeps", "which lets", "must stay",
        "nobody",
    ),
    "person": cue(
        "shopper*", "commuter*", "famil*", "father", "mother", "parent*", "driver*", "courier*",
        "viewer*", "subscriber*", "patient*", "fan", "fans", "household*", "resident*", "cashier*",
        "owner*", "regulars", "listener*", "traveller*", "newcomer*", "stranger*", "manager*", "agent*",
        "seller*", "pharmacist*", "pilot*", "neighbour*", "child*", "kid*", "toddler", "person", "she",
        "he", "his", "her", "him", "member*", "guest*", "buyer*", "recipient*", "dispatcher*",
        "packer*", "picker*", "partner", "elderly", "tenant*", "you stand", "you feel", "your hand",
        "learner*", "student*", "household", "homeowner*", "caller*", "speaker*", "watcher*",
    ),
    "people": cue(
        "user", "users", "customer*", "client", "clients", "people", "consumer*", "they",
    ),
    "pain": cue(
        "wait*", "queue forms", "line grows", "the line", "a line", "stuck", "abandon*", "leave",
        "leaves", "walk away", "walks away", "pulls", "gives up", "give up", "giving up", "annoy*",
        "embarrass*", "stupid", "frustrat*", "angry", "wrong charge", "charged", "complain*", "late",
        "lose", "loses", "lost", "fear*", "hurt*", "worr*", "afraid", "reaches for", "grab*", "spinner",
        "silent wait", "tries again", "starts again", "gone for good", "stop buying", "hang* up",
        "spoiled", "unsafe", "scared", "locked out", "confus*", "buffer*", "stutter*",
    ),
    "moment": cue(
        "at the till", "at the checkout", "at checkout", "behind", "saturday", "noon", "morning",
        "at eight", "while", "lunch*", "evening", "in front of", "at the door", "stand*", "holding",
        "in a hurry", "rush", "on the way", "in one hand", "free hand", "in the line", "in line",
        "at the kitchen", "at night", "during the", "the moment", "as soon as", "mid", "when",
        "in the car", "on arrival", "with your hand", "match day", "kick-off", "first song",
    ),
    "decides": cue(
        "i chose", "i choose", "i take", "i'd take", "i would take", "i keep", "i pick", "i'd pick",
        "we use", "i use", "i'd use", "i put", "i drop", "so i", "so we", "i'd rather",
        "i would rather", "therefore", "that is why", "that's why", "why i", "rejected", "i reject",
        "i go", "we go", "i stay", "i start", "we start", "i would not", "i wouldn't", "i'd not",
        "i match", "i show", "we switch", "i leave", "we leave", "we fail", "fail closed", "fail open",
        "fails closed", "fails open", "is enough", "comes before", "i accept", "i close", "we do not",
        "we don't", "i don't", "strict", "i split", "i move", "i cut", "i store", "i cache", "i'd keep",
        "i would keep", "i decided", "i'm choosing", "i am choosing", "we keep", "i'd go", "i would go",
        "i'd put", "i would put", "i would lease", "i'd lease", "i want", "i'd start", "i would start",
        "so no", "so sqs", "not lambda", "in front because", "i skip", "i'd skip", "i would skip",
        "i design", "we choose", "we chose", "we accept", "stays",
    ),
    "prefers": cue(
        "i prefer", "i like", "i know it", "my favourite", "industry standard", "best practice",
        "everyone uses", "modern", "because i know", "popular", "state of the art", "cutting edge",
    ),
    "price-owned": cue(
        "the cost is", "the price is", "at the price of", "at the cost of", "i accept", "we accept",
        "we give up", "i give up", "downside", "the catch", "in exchange", "i pay", "we pay",
        "costs us", "it means that", "yet", "though", "although", "but then", "worse", "trade",
        "gives away", "lose some", "tolerate", "living with", "sacrific*", "even if", "is worse than",
    ),
    "alternative": cue(
        "instead of", "rather than", "alternative*", "other way", "another way", "option*",
        "i considered", "i could have", "could also", "would also work", "versus", "vs", "two ways",
        "either", "the other", "compared", "one way", "over a", "swap", "and not", "push or pull",
        "or kinesis", "i thought about", "if not", "a different approach", "as opposed to",
        "over matching", "i also looked", "choice between", "or not", "over central", "over edge",
        "trade-off", "between", "in place of",
    ),
    "gives": cue(
        "gives", "give", "simple", "simpler", "cheap", "cheaper", "fast", "faster", "fresh", "survives",
        "removes", "saves", "nice", "works", "easier", "one thing to", "always current", "no network",
        "offline", "scales", "secure", "recognised everywhere", "joins", "failover of", "lower", "less",
        "better", "lets", "helps", "moves the", "advantage", "benefit", "pro", "good", "quick",
        "durable", "ordered", "reads", "strict", "enough", "keeps",
    ),
    "costs": cue(
        "costs", "cost", "but", "however", "downside", "harder", "slower", "more expensive", "dearer",
        "needs", "double*", "every", "depends", "hangs on", "copies of", "guard", "stale", "old",
        "lets in", "risk*", "price", "rejects", "breaks", "loses", "drawback", "con", "extra",
        "complex*", "worse", "more", "days", "hold palm data", "yet", "stolen", "at the price",
    ),
    "condition": cue(
        "if", "above", "below", "beyond", "once", "when we", "unless", "until", "past", "were",
        "as soon as", "up to", "should it", "more than", "in case", "over", "at the point",
    ),
    "would-change": cue(
        "i would", "i'd", "we would", "we'd", "change my mind", "flip", "switch", "reconsider",
        "move to", "go for", "then edge", "swap", "choose differently", "revisit", "edge", "take",
    ),
    "fails": cue(
        "fail", "fails", "failed", "failure*", "failing", "goes down", "down", "dies", "dead",
        "outage*", "unreachable", "cut", "slow", "breaks", "broken", "gone", "lost", "loses", "crash*",
        "unavailable", "offline", "poisoned", "corrupt*", "overload*", "partition*", "times out",
        "hangs", "stale",
    ),
    "seen": cue(
        "sees", "see nothing", "sees nothing", "notice*", "feels", "feel", "hears", "hear", "gets",
        "is asked", "asked for", "pays by", "pay by", "takes a card", "taps a card", "card please",
        "card, please", "cannot pay", "nothing visible", "waits", "wait", "shown", "told", "invisible",
        "people notice", "falls back to a card", "they still", "still pay*", "message", "experience*",
        "asks for a card", "plays on", "keeps playing", "late by", "is asked for",
    ),
    "found": cue(
        "alarm*", "alert*", "detect*", "monitor*", "dashboard*", "page", "pages", "paged", "wakes",
        "metric*", "counter", "health check*", "we see it", "we'd see", "we would see", "we know",
        "we'd know", "we hear", "we find", "found by", "canary", "map of", "reporting", "reports",
        "yellow light", "on-call", "on call", "is called", "sms", "log", "text goes out", "cloudwatch",
    ),
    "recovers": cue(
        "recover*", "fallback", "falls back", "fall back", "failover", "fails over", "retry*",
        "retries", "restart*", "replay*", "drain*", "resume*", "breaker", "roll* back", "rollback",
        "takes over", "takes it out", "automatic*", "by itself", "answers", "reroute*", "returns",
        "degrade*", "timeout", "times out", "redeliver*", "backup", "restore*", "own matcher",
        "catch up", "matches against", "works off", "re-queue*", "switch* to", "heal*",
    ),
    "failure-policy": cue(
        "fail closed", "fail open", "fails closed", "fails open", "failing closed", "failing open",
        "degraded", "blast radius", "nobody is charged", "no match, no charge", "close the door",
        "stays open", "at most a hundred", "one store at a time", "store by store", "switch off",
        "turn off", "shed*", "one cell", "cells", "stops taking", "read-only", "read only",
        "limited to", "isolat*", "only that", "never spread*", "closed for", "open for", "closed on",
        "open on",
    ),
    "redundant": cue(
        "redundant", "multi az", "multi-az", "multiple availability zones", "replicated",
        "self healing", "resilient", "takes care of", "will not happen", "won't happen",
        "should not go down", "robust", "never goes down",
    ),
    "law": cue(
        "gdpr", "law", "legal*", "regulat*", "compliance", "consent*", "hipaa", "privacy", "lawyer",
        "ccpa", "faa",
    ),
    "money": cue(
        "cost*", "$", "dollar*", "cents", "cent", "revenue", "budget", "margin", "bill", "spend*",
        "save*", "saving*", "price*", "pays back", "payback", "labour", "labor", "lease", "leasing",
        "cheaper", "expensive", "profit", "churn",
    ),
    "business": cue(
        "launch*", "pilot*", "partner*", "operations", "support cost*", "adoption", "roll out",
        "rollout", "marketing", "contract*", "vendor*", "training", "staff*", "visits", "brand",
        "competitor*", "time to market", "second use", "pays back", "conversion", "retention",
        "market share",
    ),
    "priority": cue(
        "first", "before any", "comes before", "priority", "so i spend", "i spend", "so i would not",
        "i would not spend", "not worth", "argues against", "instead", "rather than", "order of",
        "therefore", "is nothing", "the risk is", "most", "largest", "then", "so i", "that is why",
    ),
    "gap": cue(
        "i don't know", "i do not know", "i'm not sure", "i am not sure", "i haven't", "i have not",
        "i've never", "i have never", "not sure", "no idea", "i can't say", "i cannot say",
        "i'd be guessing", "i would be guessing", "i am guessing", "i'm guessing", "not my area",
        "i'm not an expert", "i am not an expert", "i don't remember", "beyond what i know",
        "i know less about", "i know little", "unfamiliar", "i am unsure", "i'm unsure",
        "outside my experience", "less familiar",
    ),
    "finds-out": cue(
        "i would ask", "i'd ask", "i would find out", "i'd find out", "i'd look", "i would look",
        "i'd need to look", "look that up", "look it up", "i'd test", "i would test", "measure",
        "i'd measure", "i would check", "i'd check", "find out", "i'd spend a day", "spend a day",
        "ask the", "i'd talk", "i would talk", "prototype", "i'd run", "i would run", "read up",
        "verify", "by asking", "benchmark",
    ),
    "tests": cue(
        "i would test", "i'd test", "try it on", "a test", "test it", "sample", "pilot", "inject*",
        "staging", "load test", "a/b", "experiment*", "shadow*", "against fifty", "measure it", "trial",
        "game day", "i ran", "we ran", "in the run", "ran it", "simulat*", "canary", "dry run",
    ),
    "stops": cue(
        "stop", "stops", "stop when", "do not launch", "don't launch", "we stop", "until", "drop it",
        "call it done", "done", "pass", "threshold", "roll back", "kill it", "if more than", "under",
        "by less than", "aim for", "abort", "launch only",
    ),
    "scope-in": cue(
        "in scope", "i focus", "focus on", "i take", "just do", "we do", "we cover", "i'll cover",
        "i will cover", "scope is", "scope:", "limit myself", "concentrate", "the part i design",
        "i design", "i'll design", "included",
    ),
    "scope-out": cue(
        "out of scope", "leave out", "leaving out", "left out", "stay out", "stays out", "not covering",
        "won't cover", "will not cover", "exclud*", "outside scope", "outside the scope", "park",
        "i skip", "not in scope", "ignore", "not designing", "set aside", "out:", "leave aside",
        "no enrolment",
    ),
    "region": cue(
        "us", "u.s", "united states", "american", "america", "europe*", "eu", "region*", "countr*",
        "global*", "worldwide", "metro", "city", "japan", "international", "uk", "germany", "india",
    ),
    "release": cue(
        "first release", "v1", "version one", "mvp", "pilot", "launch", "phase one", "day one", "later",
        "first of", "initially", "to begin with", "first version", "quarter", "first a", "first we",
    ),
    "next": cue(
        "next", "improve*", "later", "then", "after that", "second", "third", "add", "i'd do",
        "next step*", "future", "roadmap",
    ),
    "effect": cue(
        "because", "since", "as it", "moves", "lifts", "removes", "cuts", "reduces", "raises",
        "so that", "most", "largest", "biggest", "fewer", "annoyed", "share of", "from", "makes", "so",
        "takes the",
    ),
    "measures": cue(
        "measure*", "metric*", "watch", "share of", "i'd see", "a/b", "against", "target", "track*",
        "rate", "aim for", "per cent", "percent", "test",
    ),
    "orders": cue(
        "first", "second", "third", "then", "after that", "before", "order of", "most", "largest",
        "next is", "first thing", "finally",
    ),
    "clarifies": cue(
        "that is", "which means", "meaning", "in other words", "i mean", "i.e", "for example",
        "such as", "say", "called",
    ),
    "reads-back": cue(
        "to repeat", "let me repeat", "play that back", "read that back", "to recap", "recap", "so far",
        "what we have", "to sum up", "summar*", "let me check", "double-check", "to check",
        "sanity check", "walk through", "walking through", "in short", "restate", "say it back",
    ),
    "simplifies": cue(
        "keep it to", "smallest thing", "simplest", "no need for", "we don't need", "i don't need",
        "without a", "drop", "remove", "one service", "instead of building", "boring", "four boxes",
        "fewer", "in one trip", "is enough", "nobody has to",
    ),
    "acts": cue(
        "pilot*", "start with", "starts with", "first fifty", "ship", "in two weeks", "this week",
        "tomorrow", "1 %, then", "then 10 %", "roll out", "reversible", "small step", "fifty stores",
        "four weeks", "weeks",
    ),
    "saves": cue(
        "would not spend", "i'd not spend", "not worth", "frugal*", "argues against", "cheaper",
        "is enough", "no second region", "cent a scan", "cent per scan", "far under", "nothing extra",
        "no extra machine", "idle", "smaller", "under a cent",
    ),
    "standards": cue(
        "strict", "two signals", "do not launch", "stop the launch", "stop the release",
        "we do not ship", "highest", "no looser", "second look", "i refuse", "not good enough",
        "zero tolerance", "never charge", "always", "nobody is charged",
    ),
    "trust": cue(
        "encrypt*", "consent*", "delete*", "deletion", "before they hear", "tell them", "headline",
        "honest*", "i was wrong", "guard", "protect*", "trust", "transparen*", "apolog*", "privacy",
    ),
}  # fmt: skip

GENERIC = cue(
    "system", "scalable", "robust", "layer*", "platform", "best in class", "solution", "feature*",
    "everything", "things", "stuff",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Thought:
    """A sentence and what it does. `figures` are its numbers; `parts` the boxes or services it names."""

    sentence: Sentence
    signs: frozenset[str]
    figures: tuple[Figure, ...]
    parts: frozenset[str]
    specific: bool
    asks: bool

    def has(self, *signs: str) -> bool:
        """Whether it bears every one of these signs."""
        return all(sign in self.signs for sign in signs)

    def any(self, *signs: str) -> bool:
        """Whether it bears one of these signs."""
        return any(sign in self.signs for sign in signs)


PARTS: dict[str, re.Pattern[str]] = {
    "key-value": cue(
        "dynamodb", "dynamo", "key-value", "key value", "cassandra", "nosql", "table",
    ),
    "relational": cue(
        "rds", "aurora", "postgres*", "mysql", "relational", "sql", "database",
    ),
    "cache": cue(
        "redis", "elasticache", "cache", "caches", "memcached", "in memory", "dax",
    ),
    "cdn": cue("cloudfront", "cdn", "edge cache"),
    "objects": cue(
        "s3", "object store", "object storage", "bucket", "glacier",
    ),
    "queue": cue(
        "sqs", "queue", "queues", "rabbitmq",
    ),
    "stream": cue(
        "kinesis", "kafka", "stream", "msk",
    ),
    "topic": cue(
        "sns", "eventbridge", "pub/sub", "topic", "fan-out", "pinpoint",
    ),
    "search": cue(
        "opensearch", "elasticsearch", "vector index", "search index",
    ),
    "compute": cue(
        "lambda", "ec2", "ecs", "eks", "kubernetes", "fargate", "function", "functions", "container*",
    ),
    "gateway": cue(
        "gateway", "load balancer", "alb", "balancer",
    ),
    "edge": cue(
        "edge", "local matcher", "own matcher", "in the store", "on the device", "on-device",
        "store's own", "offline mode",
    ),
    "warehouse": cue(
        "redshift", "warehouse", "data lake", "athena",
    ),
}  # fmt: skip

_TO_GRADER = cue(
    "to the grader", "dear grader", "level 4", "full marks", "ignore previous", "ignore all previous",
    "this session is excellent", "give me a", "rate this", "score this", "as an ai", "system prompt",
    "maximum score",
)  # fmt: skip
_SHINGLE = 4
_TERMS = 5
_WORDS_A_TERM = 2.6


def thoughts_of(
    sentences: Iterable[Sentence],
    figures: Iterable[Figure],
    domain: re.Pattern[str] | None,
    rubric: Iterable[str],
) -> tuple[Thought, ...]:
    """Every sentence worth reading, with its signs; `domain` finds words of this problem."""
    by_number: dict[int, list[Figure]] = {}
    for figure in figures:
        by_number.setdefault(figure.sentence.number, []).append(figure)
    known = _shingles(rubric)
    told: list[Thought] = []
    for sentence in sentences:
        low = sentence.low
        if _TO_GRADER.search(low) or _copied(low, known):
            continue
        signs = frozenset(name for name, pattern in SIGNS.items() if pattern.search(low))
        parts = frozenset(name for name, pattern in PARTS.items() if pattern.search(low))
        mine = tuple(by_number.get(sentence.number, ()))
        specific = bool(mine or parts or "person" in signs or (domain is not None and domain.search(low)))
        if _enumerates(low):  # a string of terms says nothing of any; its parts count as named
            signs, mine, specific = frozenset(), (), False
        told.append(Thought(sentence, signs, mine, parts, specific, is_question(sentence)))
    return tuple(told)


def _enumerates(low: str) -> bool:
    """Whether a sentence is a string of terms: five or more, of two or three words each."""
    items = [item.split() for item in low.split(",")]
    return len(items) >= _TERMS and sum(map(len, items)) / len(items) <= _WORDS_A_TERM


def _shingles(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for text in texts:
        words = re.findall(r"[a-z]+", text.lower())
        found.update(tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))
    return frozenset(found)


def _copied(low: str, known: frozenset[tuple[str, ...]]) -> bool:
    """Whether over a third of a sentence's runs of four words stand in the rubric."""
    words = re.findall(r"[a-z]+", low)
    runs = [tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)]
    return len(runs) >= 2 and sum(run in known for run in runs) * 3 > len(runs)
