"""Offers side by side, and what could change their order (P6, P14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.practice.comparison import (
    Compared,
    Comparison,
    Criterion,
    Item,
    MissingRate,
    Span,
    Turn,
    Weight,
    compare,
    exactly,
    in_a_year,
)
from organizer.practice.terms import Money

FAR = Fraction(10**6)
"""Beyond whatever could turn the small offers below."""
MONEY_ALONE = {Criterion.YEAR: Weight(Fraction(1)), Criterion.ONE_OFF: Weight(Fraction(1, 3))}
WEIGHTS = MONEY_ALONE | {
    Criterion.HOURS: Weight(Fraction(500), usual=Fraction(40)),
    Criterion.LEAVE: Weight(Fraction(200), usual=Fraction(25)),
    Criterion.COMMUTE: Weight(Fraction(50), usual=Fraction(60)),
}


def _euros(topic: str, criterion: Criterion, span: Span) -> Item:
    return Item(topic, criterion, span, "EUR")


def test_only_the_moving_allowance_could_turn_the_order() -> None:
    """P6: said in one sentence, with the value from which on."""
    near = Compared("Near", (_euros("Base salary", Criterion.YEAR, exactly(80_000)),))
    far = Compared(
        "Far",
        (
            _euros("Base salary", Criterion.YEAR, exactly(78_600)),
            _euros("Moving allowance", Criterion.ONE_OFF, Span()),
        ),
    )
    found = compare((far, near), MONEY_ALONE, currency="EUR", rates={})
    assert [(placed.name, placed.place) for placed in found.order] == [("Near", 1), ("Far", 2)]
    assert found.turns == (Turn("Far", far.items[1], "Near", "from", Fraction(4_200)),)
    assert found.turns_of_the_first_place == found.turns


def test_what_nobody_would_offer_is_not_said_to_turn_the_order() -> None:
    near = Compared("Near", (_euros("Base salary", Criterion.YEAR, exactly(80_000)),))
    far = Compared("Far", (_euros("Base salary", Criterion.YEAR, exactly(60_000)),))
    weights = MONEY_ALONE | {Criterion.LEAVE: Weight(Fraction(100))}
    found = compare((far, near), weights, currency="EUR", rates={})
    assert [turn.value for turn in found.turns] == [200]
    assert found.turns_of_the_first_place == ()


def test_there_is_no_score_without_its_parts() -> None:
    offer = Compared(
        "Halden",
        (
            Item("Base salary", Criterion.YEAR, exactly(60_000), "GBP"),
            _euros("Bonus", Criterion.YEAR, Span(Fraction(2_000), Fraction(4_000))),
            Item("Hours", Criterion.HOURS, exactly(38)),
        ),
    )
    other = Compared("Nordlicht", (_euros("Base salary", Criterion.YEAR, Span(Fraction(80_000))),))
    found = compare((offer, other), WEIGHTS, currency="EUR", rates={"GBP": Fraction(6, 5)})
    placed = next(placed for placed in found.order if placed.name == "Halden")
    year, hours, leave, commute = placed.parts
    assert year.spans == {"GBP": exactly(60_000), "EUR": Span(Fraction(2_000), Fraction(4_000))}
    assert year.counted == year.points == 75_000
    assert hours.counted == 38 and hours.points == -19_000
    # What nobody said is unknown, and counted as is usual.
    assert leave.spans == commute.spans == {"": Span()}
    assert leave.counted == 25 and leave.points == 5_000
    assert placed.points == 75_000 - 19_000 + 5_000 - 3_000
    assert year.least == 74_000 and year.most == 76_000
    assert commute.least is None and commute.most == 0
    assert any(turn.item.criterion is Criterion.COMMUTE for turn in found.turns)


def test_sums_in_two_currencies_are_refused_without_a_rate() -> None:
    pounds = Compared("Halden", (Item("Base salary", Criterion.YEAR, exactly(60_000), "GBP"),))
    euros = Compared("Nordlicht", (_euros("Base salary", Criterion.YEAR, exactly(70_000)),))
    with pytest.raises(MissingRate) as refused:
        compare((pounds, euros), WEIGHTS, currency="EUR", rates={})
    assert refused.value.currencies == {"GBP"}


def test_what_cannot_be_compared_is_refused() -> None:
    offers = [Compared(name, ()) for name in "abcdef"]
    for wrong in (offers[:1], offers, [offers[0], offers[0]]):
        with pytest.raises(ValueError):
            compare(wrong, WEIGHTS, currency="EUR", rates={})
    with pytest.raises(ValueError):
        compare(offers[:2], {Criterion.LEAVE: Weight(Fraction(-1))}, currency="EUR", rates={})
    with pytest.raises(ValueError):
        compare(offers[:2], WEIGHTS, currency="EUR", rates={"GBP": Fraction(0)})
    with pytest.raises(ValueError):
        Span(Fraction(2), Fraction(1))


def test_a_year_of_every_period() -> None:
    assert in_a_year(Money(8_500_050, "EUR", "year")) == Fraction("85000.50")
    assert in_a_year(Money(420_000, "EUR", "month")) == 50_400
    assert in_a_year(Money(100_000, "USD", "week")) == 52_000
    assert in_a_year(Money(60_000, "JPY", "day")) == 60_000 * 260
    assert in_a_year(Money(4_500, "USD", "hour"), hours_a_week=Fraction(40)) == 93_600
    assert in_a_year(Money(4_500, "USD", "hour")) is None
    assert in_a_year(Money(4_500, "USD")) is None


@st.composite
def _offers(draw: st.DrawFn) -> list[Compared]:
    values = st.fractions(0, 12, max_denominator=2)
    spans = st.one_of(
        values.map(exactly),
        st.just(Span()),
        st.builds(lambda low, more: Span(low, low + more), values, values),
        values.map(Span),
    )
    offers = []
    for name in "abcd"[: draw(st.integers(2, 4))]:
        criteria = draw(st.lists(st.sampled_from(Criterion), max_size=5))
        items = [
            Item(
                f"{criterion}{place}",
                criterion,
                draw(spans),
                draw(st.sampled_from(("EUR", "USD"))) if criterion in MONEY_ALONE else "",
            )
            for place, criterion in enumerate(criteria)
        ]
        offers.append(Compared(name, tuple(items)))
    return offers


_WEIGHTS = st.dictionaries(
    st.sampled_from(Criterion),
    st.builds(Weight, st.fractions(0, 3, max_denominator=2), st.fractions(0, 9, max_denominator=2)),
)


def _fixed(offers: Sequence[Compared], name: str, item: Item, value: Fraction) -> list[Compared]:
    """The offers, with one unknown come true."""
    known = replace(item, span=exactly(value))
    return [
        replace(
            offer,
            items=tuple(known if one == item else one for one in offer.items)
            if item in offer.items
            else (*offer.items, known),
        )
        if offer.name == name
        else offer
        for offer in offers
    ]


@given(offers=_offers(), weights=_WEIGHTS)
def test_what_could_turn_the_order_is_what_trying_it_out_finds(
    offers: list[Compared], weights: dict[Criterion, Weight]
) -> None:
    def tried(these: Sequence[Compared]) -> Comparison:
        return compare(these, weights, currency="EUR", rates={"USD": Fraction(1, 2)})

    def ahead(these: Sequence[Compared], one: str, other: str) -> Fraction:
        points = {placed.name: placed.points for placed in tried(these).order}
        return points[one] - points[other]

    found = tried(offers)
    names = [placed.name for placed in found.order]
    assert [placed.points for placed in found.order] == sorted(
        (placed.points for placed in found.order), reverse=True
    )
    unknowns = {
        offer.name: [
            *(item for item in offer.items if not item.span.known and item.criterion in weights),
            *(
                Item(criterion.value, criterion, Span())
                for criterion in weights
                if criterion is not Criterion.ONE_OFF
                and all(item.criterion is not criterion for item in offer.items)
            ),
        ]
        for offer in offers
    }
    for one, other in permutations(names, 2):
        now = ahead(offers, one, other)
        for item in unknowns[one]:
            turns = [
                turn
                for turn in found.turns
                if (turn.name, turn.item, turn.other) == (one, item, other)
            ]
            sides = {
                "up to": item.span.low,
                "from": FAR if item.span.high is None else item.span.high,
            }
            for side, end in sides.items():
                there = ahead(_fixed(offers, one, item, end), one, other)
                turned = there * now < 0 or (now == 0 and there != 0)
                assert turned == (side in {turn.side for turn in turns}), (one, item, other)
            for turn in turns:
                assert ahead(_fixed(offers, one, item, turn.value), one, other) == 0
                beyond = (turn.value + sides[turn.side]) / 2
                there = ahead(_fixed(offers, one, item, beyond), one, other)
                assert there != 0 and there * now <= 0
    for one, other in permutations(names, 2):
        if any({turn.name, turn.other} == {one, other} for turn in found.turns):
            assert (one, other) not in found.together
            continue
        now = ahead(offers, one, other)
        both = [(name, item) for name in (one, other) for item in unknowns[name]][:7]
        turned = False
        for corner in product(*((item.span.low, item.span.high) for _name, item in both)):
            come_true = list(offers)
            for (name, item), value in zip(both, corner, strict=True):
                come_true = _fixed(come_true, name, item, FAR if value is None else value)
            turned = turned or ahead(come_true, one, other) < 0 < now
        if len(both) < 7:
            assert turned == ((one, other) in found.together)


@given(offers=_offers(), weights=_WEIGHTS, data=st.data())
def test_the_points_stay_within_their_bounds_whatever_comes(
    offers: list[Compared], weights: dict[Criterion, Weight], data: st.DataObject
) -> None:
    rates = {"USD": Fraction(1, 2)}
    bounds = {one.name: one for one in compare(offers, weights, currency="EUR", rates=rates).order}
    come = []
    for offer in offers:
        items = []
        for item in offer.items:
            high = FAR if item.span.high is None else item.span.high
            value = data.draw(st.fractions(item.span.low, high, max_denominator=3))
            items.append(replace(item, span=exactly(value)))
        come.append(Compared(offer.name, tuple(items)))
    for placed in compare(come, weights, currency="EUR", rates=rates).order:
        for part, bound in zip(placed.parts, bounds[placed.name].parts, strict=True):
            assert bound.least is None or bound.least <= part.points
            assert bound.most is None or part.points <= bound.most
