"""The values in a row of terms (PRACTICE.md, offer): read, asked about or refused, never wrong."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest
from babel.numbers import (
    format_compact_currency,
    format_currency,
    get_currency_precision,
)
from hypothesis import given
from hypothesis import strategies as st

from organizer.practice.terms import Ambiguous, Money, read_money

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


def _written(money: Money) -> str:
    return " ".join(filter(None, (str(money.amount), money.currency, money.period)))


@pytest.mark.parametrize("part", ["tuned", "held"])
def test_every_sum_of_the_corpus_is_read_asked_about_or_refused(part: str) -> None:
    rows = [row for row in _rows("money.tsv") if row[-1] == part]
    assert len(rows) >= 100
    wrong = [
        f"{text!r} ({language}, {default or 'no default'}): {read}, not {means}"
        for text, language, default, means, _part in rows
        if (read := " ~ ".join(map(_written, _money_read(text, language, default or None))) or "-")
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
    # Not one reading only where a decimal point might part thousands, or brackets are a minus.
    assert len(read) == 1 or get_currency_precision(currency) == 3 or "(" in text, text


@given(
    thousands=st.integers(1, 999),
    currency=st.sampled_from(CURRENCIES),
    language=st.sampled_from(LANGUAGES),
)
def test_a_sum_that_babel_shortens_reads_back(thousands: int, currency: str, language: str) -> None:
    text = format_compact_currency(thousands * 1000, currency, locale=language)
    minor = thousands * 1000 * 10 ** get_currency_precision(currency)
    assert _money_read(text, language, currency) == [Money(minor, currency)], text


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
        if " ~ " in means:
            continue
        words = text.split()
        for place in (0, len(words)):
            more = " ".join([*words[:place], word, *words[place:]])
            read = _money_read(more, language, default or None)
            assert len(read) != 1, f"{more!r} is read as {text!r}, {means}"


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="language 'it'"):
        read_money("85k", language="it")
