"""Quantities in a row of terms (PRACTICE.md, offer)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.practice.terms import Quantity, Unit, read_quantity


@pytest.mark.parametrize(
    ("text", "language", "number", "unit", "period"),
    [
        ("30 days", "en", "30", Unit.DAY, None),
        ("thirty days of paid leave", "en", "30", Unit.DAY, None),
        ("38.5 hours per week", "en", "38.5", Unit.HOUR, "week"),
        ("10%", "en", "10", Unit.PERCENT, None),
        ("20 working days a year", "en", "20", Unit.WORKING_DAY, "year"),
        ("30 Tage Urlaub", "de", "30", Unit.DAY, None),
        ("30 Urlaubstage im Jahr", "de", "30", Unit.DAY, "year"),
        ("38,5 Std./Woche", "de", "38.5", Unit.HOUR, "week"),
        ("sechs Monate", "de", "6", Unit.MONTH, None),
        ("1 Monat", "de", "1", Unit.MONTH, None),
        ("1 Tag pro Woche", "de", "1", Unit.DAY, "week"),
        ("1 Jahr", "de", "1", Unit.YEAR, None),
        ("vier Wochen", "de", "4", Unit.WEEK, None),
        ("35 h par semaine", "fr", "35", Unit.HOUR, "week"),
        ("25 jours de congés payés", "fr", "25", Unit.DAY, None),
        ("25 jours ouvrés", "fr", "25", Unit.WORKING_DAY, None),
        ("deux ans", "fr", "2", Unit.YEAR, None),
        ("22 días laborables al año", "es", "22", Unit.WORKING_DAY, "year"),
        ("40 horas semanales", "es", "40", Unit.HOUR, "week"),
        ("15 por ciento", "es", "15", Unit.PERCENT, None),
    ],
)
def test_a_quantity_is_read_with_its_unit(
    text: str, language: str, number: str, unit: Unit, period: str | None
) -> None:
    read = read_quantity(text, language=language)
    assert read is not None
    assert (read.number, read.unit, read.period) == (Decimal(number), unit, period)


@pytest.mark.parametrize(
    "text",
    ["", "30", "days", "about 30 days", "30 days or more", "30 apples", "1.234 days", "€ 30"],
)
def test_what_is_no_quantity_is_not_read(text: str) -> None:
    assert read_quantity(text, language="en") is None


@given(st.integers(0, 9999), st.integers(0, 99))
def test_a_number_means_the_same_with_either_mark(whole: int, part: int) -> None:
    number = Decimal(f"{whole}.{part:02}")
    for mark in ".,":
        text = f"{whole}{mark}{part:02} hours"
        assert read_quantity(text, language="en") == Quantity(number, Unit.HOUR)


@given(st.text(max_size=60), st.sampled_from(["en", "de", "fr", "es"]))
def test_no_text_is_too_odd(text: str, language: str) -> None:
    read_quantity(text, language=language)
