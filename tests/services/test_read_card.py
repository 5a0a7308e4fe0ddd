"""What a card's code says wins over what was read from its picture, and differences are told."""

from __future__ import annotations

import pytest

from organizer.cards.fields import CardDraft
from organizer.cards.outcome import Doubt, ReadCard
from organizer.practice.contact_draft import ContactDraft, Phone, PostalAddress
from organizer.services.read_card import CardContact, contact_of

READ = ContactDraft(
    full_name="Anna Bcrg",
    given="Anna",
    family="Bcrg",
    title="Sales Manager",
    company="Nordlicht",
    emails=("anna.berq@example.com", "info@example.com"),
    phones=(Phone("+493023125001", "mobile"), Phone("+493023125002", "fax")),
    websites=("www.example.com",),
    addresses=(PostalAddress(street="Hauptstr. 5", text="Hauptstr. 5, 10115 Berlin"),),
)
VCARD = """\
BEGIN:VCARD
VERSION:3.0
N:Berg;Anna;;Dr.;
FN:Dr. Anna Berg
ORG:Nordlicht Optik AG;Sales
EMAIL:anna.berg@example.com
TEL:030 23125-001
URL:https://example.com/
ADR:;;Hauptstr. 5;Berlin;;10115;
END:VCARD
"""


def said(read: ContactDraft, *codes: str) -> CardContact:
    """A card on which this was read, and these codes."""
    draft = CardDraft(
        contact=read,
        printed={"+493023125001": "030/23 12 50 01"},
        confidence={"name": 0.6, "title": 0.8},
        sources={},
        candidates={},
        warnings=(Doubt.NO_COMPANY,),
    )
    doubts = (Doubt.UNREADABLE_SCRIPT,)
    card = ReadCard((), draft, codes, doubts, b"", width=1000, height=600, seconds=0.5)
    return contact_of(card, region="DE")


def test_a_card_without_a_code_says_what_was_read() -> None:
    card = said(READ)
    assert card.contact == READ
    assert card.confidence == {"name": 0.6, "title": 0.8}
    assert card.differences == ()
    assert card.warnings == ("unreadable_script", "no_company")
    assert not card.is_empty


def test_what_the_code_says_wins_and_what_it_leaves_out_was_read() -> None:
    card = said(READ, VCARD)
    contact = card.contact
    assert (contact.full_name, contact.prefix, contact.family) == ("Dr. Anna Berg", "Dr.", "Berg")
    assert (contact.title, contact.department) == ("Sales Manager", "Sales")
    assert contact.company == "Nordlicht Optik AG"
    assert contact.emails == ("anna.berg@example.com", "info@example.com")
    assert contact.phones == (Phone("+493023125001", "mobile"), Phone("+493023125002", "fax"))
    assert contact.websites == ("https://example.com/",)
    assert contact.addresses[0].postal_code == "10115"
    assert card.printed["+493023125001"] == "030/23 12 50 01"


def test_where_code_and_picture_differ_both_are_told() -> None:
    card = said(READ, VCARD)
    assert card.warnings == ("unreadable_script", "code_differs", "no_company")
    assert card.differences == (
        ("name", "Anna Bcrg", "Dr. Anna Berg"),
        ("company", "Nordlicht", "Nordlicht Optik AG"),
        ("emails", "anna.berq@example.com", "anna.berg@example.com"),
    )


def test_what_a_code_says_is_sure() -> None:
    confidence = said(READ, "MECARD:N:Berg,Anna;TEL:+493023125009;;").confidence
    assert confidence == {"name": 1.0, "title": 0.8, "phones": 1.0}


def test_several_codes_say_one_contact() -> None:
    contact = said(ContactDraft(), "https://example.com/anna", VCARD).contact
    assert contact.full_name == "Dr. Anna Berg"
    assert contact.websites == ("https://example.com/", "https://example.com/anna")


@pytest.mark.parametrize("code", ["WIFI:S:guests;;", "BEGIN:VCARD\nEND:VCARD", "hello"])
def test_a_code_that_says_no_contact_changes_nothing(code: str) -> None:
    assert said(READ, code).contact == READ
    assert said(ContactDraft(), code).is_empty
