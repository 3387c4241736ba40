"""What kind of answer a question wants: an amount of money, a share, a duration, a count, a place."""

from __future__ import annotations

import re

_WANTS: dict[str, tuple[str, ...]] = {
    "money": (
        r"how much (?:money|does .* (?:cost|charge|earn|pay)|do .* (?:cost|earn|pay|spend)|may .* cost)",
        r"how much (?:will .* cost|can we spend|may we spend|is .* worth)",
        r"budget|cost|price|spend(?:ing)?|earn|revenue|salary|fees?|worth|expensive",
    ),
    "share": (
        r"what (?:percentage|percent|share|fraction|part|proportion|portion)|percentage|ratio",
        r"(?:error|fraud|failure|hit|churn|conversion|acceptance|rejection|success|positive|negative) rate",
        r"how (?:accurate|reliable|precise|exact|common)|how many nines|uptime|availability|accuracy",
    ),
    "size": (
        r"how (?:big|large|heavy) (?:is|are) (?:a|an|one|each|the average)",
        r"how much (?:data|storage|space|bandwidth)",
        r"payload|bytes|megabytes|file size|storage|bit ?rate|bandwidth|resolution",
    ),
    "often": (r"how (?:often|frequently)|frequency",),
    "count": (
        r"how many|number of|count|how much traffic|size of the",
        r"qps|tps|rps|dau|mau|throughput|volume|load|concurrency|per (?:second|minute|hour|day)",
    ),
    "duration": (
        r"how (?:long|fast|quick|quickly|soon|fresh|stale|up to date|late|old)",
        r"latency|response time|delay|lag|turnaround|deadline|p99|p95|retention|time ?out|time to",
    ),
    "place": (
        r"where|(?:which|what|how many|in which) (?:countries|country|cities|regions|markets|territories)",
    ),
    "when": (r"^when|which day|what time|at what|launch date",),
    "who": (r"^who",),
    "why": (r"^why|reasons?",),
}
"""Kind to the wordings that want it, the telling kinds first: "how much does it cost" is money before all
else.
"""
_KINDS = {kind: re.compile(rf"(?<!\w)(?:{'|'.join(wordings)})\b") for kind, wordings in _WANTS.items()}


def kind_wanted(question: str) -> str | None:
    """The kind of answer a question (in lower case) wants; None where anything, or yes or no, will do."""
    return next((kind for kind, pattern in _KINDS.items() if pattern.search(question)), None)
