"""What kind of value a topic of an offer takes, and a value read as that: "38" of the working hours
is 38 hours a week, "85k" of the base salary a sum that wants to be said what it is paid for (P12).

What is not written is taken from the topic and from the currency of the other sums of the offer;
where that leaves two readings, both are named for the person to choose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from organizer.practice.estimates import REVIEWED
from organizer.practice.letter_values import FAMILIES
from organizer.practice.names import folded
from organizer.practice.terms import (
    Ambiguous,
    Money,
    Period,
    Quantity,
    Unit,
    read_day,
    read_money,
    read_quantity,
)

Value = Money | date | Quantity
"""What a value of a term means."""


class Takes(StrEnum):
    """The kind of value that a topic takes."""

    PAY = "pay"
    """A sum, and what it is paid for."""
    SUM = "sum"
    """A sum, or a share."""
    DAY = "day"
    HOURS = "hours"
    LEAVE = "leave"
    NOTICE = "notice"
    """A length of time."""
    REMOTE = "remote"
    """Days of a week or a month."""
    ANYTHING = "anything"


_FAMILY_TAKES: Final = {
    "review": Takes.ANYTHING,
    "notice": Takes.NOTICE,
    "probation": Takes.NOTICE,
    "remote": Takes.REMOTE,
    "holidays": Takes.LEAVE,
    "equity": Takes.ANYTHING,
    "bonus": Takes.SUM,
    "pension": Takes.SUM,
    "moving": Takes.SUM,
    "salary": Takes.PAY,
    "start": Takes.DAY,
    "hours": Takes.HOURS,
}
"""The first family of words that is in a topic decides: "paid leave" is leave."""
_AT_HOME: Final = re.compile(r"\b(?:zu ?hause|casa|domicile)\b")

_BARE: Final[dict[Takes, tuple[tuple[Unit, Period | None], ...]]] = {
    Takes.HOURS: ((Unit.HOUR, "week"),),
    Takes.LEAVE: ((Unit.DAY, "year"),),
    Takes.NOTICE: ((Unit.MONTH, None), (Unit.WEEK, None)),
    Takes.REMOTE: ((Unit.DAY, "week"), (Unit.DAY, "month")),
}
"""What a bare number counts."""

_A_YEAR_AND_A_WEEK: Final = timedelta(days=372)
_NUMBER: Final = re.compile(r"\d{1,4}(?:[.,]\d\d?)?")


def takes(topic: str) -> Takes:
    """The kind of value that `topic` takes, in any of the four languages."""
    words = folded(topic)
    if REVIEWED.search(words):
        return Takes.ANYTHING
    if _AT_HOME.search(words):
        return Takes.REMOTE
    found = frozenset().union(*map(FAMILIES.of, re.findall(r"[^\W\d_]+", words)))
    return next((kind for family, kind in _FAMILY_TAKES.items() if family in found), Takes.ANYTHING)


class Currencies(NamedTuple):
    """The currency in which an offer is made, where one is known; else those to choose from."""

    own: str | None = None
    others: tuple[str, ...] = ()


NO_CURRENCY: Final = Currencies()
"""None is known, and none to be asked about."""


@dataclass(frozen=True)
class Read:
    """A value; `completed` says that its unit, currency or year is not written in the text."""

    value: Value
    completed: bool = False


def read_term(
    topic: str, text: str, *, language: str, today: date, currencies: Currencies = NO_CURRENCY
) -> Read | None:
    """The value that `text` is as a whole for `topic`; None where it is only words.

    `language` and `today` are as `read_money` and `read_day` take them. Raises `Ambiguous` with
    the values where it could be several: a pay without what it is paid for, a bare sum where no
    currency is known, and whatever `read_money` and `read_day` say.
    """
    kind = takes(topic)
    if kind is Takes.DAY and (day := read_day(text, language=language, today=today)):
        return Read(day, completed=_another_later(day, text, language, today))
    if read := _counted(text, kind, language):
        return read
    in_money = kind in (Takes.PAY, Takes.SUM)
    if read := _sum(text, language, currencies if in_money else NO_CURRENCY):
        money = read.value
        if kind is Takes.PAY and isinstance(money, Money) and money.period is None:
            periods: tuple[Period, ...] = ("year", "month")
            raise Ambiguous(replace(money, period=period) for period in periods)
        return read
    day = read_day(text, language=language, today=today)
    return Read(day) if day is not None else None


def _another_later(day: date, text: str, language: str, today: date) -> bool:
    """Whether the same words mean another day in a year: "1 March", "in two weeks"."""
    try:
        return read_day(text, language=language, today=today + _A_YEAR_AND_A_WEEK) != day
    except Ambiguous:
        return True


def _counted(text: str, kind: Takes, language: str) -> Read | None:
    bare = _BARE.get(kind, ())
    found = read_quantity(text, language=language)
    if found is not None:
        usual = next((period for unit, period in bare if unit is found.unit), None)
        if found.period is None and usual is not None and len(bare) == 1:
            return Read(replace(found, period=usual))
        return Read(found)
    if not bare or not _NUMBER.fullmatch(text.strip()):
        return None
    number = Decimal(text.strip().replace(",", "."))
    readings = [Quantity(number, unit, period) for unit, period in bare]
    if len(readings) > 1:
        raise Ambiguous(readings)
    return Read(readings[0], completed=True)


def _sum(text: str, language: str, currencies: Currencies) -> Read | None:
    written = read_money(text, language=language)
    if written is not None:
        return Read(written)
    if currencies.own is not None:
        money = read_money(text, language=language, default_currency=currencies.own)
        return Read(money, completed=True) if money is not None else None
    readings = list(_in_each(text, language, currencies.others))
    if len(readings) > 1:
        raise Ambiguous(readings)
    return Read(readings[0], completed=True) if readings else None


def _in_each(text: str, language: str, currencies: Iterable[str]) -> Iterable[Money]:
    for currency in currencies:
        money = read_money(text, language=language, default_currency=currency)
        if money is not None:
            yield money
