"""What is read into a comparison: like with like, ranges, and what is refused (P6)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from organizer.practice.comparison import Criterion, Span, exactly
from organizer.practice.estimates import (
    HOURS,
    MOVING,
    SALARY,
    USUAL,
    Estimate,
    Known,
    Line,
    Unread,
    Unreadable,
    line_of,
    read_estimate,
)

BONUS, LEAVE, COMMUTE = USUAL[1], USUAL[5], USUAL[6]


@pytest.mark.parametrize(
    ("topic", "key"),
    [
        ("Base salary", "salary"),
        ("Grundgehalt", "salary"),
        ("Salaire fixe", "salary"),
        ("Paid leave", "leave"),
        ("Bezahlter Urlaub", "leave"),
        ("Vacaciones", "leave"),
        ("Working hours", "hours"),
        ("Arbeitszeit", "hours"),
        ("Signing bonus", "signing"),
        ("Antrittsprämie", "signing"),
        ("Bonus", "bonus"),
        ("Umzugspauschale", "moving"),
        ("Moving allowance", "moving"),
        ("Pension", "pension"),
        ("Commute", "commute"),
        ("Arbeitsweg", "commute"),
        ("Meal vouchers", "meal vouchers"),
    ],
)
def test_topics_of_every_language_come_to_the_same_line(topic: str, key: str) -> None:
    line = line_of(topic)
    assert line is not None and line.key == key


@pytest.mark.parametrize("topic", ["Salary review", "Gehaltsüberprüfung", "Notice period", ""])
def test_what_has_no_value_to_compare_has_no_line(topic: str) -> None:
    assert line_of(topic) is None


@pytest.mark.parametrize(
    ("text", "line", "span", "currency"),
    [
        ("£62,000 a year", SALARY, exactly(62_000), "GBP"),
        ("5.000 € im Monat", SALARY, exactly(60_000), "EUR"),
        ("60–70k EUR a year", SALARY, Span(Fraction(60_000), Fraction(70_000)), "EUR"),
        ("at least 60k EUR p.a.", SALARY, Span(Fraction(60_000)), "EUR"),
        ("bis zu 70.000 € im Jahr", SALARY, Span(high=Fraction(70_000)), "EUR"),
        ("70000 a year", SALARY, exactly(70_000), "CHF"),
        ("10 %", BONUS, exactly(5_000), "EUR"),
        ("£2,000", MOVING, exactly(2_000), "GBP"),
        ("?", MOVING, Span(), ""),
        ("38.5 h a week", HOURS, exactly(Fraction(77, 2)), ""),
        ("38-40 Stunden", HOURS, Span(Fraction(38), Fraction(40)), ""),
        ("8 hours a day", HOURS, exactly(40), ""),
        ("30 Tage", LEAVE, exactly(30), ""),
        ("5 weeks", LEAVE, exactly(25), ""),
        ("27 to 30 days", LEAVE, Span(Fraction(27), Fraction(30)), ""),
        ("1 h", COMMUTE, exactly(60), ""),
        ("45 min", COMMUTE, exactly(45), ""),
        ("45", COMMUTE, exactly(45), ""),
    ],
)
def test_values_are_read_in_one_unit(text: str, line: Line, span: Span, currency: str) -> None:
    known = Known(Estimate(Criterion.YEAR, exactly(50_000), "EUR"))
    found = read_estimate(text, line, language="en_GB", default_currency="CHF", known=known)
    assert line.criterion is not None
    assert found == Estimate(line.criterion, span, currency)


def test_a_sum_of_ones_own_is_a_years_money_where_it_names_a_period() -> None:
    own = line_of("Meal vouchers")
    assert own is not None
    for text, criterion, worth in (
        ("100 EUR a month", Criterion.YEAR, 1_200),
        ("100 EUR", Criterion.ONE_OFF, 100),
    ):
        assert read_estimate(text, own, language="en") == Estimate(criterion, exactly(worth), "EUR")
    assert read_estimate(" ", own, language="en") is None


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("85k EUR", SALARY, Unread.NO_PERIOD),
        ("$45 an hour", SALARY, Unread.NO_HOURS),
        ("10 %", BONUS, Unread.NO_SALARY),
        ("a good wage", SALARY, Unread.WORDS),
        ("62,000 a year", SALARY, Unread.WORDS),
        ("- 500 EUR a year", SALARY, Unread.SEVERAL),
        ("£200 a month", MOVING, Unread.WORDS),
        ("flexible", HOURS, Unread.WORDS),
        ("30 hours", LEAVE, Unread.WORDS),
    ],
)
def test_what_cannot_be_compared_is_refused_with_the_reason(
    text: str, line: Line, reason: Unread
) -> None:
    with pytest.raises(Unreadable) as refused:
        read_estimate(text, line, language="en")
    assert refused.value.reason is reason
