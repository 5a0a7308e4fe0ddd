"""A sum of money as it stands in a row of terms: integer minor units of an ISO 4217 currency."""

from __future__ import annotations

import re
from typing import NamedTuple

_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY", "₹": "INR"}
_SUM = re.compile(
    r"(?P<before>[A-Za-z]{3}\b|[€£$¥₹])?\s*"
    r"(?P<whole>\d{1,3}(?:[.,'’\s]\d{3})+|\d+)(?:[.,](?P<part>\d{1,2}))?(?P<thousands>k\b)?\s*"
    r"(?P<after>[A-Za-z]{3}\b|[€£$¥₹])?",
    re.IGNORECASE,
)


_GROUP = 3
"""Digits in a group; where a currency has as many decimals, "1.234" could be either."""


class Money(NamedTuple):
    """An amount in minor units (cents; yen have none) of a currency (ISO 4217)."""

    minor: int
    currency: str


def read_sum(text: str) -> Money | None:
    """The one sum of money in a text ("£62,000 a year", "85k EUR", "CHF 95'000"), or None.

    None also where there are two, where no currency stands beside it, or where the digits could
    mean two amounts: better no sum than a wrong one.
    """
    from babel.numbers import get_currency_precision, list_currencies

    sums = [match for match in _SUM.finditer(text) if match["before"] or match["after"]]
    if len(sums) != 1:
        return None
    match = sums[0]
    name = match["before"] or match["after"]
    currency = _SIGNS.get(name, name.upper())
    if currency not in list_currencies() or _digits(match[0]) != _digits(text):
        return None
    precision = get_currency_precision(currency)
    part = (match["part"] or "").ljust(precision, "0")
    if len(part) > precision or (precision == _GROUP and match["whole"] != _digits(match["whole"])):
        return None
    minor = int(_digits(match["whole"])) * 10**precision + int(part or 0)
    return Money(minor * 1000 if match["thousands"] else minor, currency)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
