"""Sums of money in a row of terms (PRACTICE.md, offer): read, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.practice.money import Money, read_sum


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("£62,000 a year", 6_200_000, "GBP"),
        ("85k EUR", 8_500_000, "EUR"),
        ("85,5k EUR", 8_550_000, "EUR"),
        ("85 000 €", 8_500_000, "EUR"),
        ("€ 85.000", 8_500_000, "EUR"),
        ("CHF 95'000", 9_500_000, "CHF"),
        ("$1,234.50", 123_450, "USD"),
        ("45.50 €/h", 4_550, "EUR"),
        ("¥6500000", 6_500_000, "JPY"),
        ("KWD 1234", 1_234_000, "KWD"),
    ],
)
def test_a_sum_is_read_in_minor_units(text: str, minor: int, currency: str) -> None:
    assert read_sum(text) == Money(minor, currency)


@pytest.mark.parametrize(
    "text",
    ["", "62000", "27 days", "1 February", "3,500 to 4,000 EUR", "£2,000 plus 3 days", "KWD 1.234"],
)
def test_what_is_no_one_sum_is_not_read(text: str) -> None:
    assert read_sum(text) is None


@given(st.integers(0, 10**9), st.sampled_from(["EUR", "USD", "CHF", "GBP"]))
def test_whole_amounts_come_back_as_they_were_written(amount: int, currency: str) -> None:
    assert read_sum(f"{amount:,} {currency}") == Money(amount * 100, currency)


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    read_sum(text)
