"""Sets offers side by side, and finds which unknown would change their order (P6, P14).

Every criterion counts by what a unit of it is worth to the person, so the points are a plain sum
and everything about them is exact. Weights on a scale from the worst to the best of the offers
would not do: with those, a third offer can change the order of the first two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from typing import Final, Literal

from organizer.practice.terms import Money, Period


class Criterion(StrEnum):
    """What offers are compared by."""

    YEAR = "year"
    """A year's money, in units of its currency."""
    ONE_OFF = "one_off"
    """Sums that are paid once, in units of their currency."""
    HOURS = "hours"
    """Working hours a week; the fewer the better."""
    LEAVE = "leave"
    """Days of paid leave a year."""
    COMMUTE = "commute"
    """Minutes on the way a day; the fewer the better."""


IN_MONEY: Final = frozenset({Criterion.YEAR, Criterion.ONE_OFF})
FEWER_IS_BETTER: Final = frozenset({Criterion.HOURS, Criterion.COMMUTE})
_THINKABLE: Final = {
    Criterion.HOURS: Fraction(80),
    Criterion.LEAVE: Fraction(80),
    Criterion.COMMUTE: Fraction(300),
}
"""The most of it that an offer is taken to come to."""
FEWEST, MOST = 2, 5
"""How many offers can be compared."""


@dataclass(frozen=True)
class Span:
    """A value that lies from `low` to `high`; the same for a known one, no `high` without a limit.

    `Span()` is wholly unknown. Raises `ValueError` for a negative or reversed one.
    """

    low: Fraction = Fraction(0)
    high: Fraction | None = None

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError("A range goes from the lower value to the higher.")

    @property
    def known(self) -> bool:
        """Whether it is one value."""
        return self.low == self.high

    def counted(self, usual: Fraction) -> Fraction:
        """What it is taken for: a range for its middle, the wholly unknown for what is usual."""
        if self.high is None:
            return self.low or usual
        return (self.low + self.high) / 2

    def __add__(self, other: Span) -> Span:
        high = None if self.high is None or other.high is None else self.high + other.high
        return Span(self.low + other.low, high)


def exactly(value: Fraction | int) -> Span:
    """A known value."""
    return Span(Fraction(value), Fraction(value))


@dataclass(frozen=True)
class Item:
    """One thing that an offer gives, such as the moving allowance; sums name their `currency`."""

    topic: str
    criterion: Criterion
    span: Span
    currency: str = ""


@dataclass(frozen=True)
class Compared:
    """An offer or an expectation, by a name of its own."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Weight:
    """What one unit is worth to the person, in points; sums by the unit of the common currency.

    `usual` is what is counted where nothing at all is known.
    """

    points: Fraction
    usual: Fraction = Fraction(0)


class MissingRate(ValueError):
    """Sums in several currencies, and no exchange rate for `currencies`."""

    def __init__(self, currencies: frozenset[str]) -> None:
        super().__init__("Enter an exchange rate to compare sums in different currencies.")
        self.currencies = currencies


@dataclass(frozen=True)
class Part:
    """What one criterion contributes: the items' sums by currency ("" without one), and points."""

    criterion: Criterion
    spans: Mapping[str, Span]
    counted: Fraction
    """In the common currency where it is money."""
    points: Fraction
    least: Fraction | None
    most: Fraction | None
    """Within which the points stay whatever is unknown comes to; None without a limit."""


@dataclass(frozen=True)
class Placed:
    """An offer in the order. Level offers have the same `place`; the first is 1."""

    name: str
    place: int
    points: Fraction
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Turn:
    """An unknown that alone would change the order of two offers.

    With `value` (in the item's own units) the two are level; "from" there on, or "up to" there,
    they stand the other way round.
    """

    name: str
    item: Item
    other: str
    side: Literal["from", "up to"]
    value: Fraction


@dataclass(frozen=True)
class Comparison:
    """The order of offers, best first, and what could change it.

    `together` are the pairs (ahead, behind) that no unknown alone would turn, but several would.
    """

    order: tuple[Placed, ...]
    turns: tuple[Turn, ...]
    together: tuple[tuple[str, str], ...]

    @property
    def turns_of_the_first_place(self) -> tuple[Turn, ...]:
        """The unknowns that alone would put another offer first, by a value that can be thought of:
        nobody gives 200 days of leave."""
        first = {placed.name for placed in self.order if placed.place == 1}
        return tuple(
            turn
            for turn in self.turns
            if {turn.name, turn.other} & first
            and turn.value <= _THINKABLE.get(turn.item.criterion, turn.value)
        )


def added(values: Iterable[Fraction | None]) -> Fraction | None:
    """The sum; None, without a limit, where one of them has none."""
    total = Fraction(0)
    for value in values:
        if value is None:
            return None
        total += value
    return total


def in_a_year(money: Money, *, hours_a_week: Fraction | None = None) -> Fraction | None:
    """A year's money in units of its currency: 12 months, 52 weeks of five days.

    None for a wage by the hour where the hours are not known, and for a sum without a period.
    """
    from babel.numbers import get_currency_precision

    times: dict[Period, Fraction | None] = {
        "year": Fraction(1),
        "month": Fraction(12),
        "week": Fraction(52),
        "day": Fraction(52 * 5),
        "hour": None if hours_a_week is None else 52 * hours_a_week,
    }
    paid = times[money.period] if money.period else None
    return (
        None if paid is None else paid * money.amount / 10 ** get_currency_precision(money.currency)
    )


def compare(
    offers: Sequence[Compared],
    weights: Mapping[Criterion, Weight],
    *,
    currency: str,
    rates: Mapping[str, Fraction],
) -> Comparison:
    """The offers in order, best first, and which unknown would change it, from which value on.

    `rates` are the person's own: how much of the common `currency` one unit of another is. A
    criterion without a weight counts for nothing; one of which an offer says nothing is unknown,
    but for sums paid once, which are then none. An unknown counts as is usual where it is all there
    is of its criterion, and beside others as nothing.

    Raises `ValueError` for less than two offers or more than five, two of one name, or a weight or
    rate below nothing, and `MissingRate` where sums in several currencies cannot be compared.
    """
    _check(offers, weights, rates)
    rates = {**rates, currency: Fraction(1), "": Fraction(1)}
    lines = {offer.name: list(_lines(offer, weights, rates)) for offer in offers}
    points = {name: sum((line.points for line in lines[name]), Fraction()) for name in lines}
    places = {name: 1 + sum(other > points[name] for other in points.values()) for name in lines}
    names = sorted(lines, key=lambda name: places[name])
    turns = [
        turn
        for one, other in combinations(names, 2)
        for name, against in ((one, other), (other, one))
        for line in lines[name]
        for turn in line.turns(name, against, points[name] - points[against])
    ]
    turned = {frozenset((turn.name, turn.other)) for turn in turns}
    return Comparison(
        tuple(Placed(name, places[name], points[name], _parts(lines[name])) for name in names),
        tuple(turns),
        tuple(
            (ahead, behind)
            for ahead, behind in combinations(names, 2)
            if frozenset((ahead, behind)) not in turned
            and sum(line.most(-1) for line in lines[ahead])
            + sum(line.most(1) for line in lines[behind])
            > points[ahead] - points[behind]
        ),
    )


def _check(
    offers: Sequence[Compared],
    weights: Mapping[Criterion, Weight],
    rates: Mapping[str, Fraction],
) -> None:
    if not FEWEST <= len(offers) <= MOST:
        raise ValueError("Choose two to five offers to compare.")
    if len({offer.name for offer in offers}) < len(offers):
        raise ValueError("Give each offer a name of its own.")
    if any(weight.points < 0 or weight.usual < 0 for weight in weights.values()):
        raise ValueError("A weight cannot be below zero.")
    if any(rate <= 0 for rate in rates.values()):
        raise ValueError("An exchange rate must be above zero.")


@dataclass(frozen=True)
class _Line:
    """An item as it counts: `slope` is the points for one more of its own units."""

    item: Item
    slope: Fraction
    counted: Fraction
    rate: Fraction

    @property
    def points(self) -> Fraction:
        return self.slope * self.counted

    def turns(self, name: str, other: str, ahead: Fraction) -> Iterator[Turn]:
        """Where the item alone would turn `name`, so many points `ahead`, and `other`."""
        if self.slope == 0:
            return
        span, level = self.item.span, self.counted - ahead / self.slope
        rising = ahead * self.slope <= 0
        if rising and (span.high is None or level < span.high):
            yield Turn(name, self.item, other, "from", level)
        if (not rising or ahead == 0) and span.low < level:
            yield Turn(name, self.item, other, "up to", level)

    def end(self, sign: int) -> Fraction | None:
        """The most points the item can come to, or with -1 the least; None without a limit."""
        upper = self.slope * sign > 0
        value = self.item.span.high if upper else self.item.span.low
        if self.slope == 0:
            return Fraction(0)
        return None if value is None else self.slope * value

    def most(self, sign: Literal[1, -1]) -> Fraction:
        """The points that the item could bring, or with -1 take, at most; nothing without a limit,
        where it alone would turn the order anyway."""
        ends = (self.item.span.low, self.item.span.high)
        return max(
            sign * self.slope * (end - self.counted)
            for end in (*ends, self.counted)
            if end is not None
        )


def _lines(
    offer: Compared, weights: Mapping[Criterion, Weight], rates: Mapping[str, Fraction]
) -> Iterator[_Line]:
    named = {item.currency for item in offer.items if item.criterion in IN_MONEY}
    if missing := named - rates.keys():
        raise MissingRate(frozenset(missing))
    for criterion, weight in weights.items():
        items = [item for item in offer.items if item.criterion is criterion]
        if not items and criterion is not Criterion.ONE_OFF:
            items = [Item(criterion.value, criterion, Span())]
        for item in items:
            rate = rates[item.currency]
            usual = weight.usual / rate if len(items) == 1 else Fraction()
            sign = -1 if criterion in FEWER_IS_BETTER else 1
            yield _Line(item, sign * weight.points * rate, item.span.counted(usual), rate)


def _parts(lines: Sequence[_Line]) -> tuple[Part, ...]:
    parts = []
    for criterion in dict.fromkeys(line.item.criterion for line in lines):
        own = [line for line in lines if line.item.criterion is criterion]
        spans: dict[str, Span] = {}
        for line in own:
            name = line.item.currency
            spans[name] = spans.get(name, exactly(0)) + line.item.span
        counted = sum((line.counted * line.rate for line in own), Fraction())
        points = sum((line.points for line in own), Fraction())
        least, most = (added(line.end(sign) for line in own) for sign in (-1, 1))
        parts.append(Part(criterion, spans, counted, points, least, most))
    return tuple(parts)
