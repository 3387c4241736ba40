"""Numbers as people write them: one parser and printer for boards, targets and speech.

Every `parse_…` raises `QuantityError` with the rule broken and the mend; every `say_…` but
`say_roughly` prints what its parser reads back to the same float.
"""

from peakday.quantities.counts import parse_count, parse_whole, say_count
from peakday.quantities.durations import (
    MONTH_HOURS,
    duration_and_unit,
    parse_duration,
    say_duration,
    say_roughly,
)
from peakday.quantities.errors import QuantityError
from peakday.quantities.money import Money, parse_money, parse_monthly, parse_price, say_money
from peakday.quantities.rates import parse_rate, rate_and_unit, say_rate
from peakday.quantities.shapes import parse_varying, say_varying
from peakday.quantities.shares import parse_share, say_share
from peakday.quantities.sizes import parse_size, say_size
from peakday.quantities.varying import Varying

__all__ = [
    "MONTH_HOURS",
    "Money",
    "QuantityError",
    "Varying",
    "duration_and_unit",
    "parse_count",
    "parse_duration",
    "parse_money",
    "parse_monthly",
    "parse_price",
    "parse_rate",
    "parse_share",
    "parse_size",
    "parse_varying",
    "parse_whole",
    "rate_and_unit",
    "say_count",
    "say_duration",
    "say_money",
    "say_rate",
    "say_roughly",
    "say_share",
    "say_size",
    "say_varying",
]
