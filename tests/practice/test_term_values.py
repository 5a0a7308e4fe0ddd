"""What kind of value a topic takes, and a value read as that (PRACTICE.md, offer; P12)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.practice.term_values import Currencies, Read, Takes, Value, read_term, takes
from organizer.practice.terms import Ambiguous, Money, Quantity, Unit

TODAY = date(2026, 11, 30)
IN_POUNDS = Currencies("GBP")
TO_CHOOSE = Currencies(None, ("EUR", "USD"))


@pytest.mark.parametrize(
    ("topics", "kind"),
    [
        ("Base salary/Grundgehalt/salaire de base/sueldo base", Takes.PAY),
        ("Bonus/Signing bonus/Antrittsprämie/Moving allowance/Umzugsgeld/Pension", Takes.SUM),
        ("Starting date/Antrittstermin/date d’entrée/fecha de inicio", Takes.DAY),
        ("Working hours/Arbeitszeit/horaires/jornada", Takes.HOURS),
        ("Paid leave/Urlaub/congés payés/vacaciones", Takes.LEAVE),
        ("Notice period/Kündigungsfrist/préavis/Probation/Probezeit", Takes.NOTICE),
        ("Office or remote days/Tage im Büro oder zu Hause/Homeoffice", Takes.REMOTE),
        ("Title/Equity/Salary review/Gehaltsentwicklung/Benefits/Reports to/", Takes.ANYTHING),
    ],
)
def test_a_topic_takes_its_kind_of_value_in_every_language(topics: str, kind: Takes) -> None:
    assert {topic: takes(topic) for topic in topics.split("/")} == dict.fromkeys(
        topics.split("/"), kind
    )


@pytest.mark.parametrize(
    ("topic", "text", "value", "completed"),
    [
        ("Base salary", "62,000 a year", Money(6_200_000, "GBP", "year"), True),
        ("Base salary", "€ 85.000,- p.a.", Money(8_500_000, "EUR", "year"), False),
        ("Moving allowance", "3.500", Money(350_000, "GBP"), True),
        ("Bonus", "10 %", Quantity(Decimal(10), Unit.PERCENT), False),
        ("Working hours", "38,5", Quantity(Decimal("38.5"), Unit.HOUR, "week"), True),
        ("Working hours", "38 hours", Quantity(Decimal(38), Unit.HOUR, "week"), False),
        ("Paid leave", "30", Quantity(Decimal(30), Unit.DAY, "year"), True),
        ("Paid leave", "6 weeks", Quantity(Decimal(6), Unit.WEEK), False),
        ("Notice period", "3 months", Quantity(Decimal(3), Unit.MONTH), False),
        ("Starting date", "1 March", date(2027, 3, 1), True),
        ("Starting date", "in two weeks", date(2026, 12, 14), True),
        ("Starting date", "1 March 2027", date(2027, 3, 1), False),
        ("Salary review", "1 April", date(2027, 4, 1), False),
        ("Phone", "50 EUR a month", Money(5_000, "EUR", "month"), False),
        ("Phone", "50", None, False),
        ("Base salary", "12 XYZ", None, False),
        ("Starting date", "as soon as you can", None, False),
        ("Working hours", "flexible", None, False),
        ("Title", "Senior engineer", None, False),
    ],
)
def test_a_value_is_read_by_its_topic(
    topic: str, text: str, value: Value | None, completed: bool
) -> None:
    read = read_term(topic, text, language="en", today=TODAY, currencies=IN_POUNDS)
    assert read == (None if value is None else Read(value, completed))


@pytest.mark.parametrize(
    ("topic", "text", "currencies", "readings"),
    [
        (
            *("Base salary", "62000", IN_POUNDS),
            (Money(6_200_000, "GBP", "year"), Money(6_200_000, "GBP", "month")),
        ),
        ("Bonus", "5000", TO_CHOOSE, (Money(500_000, "EUR"), Money(500_000, "USD"))),
        (
            *("Notice period", "3", IN_POUNDS),
            (Quantity(Decimal(3), Unit.MONTH), Quantity(Decimal(3), Unit.WEEK)),
        ),
        ("Starting date", "03/04/2027", IN_POUNDS, (date(2027, 3, 4), date(2027, 4, 3))),
        ("Moving allowance", "2-3k", IN_POUNDS, (Money(200_000, "GBP"), Money(300_000, "GBP"))),
    ],
)
def test_what_could_be_several_is_left_to_the_person(
    topic: str, text: str, currencies: Currencies, readings: tuple[Value, ...]
) -> None:
    with pytest.raises(Ambiguous) as unclear:
        read_term(topic, text, language="en", today=TODAY, currencies=currencies)
    assert unclear.value.readings == readings


TOPICS = ("Base salary", "Bonus", "Starting date", "Working hours", "Notice period", "")
LIKE_VALUES = st.from_regex(r"[€$]?\d{1,6}([.,]\d{1,3})? ?[a-z%]{0,5}", fullmatch=True)


@given(
    st.sampled_from(TOPICS),
    st.text(max_size=40) | LIKE_VALUES,
    st.sampled_from(["en", "de", "fr", "es"]),
    st.sampled_from([IN_POUNDS, TO_CHOOSE]),
)
def test_nothing_that_is_typed_fails(
    topic: str, text: str, language: str, currencies: Currencies
) -> None:
    try:
        read_term(topic, text, language=language, today=TODAY, currencies=currencies)
    except Ambiguous as unclear:
        assert len(set(unclear.readings)) > 1
