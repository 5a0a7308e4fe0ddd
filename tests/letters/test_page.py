"""A letter's parts on paper, as text and as HTML, and where the address stands."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from organizer.letters.drafts import Formality, draft
from organizer.letters.page import (
    Letter,
    Parts,
    address_block,
    country_code,
    date_line,
    html,
    layout,
    parts,
    plain,
    subject_line,
)
from organizer.letters.paper import (
    A4_LABELS,
    DIN_5008,
    ENVELOPES,
    LABEL_SHEETS,
    US_LETTER,
    WINDOW_AT_RIGHT,
    Box,
    Paper,
    paper_for,
)
from organizer.practice.contact_draft import PostalAddress
from organizer.practice.vocabulary import NoteKind
from tests.letters.examples import RECORDS, TEXTS, letter, request

PAPERS = (DIN_5008, WINDOW_AT_RIGHT, US_LETTER)


def example(language: str = "de", kind: NoteKind = NoteKind.ACCEPTANCE) -> Letter:
    return letter(draft(request(kind, language), TEXTS), language)


@pytest.mark.parametrize("language", RECORDS)
@pytest.mark.parametrize("kind", NoteKind)
@pytest.mark.parametrize("formality", Formality)
def test_an_edited_text_is_taken_apart_again(
    kind: NoteKind, language: str, formality: Formality
) -> None:
    drafted = draft(request(kind, language, formality), TEXTS)
    assert parts(drafted.text, language) == Parts(
        drafted.salutation, drafted.paragraphs, drafted.farewell, drafted.sender
    )


def test_a_text_without_salutation_or_farewell_is_all_paragraphs() -> None:
    text = "We met on Monday and talked about pumps.\n\nI thank you for your time."
    assert parts(text, "en").paragraphs == tuple(text.split("\n\n"))
    assert parts("", "fr") == Parts("")


@pytest.mark.parametrize(
    ("language", "dated", "subject"),
    [
        ("en", "10 December 2026", ""),
        ("en_US", "December 10, 2026", ""),
        ("de", "Berlin, 10. Dezember 2026", "Betrifft"),
        ("fr", "Berlin, le 10 décembre 2026", "Objet\N{NO-BREAK SPACE}: Betrifft"),
        ("es", "Berlin, 10 de diciembre de 2026", "Asunto: Betrifft"),
    ],
)
def test_date_and_subject_are_those_of_the_language(
    language: str, dated: str, subject: str
) -> None:
    one = replace(example(), locale=language, subject="Betrifft")
    assert date_line(one) == dated
    assert subject_line(one) == subject
    assert date_line(replace(one, place="")).endswith(dated.removeprefix("Berlin, ")[1:])


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        (
            PostalAddress("12 Elm Street", "Springfield", "IL", "62701", "USA"),
            ("12 Elm Street", "Springfield, IL 62701", "VEREINIGTE STAATEN"),
        ),
        (
            PostalAddress("3 Mill Lane", "York", "", "YO1 7HH", "United Kingdom"),
            ("3 Mill Lane", "York", "YO1 7HH", "VEREINIGTES KÖNIGREICH"),
        ),
        (
            PostalAddress("Lindenallee 12", "Bonn", "", "53111", "Germany"),
            ("Lindenallee 12", "53111 Bonn"),
        ),
        (PostalAddress("Lindenallee 12", "Bonn", "", "53111"), ("Lindenallee 12", "53111 Bonn")),
        (
            PostalAddress("2, rue Haute", "Lyon", "", "69001", "Francia"),
            ("2, rue Haute", "69001 Lyon", "FRANKREICH"),
        ),
        (
            PostalAddress("Way 1", "Town", "", "1", "Nowhereland"),
            ("Way 1", "1 Town", "NOWHERELAND"),
        ),
        (PostalAddress(text="Postfach 1\r\n\n53111 Bonn\n"), ("Postfach 1", "53111 Bonn")),
    ],
)
def test_an_address_stands_in_the_order_of_its_country(
    address: PostalAddress, lines: tuple[str, ...]
) -> None:
    names = ("Anna Muster", "", "Muster AG")
    block = address_block(names, address, locale="de", from_country="DE")
    assert block == ("Anna Muster", "Muster AG", *lines)


def test_countries_are_known_by_their_names_in_every_language() -> None:
    assert {country_code(name) for name in ("Spanien", "España", "Espagne", "es")} == {"ES"}
    assert country_code("") == ""


@pytest.mark.parametrize(
    ("locale", "paper"),
    [("de_AT", DIN_5008), ("en_US", US_LETTER), ("fr", WINDOW_AT_RIGHT), ("fr_CH", DIN_5008)],
)
def test_paper_is_that_of_the_country(locale: str, paper: Paper) -> None:
    assert paper_for(locale) is paper


def _within(inner: Box, width: float, height: float) -> bool:
    return (
        inner.left >= 0
        and inner.top >= 0
        and inner.left + inner.width <= width
        and inner.top + inner.height <= height
    )


def test_what_is_written_on_envelopes_and_labels_is_on_the_paper() -> None:
    for envelope in ENVELOPES:
        assert _within(envelope.sender, envelope.width, envelope.height)
        assert _within(envelope.recipient, envelope.width, envelope.height)
        assert envelope.recipient.top >= 40  # the stamp's
    for sheet in LABEL_SHEETS:
        labels = list(sheet.labels())
        assert len(set(labels)) == sheet.columns * sheet.rows
        assert all(_within(label, sheet.width, sheet.height) for label in labels)
    assert next(A4_LABELS.labels()) == Box(7.2, 15.15, 63.5, 38.1)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.standard[:9])
def test_qt_sets_the_address_in_the_window(qtbot: QtBot, paper: Paper) -> None:
    """To a fifth of a millimetre, and four lines of it."""
    one = replace(example(), recipient=("Nordlicht Optik AG", "A" * 42, "Weg 1", "10115 Berlin"))
    scale = 96 / 25.4
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setPageSize(
        QSizeF(
            (paper.width - paper.left - paper.right) * scale,
            (paper.height - paper.top - paper.bottom) * scale,
        )
    )
    document.setHtml(html(one, paper))
    assert document.pageCount() == 1
    tops = {}
    block = document.begin()
    while block.isValid():
        top = document.documentLayout().blockBoundingRect(block).top() / scale + paper.top
        tops[block.text().replace("\N{NO-BREAK SPACE}", " ")] = top
        block = block.next()
    assert abs(tops["Nordlicht Optik AG"] - paper.recipient.top) < 0.2
    window = paper.recipient
    assert tops["10115 Berlin"] + 4.5 < window.top + window.height + 0.2
    assert abs(tops[date_line(one)] - paper.date_top) < 0.2
    assert abs(tops[one.subject] - paper.subject_top) < 0.5


def test_a_line_too_long_for_the_window_goes_on_in_the_next() -> None:
    one = replace(example(), recipient=("Institute for the Measurement of Very Long Lines", "Bonn"))
    texts = [block.text for block in layout(one, DIN_5008)]
    at = texts.index("Institute for the Measurement of Very Long")
    assert texts[at : at + 3] == ["Institute for the Measurement of Very Long", "Lines", "Bonn"]


MARKUP = st.text(max_size=30) | st.sampled_from(
    ["<script>x</script>", "&lt;", '"><img src=x>', "</p>", "a\nb", "\x07", "\ud800", "\u202ex"]
)


@given(words=st.tuples(MARKUP, MARKUP, MARKUP))
def test_a_record_is_text_and_never_markup(words: tuple[str, str, str]) -> None:
    name, subject, paragraph = words
    one = replace(
        example(), recipient=(name, "x"), subject=subject, paragraphs=(paragraph,), name=name
    )
    page = html(one, DIN_5008)
    assert set(re.findall(r"</?(\w+)", page)) <= {"html", "body", "p", "br"}
    set_in = [
        re.sub("<br/>", "\n", text) for text in re.findall(r'<p [^>]*">(.*?)</p>', page, re.S)
    ]
    assert [unescape(text) for text in set_in] == [block.text for block in layout(one, DIN_5008)]
    page.encode()
    plain(one).encode()
