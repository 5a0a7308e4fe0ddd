"""The .odt file: opened again as a word processor would."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.letters.drafts import draft
from organizer.letters.odt import odt
from organizer.letters.page import layout
from organizer.letters.paper import DIN_5008, US_LETTER
from organizer.practice.vocabulary import NoteKind
from tests.letters.examples import RECORDS, TEXTS, letter, request

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT = f"{{{OFFICE}text:1.0}}"
STYLE = f"{{{OFFICE}style:1.0}}"
FO = f"{{{OFFICE}xsl-fo-compatible:1.0}}"


def paragraphs(content: bytes) -> list[str]:
    """What an .odt says, paragraph by paragraph."""
    with ZipFile(BytesIO(content)) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))
    for line_break in root.iter(f"{TEXT}line-break"):
        line_break.text = "\n"
    return ["".join(paragraph.itertext()) for paragraph in root.iter(f"{TEXT}p")]


@pytest.mark.parametrize("language", RECORDS)
def test_it_opens_again_with_the_whole_letter_on_its_paper(language: str) -> None:
    one = letter(draft(request(NoteKind.ACCEPTANCE, language), TEXTS), language)
    content = odt(one, US_LETTER)
    blocks = layout(one, US_LETTER)
    assert paragraphs(content) == [block.text for block in blocks]
    with ZipFile(BytesIO(content)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert content[30:38] == b"mimetype"  # where `file` looks for it
        listed = ElementTree.fromstring(archive.read("META-INF/manifest.xml"))
        paths = {entry.get(f"{{{OFFICE}manifest:1.0}}full-path") for entry in listed}
        assert paths == {"/", "content.xml", "styles.xml", "meta.xml"}
        styles = ElementTree.fromstring(archive.read("styles.xml"))
        page = next(styles.iter(f"{STYLE}page-layout-properties"))
        assert page.get(f"{FO}page-width") == "215.9mm"
        body = ElementTree.fromstring(archive.read("content.xml"))
        names = [style.get(f"{STYLE}name") for style in body.iter(f"{STYLE}style")]
        used = [each.get(f"{TEXT}style-name") for each in body.iter(f"{TEXT}p")]
        assert used == names
    assert odt(one, US_LETTER) == content


@given(words=st.text(max_size=60), region=st.sampled_from(["de", "de_CH", "en_US"]))
def test_any_words_give_a_sound_file(words: str, region: str) -> None:
    one = letter(draft(request(NoteKind.THANK_YOU, "de"), TEXTS), "de")
    odd = replace(one, locale=region, subject=words, paragraphs=(words, "<b>&"), recipient=(words,))
    assert paragraphs(odt(odd, DIN_5008)) == [block.text for block in layout(odd, DIN_5008)]
