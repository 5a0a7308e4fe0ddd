"""Front and back of one card, which come as two pictures (P9)."""

from __future__ import annotations

from organizer.cards.fields import read_text
from organizer.cards.lines import Box, Line
from organizer.cards.outcome import Doubt, ReadCard
from organizer.cards.sides import joined, paired
from organizer.practice.contact_draft import Phone


def side(text: str, picture: bytes = b"") -> ReadCard:
    lines = tuple(Line(line, Box(0, 0, 9, 9)) for line in text.splitlines())
    doubts = () if text else (Doubt.NOTHING_READ,)
    return ReadCard(lines, read_text(text), (), doubts, picture, width=9, height=9, seconds=0.5)


INGRID = side(
    "Ingrid Solberg\nHead of Research\ningrid.solberg@nordlicht.example\n+49 30 23125 100", b"front"
)
BACK = side("Nordlicht GmbH\nIndustriestr. 5\n10115 Berlin\nwww.nordlicht.example", b"back")
PAVEL = side("Pavel Novak\nTest Engineer\npavel.novak@nordlicht.example")
STRANGER = side("Example GmbH\nHauptstr. 7\n20095 Hamburg\nwww.example.com")


def test_a_side_without_a_person_goes_with_the_one_before_or_after_that_shares_its_host() -> None:
    assert paired([INGRID, BACK, PAVEL]) == [(INGRID, BACK), (PAVEL,)]
    assert paired([BACK, INGRID]) == [(BACK, INGRID)]
    assert paired([INGRID, STRANGER]) == [(INGRID,), (STRANGER,)]


def test_two_people_are_never_put_together_and_one_in_two_pictures_is() -> None:
    assert paired([INGRID, PAVEL]) == [(INGRID,), (PAVEL,)]
    again = side("INGRID SOLBERG\nForschungsleiterin")
    assert paired([INGRID, again]) == [(INGRID, again)]
    assert paired([side(""), BACK]) == [(side(""),), (BACK,)]


def test_the_back_completes_the_front_and_overwrites_nothing() -> None:
    for card in (joined(INGRID, BACK), joined(BACK, INGRID)):
        contact = card.draft.contact
        assert (contact.full_name, contact.company) == ("Ingrid Solberg", "Nordlicht GmbH")
        assert contact.addresses[0].locality == "Berlin"
        assert contact.emails == ("ingrid.solberg@nordlicht.example",)
        assert contact.phones == (Phone("+493023125100"),)
        assert contact.websites == BACK.draft.contact.websites
        assert (card.picture, card.back) == (b"front", b"back")
        assert [line.text for line in card.lines[:1]] == ["Ingrid Solberg"]
        assert card.draft.confidence["company"] == BACK.draft.confidence["company"]
        assert Doubt.NO_COMPANY not in card.draft.warnings
