"""The words somebody looks for, and where they stand in a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.practice.search_words import (
    EXCERPT,
    beginnings_like,
    excerpt,
    other_numbers,
    other_words,
    standing,
    words_of,
    words_together,
)


def test_umlauts_may_be_spelt_out_once_a_letter_follows() -> None:
    assert words_of("Müller") == (("muller", "mueller"),)
    assert words_of("mueller") == (("mueller", "muller"),)
    assert words_of("mue") == (("mue",),)
    assert words_of("Mu\u0308ller") == words_of("Müller")
    assert words_of("a_b ½ “,") == (("a",), ("b",), ("1",), ("2",))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anne-Marie O’Brien", "AnneMarie OBrien"),
        ("A.B.C. Ltd", "ABC."),
        ("J. R. R. Smith", "JRR."),
        ("Nguyễn Văn An", ""),
        ("山田 太郎", "田 郎"),
        ("A" * 50_000 + " x", ""),
    ],
)
def test_a_name_is_found_without_its_signs(text: str, words: str) -> None:
    assert other_words(text) == words


@pytest.mark.parametrize(
    "written", ["+49 (0)30 23125-014", "+49 30 23125 014", "0049 30/23125 014", "030 23125014"]
)
def test_a_number_is_found_however_it_is_dialled(written: str) -> None:
    found = (*other_numbers(written).split(), *re.findall(r"\d+", written))
    for typed in ("030 23125", "+49 30 23125", "0049302312", "03023125014", "30 23125", "23125014"):
        both = [words_of(typed), words_together(typed)]
        assert any(
            all(any(one.startswith(spellings) for one in found) for spellings in words)
            for words in both
            if words
        ), typed


def test_of_pages_no_multiple_is_kept() -> None:
    assert len(other_words("山" * 30_000)) < 400_000
    assert other_numbers("1 " * 30_000) == ""


@given(st.text("+0123456789 ()/-.") | st.text())
def test_whatever_is_written_for_a_number_or_a_name_has_words(text: str) -> None:
    assert not set(other_numbers(text)) - set("0123456789 ") or not text.isascii()
    other_words(text)
    words_together(text)


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Pavel Dvořák", "dvor", ["Dvoř"]),
        ("Pavel Dvor\u030ca\u0301k", "dvor", ["Dvor\u030c"]),
        ("Hauptstraße, Am Straßenrand", "strass", ["Straß"]),
        ("Олег Иванов", "иван", ["Иван"]),
        ("Anna Anders", "an", ["An", "An"]),
        ("lens coating", "oating", []),
    ],
)
def test_what_was_typed_is_marked_as_it_is_written(
    text: str, typed: str, marked: list[str]
) -> None:
    assert [text[start:end] for start, end in standing(text, words_of(typed))] == marked


@given(st.text(), st.text())
def test_marks_lie_in_the_text_one_after_the_other(text: str, typed: str) -> None:
    at = 0
    for start, end in standing(text, words_of(typed)):
        assert at <= start < end <= len(text)
        at = end


@given(st.lists(st.sampled_from(["yield", "of", "the", "coating", "laboratory"]), max_size=80))
def test_an_excerpt_is_short_and_holds_what_was_found(words: list[str]) -> None:
    text = " ".join([*words, "Straße", *words])
    shown = excerpt(text, words_of("strasse"))
    assert "Straße" in shown and len(shown) <= EXCERPT + 20
    assert shown.strip("… ") in text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("solbreg", "solberg"),
        ("slberg", "solberg"),
        ("sollberg", "solberg"),
        ("solbxrg", "solberg"),
        ("solbr", "solbe"),
        ("wienerstrsase", "wienerstrasse"),
        ("wenerstrasee", "wienerstrasse"),
    ],
)
def test_one_error_is_forgiven_and_two_in_a_long_word(typed: str, meant: str) -> None:
    vocabulary = ["solberg", "solo", "sorge", "wienerstrasse", "wien"]
    assert beginnings_like(typed, vocabulary)[0] == meant


def test_short_words_and_what_is_farther_off_are_not_taken_for_another() -> None:
    assert beginnings_like("eva", ["ewa", "eve"]) == []
    assert beginnings_like("solberg", ["dvorak", "sobotka"]) == []
