"""Words and their stems: the plain toolkit under matching, and all there is when no model is installed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from peakday.quantities.speech.wordlists import words

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:[.,]\d+)*%?")
_SPACES = re.compile(r"\s+")
_STOP = words(
    """a an the this that these those it its i me my we us our you your they them their he she his her
    there here is are was were be been being am do does did done doing have has had having can could
    will would shall should may might must of in on at to for from by with about into over under between
    as per and or but if so than then not no any some all each every other another which who whom whose
    what when where why how much many long often please tell know like want need get got just really
    actually also too very more most less least please let think say ask question okay ok hi hello
    thanks thank sure right well now one ones thing things kind sort way what's whats it's we're you're
    i'm i'd i'll we'll don't doesn't isn't aren't expect expected plan planning assume assuming look
    looking see give take make"""
)
SHORT_FOR = {
    "dau": "daily active users", "mau": "monthly active users", "wau": "weekly active users",
    "qps": "queries per second", "rps": "requests per second", "tps": "transactions per second",
    "rto": "recovery time objective", "rpo": "recovery point objective", "sla": "availability guarantee",
    "slo": "service level objective", "eta": "estimated time of arrival", "mvp": "first release",
    "kpi": "success metric", "kpis": "success metrics", "pii": "personal data", "sso": "single sign-on login",
    "mfa": "two-factor authentication", "2fa": "two-factor authentication", "dr": "disaster recovery",
    "far": "false acceptance rate", "frr": "false rejection rate", "fps": "false positives",
    "p99": "p99 latency", "p95": "p95 latency", "p50": "median latency", "cdn": "content delivery network",
    "gdpr": "GDPR privacy law", "hipaa": "HIPAA health privacy law", "a11y": "accessibility",
    "i18n": "localisation", "opex": "running cost", "capex": "investment cost", "tco": "total cost",
    "aov": "average order value", "sku": "product", "skus": "products", "vod": "video on demand",
    "wifi": "wi-fi network", "db": "database", "asr": "speech recognition", "nlu": "language understanding",
    "kyc": "identity check", "ugc": "user content", "b2b": "business customers",
}  # fmt: skip
"""What the short forms candidates use stand for; both are matched."""
_SAME = {
    "gdpr": "privacy", "uptime": "availability", "downtime": "availability", "outage": "availability",
    "speed": "latency", "fast": "latency", "quick": "latency", "quickly": "latency", "delay": "latency",
    "shopper": "customer", "buyer": "customer", "consumer": "customer", "client": "customer",
    "rider": "courier", "cost": "budget", "spend": "budget", "spending": "budget", "money": "budget",
    "country": "region", "geography": "region", "market": "region", "store": "shop", "location": "site",
    "facility": "site", "busiest": "peak", "maximum": "peak", "max": "peak", "spike": "peak", "surge": "peak",
    "concurrent": "simultaneous", "concurrently": "simultaneous", "simultaneously": "simultaneous",
    "traffic": "load", "throughput": "load", "volume": "load", "daily": "day", "hourly": "hour",
    "monthly": "month", "yearly": "year", "developer": "engineer", "error": "mistake", "keep": "store",
    "retain": "store", "kept": "store", "retention": "store",
}  # fmt: skip


def normalise(text: str) -> str:
    """Lower case, one kind of quote and dash, single spaces: what two wordings of one thing share."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'").replace("–", "-")
    return _SPACES.sub(" ", plain).strip().lower()


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A rough English stem: plural, -ing, -ed, -ly and friends off. Not a word to show to anybody."""
    word = word.removesuffix("'s")
    for ending, left, rest in (
        ("ies", 2, "y"), ("sses", 2, "ss"), ("ations", 3, "at"), ("ation", 3, "at"), ("ing", 3, ""),
        ("edly", 3, ""),
        ("ements", 4, ""), ("ement", 4, ""), ("ments", 4, ""), ("ment", 4, ""), ("ness", 3, ""),
        ("ers", 4, ""),
        ("er", 4, ""), ("ed", 3, ""), ("ly", 3, ""), ("es", 3, ""), ("s", 3, ""),
    ):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= left and not word.endswith("ss"):
            word = word[: -len(ending)] + rest
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


@lru_cache(maxsize=16384)
def stems(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning; words that mean the same here share one."""
    found = set()
    for word in _WORD.findall(normalise(text)):
        if word in _STOP:
            continue
        found.add(stem(word))
        base = word[:-1] if word.endswith("s") else word
        same = _SAME.get(word) or _SAME.get(base)
        if same:
            found.add(stem(same))
    return frozenset(found)


_FOREIGN = words(
    """qué que cuál cuáles cuántos cuántas cuanto cuántos cómo dónde hay los las una por para es está el la
    wie viele was wo wann welche welcher ist sind der die das und für ein eine nicht haben wir
    combien quel quelle quels quelles où quand est sont les des une pour nous avons le la du
    quanto quanti quante quale dove quando sono che per gli della
    quantos quantas qual onde são uma não você temos hoeveel welke waar zijn het een"""
)
_ENGLISH = words(
    """the a an is are was do does did how what which who where when why of to in for on at and or we you it
    they there this that can could should would will must have has with any many much long fast users per"""
)


def in_english(text: str) -> bool:
    """Could this be English? Only what surely is another language, by its script or its small words, is
    not.
    """
    sample = text[:2000]
    letters = [c for c in sample if c.isalpha()]
    latin = sum(c < "\u0250" for c in letters)
    if letters and latin < len(letters) / 2:
        return False
    said = re.findall(r"[^\W\d_]+", sample.lower())
    foreign, english = sum(w in _FOREIGN for w in said), sum(w in _ENGLISH for w in said)
    return not (foreign >= 2 and foreign > english)


def spelled_out(text: str) -> str:
    """The text with known short forms followed by what they stand for ("DAU" → "DAU, daily active users")."""
    words = re.findall(r"[A-Za-z0-9]+", text)
    meant = [SHORT_FOR[word.lower()] for word in words if word.lower() in SHORT_FOR]
    return f"{text} ({', '.join(dict.fromkeys(meant))})" if meant else text
