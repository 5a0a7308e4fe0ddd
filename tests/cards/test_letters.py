"""What the recognition model leaves open is settled: a space by little, a mark by the language."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from organizer.cards.letters import Columns, Reader
from organizer.cards.recognize import MODELS


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(MODELS / "PP-OCRv6_rec_small.onnx", threads=1)


def said(reader: Reader, *columns: dict[str, float]) -> Columns:
    """What a model would say that finds these letters so likely, column by column."""
    chances = np.zeros((len(columns), len(reader.letters)), np.float32)
    for row, letters in zip(chances, columns, strict=True):
        for letter, chance in letters.items():
            row[reader.letters.index(letter)] = chance
    inked = np.repeat(chances.argmax(1) > 0, 8)
    return Columns(
        chances.argmax(1), chances.max(1), chances[:, -1], chances[:, reader.marked], inked
    )


def test_a_space_in_small_capitals_is_found(reader: Reader) -> None:
    picture = Image.new("RGB", (150, 22), "white")
    draw = ImageDraw.Draw(picture)
    draw.text((6, 2), "NILGIRI SPICES", fill="black", font=ImageFont.load_default(14))
    box = picture.convert("L").point(lambda level: 255 - level).getbbox()
    assert box is not None
    left, top, right, bottom = box
    piece = picture.crop((left - 6, top - 6, right + 6, bottom + 6))
    (columns,) = reader.columns([np.asarray(piece)])
    assert reader.text(columns)[0] == "NILGIRI SPICES"


def test_a_space_needs_to_be_little_likely_but_never_stands_beside_an_at(reader: Reader) -> None:
    letter, doubt, nothing = {"A": 0.9}, {"": 0.8, " ": 0.15}, {"": 0.98, " ": 0.02}
    assert reader.text(said(reader, letter, doubt, letter))[0] == "A A"
    assert reader.text(said(reader, letter, nothing, letter))[0] == "AA"
    assert reader.text(said(reader, letter, letter, doubt, {"@": 0.9}))[0] == "A@"
    assert reader.text(said(reader, doubt, letter, {" ": 0.9}, letter, doubt))[0] == "A A"


def test_a_space_as_wide_as_two_letters_is_one_though_it_is_hardly_likely(reader: Reader) -> None:
    letter, faint = {"A": 0.9}, {"": 0.99, " ": 0.002}
    close, wide = [faint], [faint] * 3
    assert reader.text(said(reader, letter, *close, letter, *close, letter, *wide, letter))[0] == (
        "AAA A"
    )
    assert reader.text(said(reader, letter, *wide, letter, *wide, letter))[0] == "AAA"
    assert reader.text(said(reader, letter, *close, letter, *close, {".": 0.9}, *wide, letter))[
        0
    ] == ("AA.A")


@pytest.mark.parametrize(
    ("country", "read"), [("TR", "Dış"), ("DE", "Dis"), (None, "Dis"), ("PL", "Diś")]
)
def test_a_letter_gets_the_mark_that_the_language_of_the_card_has(
    reader: Reader, country: str | None, read: str
) -> None:
    columns = said(reader, {"D": 1.0}, {"i": 0.7, "ı": 0.2}, {"s": 0.4, "ş": 0.3, "ś": 0.2})
    text, sure = reader.text(columns, country)
    assert text == read
    assert sure == pytest.approx(0.7)


def test_a_mark_that_the_language_does_not_have_gives_way_to_one_that_it_has(
    reader: Reader,
) -> None:
    columns = said(reader, {"P": 1.0}, {"Ô": 0.6, "Ö": 0.3}, {"é": 0.99})
    assert reader.text(columns, "DE")[0] == "PÖé"


def test_a_common_word_gets_the_marks_that_it_is_spelled_with(reader: Reader) -> None:
    columns = said(reader, *({letter: 1.0} for letter in "TICARET ZARZADU"))
    assert reader.text(columns, "TR")[0] == "TİCARET ZARZADU"
    assert reader.text(columns, "PL")[0] == "TICARET ZARZĄDU"
    assert reader.text(columns, None)[0] == "TICARET ZARZADU"
