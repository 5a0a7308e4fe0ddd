"""Reads what an offer gives for a comparison: a value, a range, or "?" for what is not known (P6).

Like goes with like: which line of the comparison a topic belongs to, in any of the four languages,
and its value in the units that lines are compared in (`organizer.practice.comparison`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from typing import Final, NamedTuple

from organizer.practice.comparison import Criterion, Span, in_a_year
from organizer.practice.letter_values import FAMILIES
from organizer.practice.names import folded
from organizer.practice.terms import Ambiguous, Money, Period, Unit, read_money, read_quantity

UNKNOWN: Final = "?"
"""How the person writes what they do not know."""


class Line(NamedTuple):
    """A line of the comparison: a usual one by its `key`, or one of the person's own by its
    `topic`, whose sums are a year's money where they name a period, else paid once."""

    key: str
    criterion: Criterion | None = None
    topic: str = ""


SALARY: Final = Line("salary", Criterion.YEAR)
MOVING: Final = Line("moving", Criterion.ONE_OFF)
HOURS: Final = Line("hours", Criterion.HOURS)
USUAL: Final = (
    SALARY,
    Line("bonus", Criterion.YEAR),
    Line("signing", Criterion.ONE_OFF),
    MOVING,
    HOURS,
    Line("leave", Criterion.LEAVE),
    Line("commute", Criterion.COMMUTE),
)
"""The lines that every comparison has, in their order."""

_BY_KEY: Final = {line.key: line for line in USUAL} | {"pension": Line("pension", Criterion.YEAR)}
_KEY_OF_FAMILY: Final = {
    "holidays": "leave",
    "hours": "hours",
    "moving": "moving",
    "bonus": "bonus",
    "pension": "pension",
    "salary": "salary",
}
"""The first that fits decides: "paid leave" is leave, and "variable pay" a bonus."""
_NO_SUM: Final = frozenset({"review", "notice", "probation", "remote", "contract", "flexitime"})
_PAID_AT_THE_START: Final = re.compile(
    r"\b(?:sign|signing|signature|antritts?|willkommens?|einmal|bienvenue|bienvenida|firma|entree)"
)
REVIEWED: Final = re.compile(r"\w(?:uberprufung|erhohung|entwicklung)")
"""A German compound with a wage in it that is none."""
_COMMUTE: Final = re.compile(r"commut|arbeitsweg|fahrzeit|pendel|trajet|trayecto|desplazamiento")


def line_of(topic: str) -> Line | None:
    """The line a topic of an offer belongs to; None where it has no value that can be compared."""
    words = folded(topic)
    families = frozenset().union(*(FAMILIES.of(word) for word in re.findall(r"[^\W\d_]+", words)))
    if _COMMUTE.search(words):
        return _BY_KEY["commute"]
    if families & _NO_SUM or REVIEWED.search(words):
        return None
    for family, key in _KEY_OF_FAMILY.items():
        if family in families:
            first = key == "bonus" and _PAID_AT_THE_START.search(words)
            return _BY_KEY["signing" if first else key]
    return Line(words, topic=topic.strip()) if words else None


def line_named(key: str, topic: str) -> Line:
    """The line of that key; one of the person's own is called `topic`."""
    return _BY_KEY.get(key) or Line(key, topic=topic)


class Unread(StrEnum):
    """Why a value cannot be compared as it is worded."""

    WORDS = "words"
    """It is no value of this kind."""
    SEVERAL = "several"
    """It could be two."""
    NO_PERIOD = "no_period"
    """A wage without what it is paid for."""
    NO_HOURS = "no_hours"
    """A wage by the hour where the week's hours are not known."""
    NO_SALARY = "no_salary"
    """A share of a salary that is not known."""


class Unreadable(ValueError):
    """A value that cannot be compared as it is worded; `reason` says why."""

    def __init__(self, reason: Unread) -> None:
        super().__init__(reason.value)
        self.reason = reason


class Estimate(NamedTuple):
    """What is reckoned with, in the units of its criterion; sums name their `currency`."""

    criterion: Criterion
    span: Span
    currency: str = ""


class Known(NamedTuple):
    """What of the same offer other values are reckoned from."""

    salary: Estimate | None = None
    hours_a_week: Fraction | None = None


_NOTHING_ELSE: Final = Known()
_LEAST: Final = re.compile(
    r"(?:at least|from|ab|mindestens|wenigstens|au moins|[àa] partir de|al menos|desde|>=?)\s+",
    re.IGNORECASE,
)
_MOST: Final = re.compile(
    r"(?:up to|at most|no more than|bis zu|bis|h[öo]chstens|maximal|jusqu['’][àa]|au plus|hasta|"
    r"como m[áa]ximo|<=?)\s+",
    re.IGNORECASE,
)
_NUMBER: Final = r"\d{1,4}(?:[.,]\d\d?)?"
_RANGE: Final = re.compile(
    rf"(?P<low>{_NUMBER}) ?(?:-|to|bis|a|and|und|et|y) ?(?P<high>{_NUMBER})(?P<unit>.*)"
)
_FACTORS: Final[dict[Criterion, dict[tuple[Unit, Period | None], int]]] = {
    Criterion.HOURS: {(Unit.HOUR, None): 1, (Unit.HOUR, "week"): 1, (Unit.HOUR, "day"): 5},
    Criterion.LEAVE: {
        (Unit.DAY, None): 1,
        (Unit.DAY, "year"): 1,
        (Unit.WORKING_DAY, None): 1,
        (Unit.WORKING_DAY, "year"): 1,
        (Unit.WEEK, None): 5,
        (Unit.WEEK, "year"): 5,
    },
    Criterion.COMMUTE: {
        (Unit.MINUTE, None): 1,
        (Unit.MINUTE, "day"): 1,
        (Unit.HOUR, None): 60,
        (Unit.HOUR, "day"): 60,
    },
}
"""How many of a criterion's own units one unit is."""


def read_estimate(
    text: str,
    line: Line,
    *,
    language: str,
    default_currency: str | None = None,
    known: Known = _NOTHING_ELSE,
) -> Estimate | None:
    """The value, or the range from the lower to the higher, that `text` gives for a line; "?" is
    wholly unknown, and an empty text says nothing (None).

    Sums are a year's money where they name a period, hours are those of a week, leave is days of a
    year (five to a week), the commute minutes of a day. "At least" and "up to" bound one side. A
    share ("10 %") is one of the salary. `language` and `default_currency` are as `read_money` takes
    them. Raises `Unreadable`.
    """
    words = re.sub("[‐‑‒–—―−]", "-", text).strip()
    if not words:
        return None
    criterion = line.criterion
    if words == UNKNOWN:
        return Estimate(criterion or Criterion.ONE_OFF, Span())
    bounded, upwards = words, False
    if least := _LEAST.match(words):
        bounded, upwards = words[least.end() :], True
    most = None if least else _MOST.match(words)
    bounded = words[most.end() :] if most else bounded
    if criterion in (Criterion.HOURS, Criterion.LEAVE, Criterion.COMMUTE):
        ends = [(_count(one, criterion, language), "") for one in _ends(folded(bounded))]
    else:
        criterion, ends = _sums(bounded, criterion, language, default_currency, known)
    low, high = min(ends)[0], max(ends)[0]
    if upwards:
        span = Span(low)
    elif most:
        span = Span(high=high)
    else:
        span = Span(low, high)
    return Estimate(criterion, span, ends[0][1])


def _ends(words: str) -> tuple[str, ...]:
    """Both ends of a range of quantities, each with the unit."""
    found = _RANGE.fullmatch(words)
    if found is None:
        return (words,)
    return found["low"] + found["unit"], found["high"] + found["unit"]


def _count(words: str, criterion: Criterion, language: str) -> Fraction:
    """Hours a week, days of leave a year or minutes a day; a bare number is so many of them."""
    if re.fullmatch(_NUMBER, words):
        return Fraction(words.replace(",", "."))
    found = read_quantity(words, language=language)
    factors = _FACTORS[criterion]
    if found is None or (found.unit, found.period) not in factors:
        raise Unreadable(Unread.WORDS)
    return Fraction(found.number) * factors[found.unit, found.period]


def _sums(
    words: str,
    criterion: Criterion | None,
    language: str,
    default_currency: str | None,
    known: Known,
) -> tuple[Criterion, list[tuple[Fraction, str]]]:
    share = read_quantity(words, language=language)
    if share is not None and share.unit is Unit.PERCENT and criterion is Criterion.YEAR:
        salary = known.salary
        if salary is None or not salary.span.known:
            raise Unreadable(Unread.NO_SALARY)
        return criterion, [(salary.span.low * Fraction(share.number) / 100, salary.currency)]
    read = _read(words, language, default_currency)
    paid = criterion or (Criterion.YEAR if read[0].period else Criterion.ONE_OFF)
    return paid, [(_worth(one, paid, known), one.currency) for one in read]


def _read(words: str, language: str, default_currency: str | None) -> tuple[Money, ...]:
    """A sum, or both ends of a range of sums."""
    try:
        one = read_money(words, language=language, default_currency=default_currency)
    except Ambiguous as unclear:
        ends: tuple[Money, ...] = unclear.readings
        alike = len(ends) == 2 and ends[0].currency == ends[1].currency
        if alike and min(end.amount for end in ends) >= 0 and _TWO_SUMS.search(words):
            return ends
        raise Unreadable(Unread.SEVERAL) from unclear
    if one is None or one.amount < 0:
        raise Unreadable(Unread.WORDS)
    return (one,)


_TWO_SUMS: Final = re.compile(r"\d.*(?:-|\b(?:to|bis|a|and|und|et|y)\b).*\d", re.IGNORECASE)


def _worth(money: Money, paid: Criterion, known: Known) -> Fraction:
    """In units of the currency: a year's money, or what is paid once."""
    if paid is Criterion.ONE_OFF:
        if money.period is not None:
            raise Unreadable(Unread.WORDS)
        return in_a_year(replace(money, period="year")) or Fraction(0)
    if money.period is None:
        raise Unreadable(Unread.NO_PERIOD)
    year = in_a_year(money, hours_a_week=known.hours_a_week)
    if year is None:
        raise Unreadable(Unread.NO_HOURS)
    return year
