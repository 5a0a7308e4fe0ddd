"""The values in a row of terms (PRACTICE.md, offer): read, asked about or refused, never wrong."""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest
from babel.dates import format_date
from babel.numbers import (
    format_compact_currency,
    format_currency,
    get_currency_precision,
)
from hypothesis import given
from hypothesis import strategies as st

from organizer.practice.terms import Ambiguous, Money, read_day, read_money

CORPUS = Path(__file__).parents[1] / "data" / "terms"
LANGUAGES = ("en", "de", "fr", "es")
CURRENCIES = (
    *("EUR", "USD", "GBP", "CHF", "JPY", "CNY", "INR", "CAD", "AUD", "MXN", "ARS", "CLP"),
    *("SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF", "TRY", "BRL", "KRW", "KWD", "XOF"),
)
LOCALES = (
    *("en", "en_US", "en_GB", "en_IN", "en_CA", "de", "de_AT", "de_CH"),
    *("fr", "fr_CH", "fr_CA", "es", "es_MX", "es_AR"),
)
Shape = Literal["standard", "accounting", "name"]
SHAPES: st.SearchStrategy[Shape] = st.sampled_from(["standard", "accounting", "name"])
Length = Literal["short", "medium", "long", "full"]
LENGTHS: st.SearchStrategy[Length] = st.sampled_from(["short", "medium", "long", "full"])
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
WORDS_OF_DAYS = (
    *("the", "am", "le", "el", "1", "31.", "1st", "first", "acht", "dos", "huit", "a", "in", "en"),
    *("März", "mars", "marzo", "March", "mar", "Friday", "Fr.", "lundi", "week", "Tagen", "jours"),
    *("days", "from", "next", "in einer Woche", "3/4/2027", "2027", "999", "nach", "dans", "ago"),
)
PIECES = (
    *("1", "12", "123", "000", ".", ",", " ", "'", "-", "–", "(", ")", "/", "€", "$", "EUR"),
    *("k", "kr", "Mio.", "mille", "mil", "per", "h", "an", "a", "to", "#", "²"),
)


def _rows(name: str) -> list[list[str]]:
    with (CORPUS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t"))[1:]


def _money_read(text: str, language: str, default: str | None = None) -> list[Money]:
    """The one reading, the several that are asked about, or none."""
    try:
        money = read_money(text, language=language, default_currency=default)
    except Ambiguous as ambiguous:
        assert len(ambiguous.readings) > 1
        return list(ambiguous.readings)
    return [] if money is None else [money]


def _days_read(text: str, language: str, today: date) -> list[date]:
    try:
        day = read_day(text, language=language, today=today)
    except Ambiguous as ambiguous:
        assert len(ambiguous.readings) > 1
        return list(ambiguous.readings)
    return [] if day is None else [day]


def _written(money: Money) -> str:
    return " ".join(filter(None, (str(money.amount), money.currency, money.period)))


@pytest.mark.parametrize("part", ["tuned", "held", "fresh"])
def test_every_sum_of_the_corpus_is_read_asked_about_or_refused(part: str) -> None:
    rows = [row for row in _rows("money.tsv") if row[-1] == part]
    assert len(rows) >= 75
    wrong = [
        f"{text!r} ({language}, {default or 'no default'}): {read}, not {means}"
        for text, language, default, means, _part in rows
        if (read := " ~ ".join(map(_written, _money_read(text, language, default or None))) or "-")
        != means
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("part", ["tuned", "held", "fresh"])
def test_every_day_of_the_corpus_is_read_asked_about_or_refused(part: str) -> None:
    rows = [row for row in _rows("days.tsv") if row[-1] == part]
    assert len(rows) >= 75
    wrong = [
        f"{text!r} ({language}, {today}): {read}, not {means}"
        for text, language, today, means, _part in rows
        if (
            read := " ~ ".join(map(str, _days_read(text, language, date.fromisoformat(today))))
            or "-"
        )
        != means
    ]
    assert not wrong, "\n".join(wrong)


@given(
    minor=st.integers(-(10**14), 10**14),
    currency=st.sampled_from(CURRENCIES),
    locale=st.sampled_from(LOCALES),
    shape=SHAPES,
)
def test_a_sum_that_babel_writes_reads_back(
    minor: int, currency: str, locale: str, shape: Shape
) -> None:
    amount = Decimal(minor).scaleb(-get_currency_precision(currency))
    text = format_currency(amount, currency, locale=locale, format_type=shape)
    read = _money_read(text, locale, currency)
    assert Money(minor, currency) in read, text
    # It asks only where a decimal point might part thousands, or a minus be a hyphen or brackets.
    doubtful = re.search(r"\(|[A-Z]-\d", text) or get_currency_precision(currency) == 3
    assert len(read) == 1 or doubtful, text


@given(
    thousands=st.integers(1, 999),
    currency=st.sampled_from(CURRENCIES),
    language=st.sampled_from(LANGUAGES),
)
def test_a_sum_that_babel_shortens_reads_back(thousands: int, currency: str, language: str) -> None:
    text = format_compact_currency(thousands * 1000, currency, locale=language)
    minor = thousands * 1000 * 10 ** get_currency_precision(currency)
    assert _money_read(text, language, currency) == [Money(minor, currency)], text


@given(
    day=DAYS,
    locale=st.sampled_from(LOCALES),
    length=LENGTHS,
    today=DAYS,
)
def test_a_day_that_babel_writes_reads_back(
    day: date, locale: str, length: Length, today: date
) -> None:
    text = format_date(day, length, locale=locale)
    if length == "short" and abs(day.year - today.year) > 49:
        return  # of two digits of a year the nearest are meant
    read = _days_read(text, locale, today)
    assert day in read, text
    # Which of two numbers is the month, only English without a region does not say.
    assert len(read) == 1 or (length == "short" and locale in ("en", "en_CA")), text


@given(day=DAYS, language=st.sampled_from(LANGUAGES), away=st.integers(0, 365))
def test_a_day_without_its_year_is_the_next(day: date, language: str, away: int) -> None:
    skeleton = {"en": "d MMMM", "de": "d. MMMM", "fr": "d MMMM", "es": "d 'de' MMMM"}[language]
    text = format_date(day, skeleton, locale=language)
    today = day - timedelta(away)
    [read] = _days_read(text, language, today)
    assert today <= read <= day
    assert (read.month, read.day) == (day.month, day.day)


@given(text=st.text(max_size=90), language=st.sampled_from(LANGUAGES), today=DAYS)
def test_no_text_is_too_odd_for_a_day(text: str, language: str, today: date) -> None:
    _days_read(text, language, today)


@given(
    words=st.lists(st.sampled_from(WORDS_OF_DAYS), max_size=8),
    language=st.sampled_from(LANGUAGES),
    today=DAYS,
)
def test_no_words_of_days_are_too_odd(words: list[str], language: str, today: date) -> None:
    _days_read(" ".join(words), language, today)


@given(text=st.text(max_size=140), language=st.sampled_from(LANGUAGES))
def test_no_text_is_too_odd_for_a_sum(text: str, language: str) -> None:
    _money_read(text, language, "EUR")


@given(
    text=st.lists(st.sampled_from(PIECES)).map("".join),
    language=st.sampled_from(LANGUAGES),
)
def test_no_pieces_of_sums_are_too_odd(text: str, language: str) -> None:
    _money_read(text, language, "EUR")


@pytest.mark.parametrize("word", ["perhaps", "bonus", "%", "x"])
def test_a_word_too_many_is_never_passed_over(word: str) -> None:
    for text, language, default, means, _part in _rows("money.tsv"):
        for more in (f"{word} {text}", f"{text} {word}"):
            read = _money_read(more, language, default or None)
            assert len(read) != 1, f"{more!r} is read as {text!r}, {means}"
    for text, language, today, means, _part in _rows("days.tsv"):
        for more in (f"{word} {text}", f"{text} {word}"):
            days = _days_read(more, language, date.fromisoformat(today))
            assert not days, f"{more!r} is read as {text!r}, {means}"


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="language 'it'"):
        read_money("85k", language="it")
    with pytest.raises(ValueError, match="language 'english'"):
        read_day("today", language="english", today=date(2027, 1, 13))
