"""What a QR code says is read from a picture, and understood where it says a contact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.cards.codes import read_code, read_codes
from organizer.practice.contact_draft import ContactDraft, Phone, PostalAddress
from tests.cards.drawing import ANNA, card, qr_code

MECARD = "MECARD:N:Berg,Anna;TEL:+493023125001;EMAIL:anna.berg@example.com;;"


def test_a_code_on_a_card_is_read() -> None:
    picture = card(*ANNA)
    picture.paste(qr_code(MECARD), (700, 300))
    assert read_codes(picture) == (MECARD,)
    assert read_codes(card(*ANNA)) == ()


def test_a_code_too_small_to_be_found_is_looked_for_at_twice_the_size() -> None:
    picture = card(*ANNA)
    picture.paste(qr_code("https://example.com/a", module=1), (700, 300))
    assert read_codes(picture) == ("https://example.com/a",)


def test_letters_beyond_ascii_arrive_as_they_are() -> None:
    assert read_codes(qr_code("MECARD:N:Dvořák,Żaneta;NOTE:名刺;;")) == (
        "MECARD:N:Dvořák,Żaneta;NOTE:名刺;;",
    )


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        (
            r"MECARD:N:Berg,Anna;ORG:Optik\; Berg;TITLE:CEO;TEL:+493023125001;TEL:+493023125002;"
            r"EMAIL:anna.berg@example.com;URL:https\://example.com;ADR:,,Hauptstr. 5,Berlin,,10115,"
            r"Germany;NOTE:Met in hall 3;;",
            ContactDraft(
                full_name="Anna Berg",
                given="Anna",
                family="Berg",
                title="CEO",
                company="Optik; Berg",
                emails=("anna.berg@example.com",),
                phones=(Phone("+493023125001", "other"), Phone("+493023125002", "other")),
                websites=("https://example.com",),
                addresses=(
                    PostalAddress(
                        street="Hauptstr. 5",
                        locality="Berlin",
                        postal_code="10115",
                        country="Germany",
                        text="Hauptstr. 5, Berlin, 10115, Germany",
                    ),
                ),
                notes="Met in hall 3",
            ),
        ),
        (
            "mecard:N:Anna Berg;ADR:76 Ninth Avenue, New York",
            ContactDraft(
                full_name="Anna Berg",
                family="Anna Berg",
                addresses=(PostalAddress(text="76 Ninth Avenue, New York"),),
            ),
        ),
        (
            "BIZCARD:N:Sean;X:Owen;T:Engineer;C:Example;A:76 Ninth Avenue;B:+12025550143;"
            "M:+12025550144;E:sean@example.com;;",
            ContactDraft(
                full_name="Sean Owen",
                given="Sean",
                family="Owen",
                title="Engineer",
                company="Example",
                emails=("sean@example.com",),
                phones=(Phone("+12025550143", "work"), Phone("+12025550144", "mobile")),
                addresses=(PostalAddress(text="76 Ninth Avenue"),),
            ),
        ),
        ("mailto:anna@example.com?subject=Card", ContactDraft(emails=("anna@example.com",))),
        ("tel:+49-30-23125001", ContactDraft(phones=(Phone("+49-30-23125001", "other"),))),
        ("https://example.com/anna", ContactDraft(websites=("https://example.com/anna",))),
        ("WIFI:S:guests;P:secret;;", None),
        ("BEGIN:VCARD\nFN:Anna Berg\nEND:VCARD", None),
        ("mailto:nobody", None),
        ("tel:", None),
        ("", None),
    ],
)
def test_what_a_code_says(text: str, contact: ContactDraft | None) -> None:
    assert read_code(text) == contact


@given(
    st.sampled_from(["MECARD:", "BIZCARD:", "mailto:", "tel:", "http:", ""]),
    st.text(alphabet=st.one_of(st.sampled_from("NXTEADR:;,\\"), st.characters())),
)
def test_any_text_is_read_or_left(scheme: str, text: str) -> None:
    found = read_code(scheme + text)
    assert found is None or isinstance(found, ContactDraft)
