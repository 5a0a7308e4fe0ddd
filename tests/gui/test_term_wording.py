"""The words for the values of terms: what is chosen or completed is read again as the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer import paths
from organizer.gui.term_wording import TermReader, value
from organizer.i18n import locale_name, set_language
from organizer.practice.term_values import Currencies, Read, Value, read_term
from organizer.practice.terms import Money, Quantity, Unit

TODAY = date(2026, 11, 30)
POUNDS = Currencies("GBP", ("GBP", "EUR"))
VALUES = (
    st.builds(
        Money,
        st.integers(0, 10**8),
        st.sampled_from(["EUR", "GBP", "USD", "CHF", "JPY", "CNY", "SEK", "CAD", "PLN"]),
        st.sampled_from([None, "hour", "day", "week", "month", "year"]),
    )
    | st.builds(
        Quantity,
        st.integers(1, 9999).map(lambda n: Decimal(n) / 100) | st.integers(1, 999).map(Decimal),
        st.sampled_from(list(Unit)),
    )
    | st.builds(
        Quantity, st.just(Decimal("38.5")), st.just(Unit.HOUR), st.sampled_from(["week", "day"])
    )
    | st.dates(date(2020, 1, 1), date(2035, 12, 31))
)


@pytest.mark.parametrize("language", ["en", "de"])
@given(meant=VALUES)
def test_a_value_is_read_again_as_it_was_written(language: str, meant: Value) -> None:
    set_language(language, paths.resources() / "locale")
    try:
        read = read_term("", value(meant), language=locale_name(), today=TODAY)
    finally:
        set_language("en", paths.resources() / "locale")
    assert read == Read(meant)


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("Base salary", "", "A sum, and what it is paid for: a year, a month, an hour"),
        ("Base salary", "85.000 €", "→ €85,000 a year or €85,000 a month?"),
        ("Base salary", "85.000 € p.a.", "→ €85,000 a year"),
        ("Base salary", "62,000 a year", "→ £62,000 a year"),
        ("Base salary", "plenty", "No sum is understood: it is kept as words"),
        ("Starting date", "1 March", "→ Monday, 1 March 2027"),
        ("Starting date", "soon", "No day is understood: it is kept as words"),
        ("Notice period", "3", "→ 3 months or 3 weeks?"),
        ("Paid leave", "30", "→ 30 days a year"),
        ("Title", "Senior engineer", ""),
    ],
)
def test_beside_a_value_stands_what_is_understood(topic: str, text: str, said: str) -> None:
    """P12."""
    assert TermReader(TODAY, POUNDS).help(topic, text) == said


def test_a_bare_number_is_completed_and_nothing_else_is_touched() -> None:
    reader = TermReader(TODAY, POUNDS)
    assert reader.completed("Working hours", "38,5") == "38.5 hours a week"
    assert reader.completed("Bonus", "5000") == "£5,000"
    assert reader.completed("Starting date", "1 March") == "Monday, 1 March 2027"
    for text in ("38 h", "flexible", "3", "", "€ 5.000,-"):
        assert reader.completed("Notice period", text) == text
    assert TermReader(TODAY, Currencies(None, ("EUR", "USD"))).completed("Bonus", "50") == "50"
    assert (reader.currency("£62,000"), reader.currency("80-90k €")) == ("GBP", "EUR")
    assert (reader.currency("62,000"), reader.currency("$5")) == ("", "USD")
