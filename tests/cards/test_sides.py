"""Which pictures are the two sides of one card, and what they say together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.cards.fields import CardDraft, read_fields
from organizer.cards.lines import Box, Line
from organizer.cards.outcome import Doubt, ReadCard
from organizer.cards.sides import joined, propose_sides
from organizer.practice.contact_draft import ContactDraft, Phone

INGRID = (
    "Ingrid Solberg",
    "Head of Research",
    "Nordlicht Optik AG",
    "ingrid.solberg@example.com",
    "Tel. +49 30 23125 101",
    "Mobile +49 151 23125102",
)
PAVEL = (
    "Pavel Novak",
    "Test Engineer",
    "Nordlicht Optik AG",
    "pavel.novak@example.com",
    "Tel. +49 30 23125 103",
)
LOGO = ("NORDLICHT OPTIK", "We see further")
OFFICES = ("Nordlicht Optik AG", "Musterstraße 12", "10115 Berlin", "info@example.com")


def a_side(*lines: str, codes: tuple[str, ...] = ()) -> ReadCard:
    """A picture on which these lines stand one below the other."""
    read = tuple(
        Line(text, Box(40, 60 * n, 40 + 16 * len(text), 60 * n + 32))
        for n, text in enumerate(lines)
    )
    doubts = () if lines else (Doubt.NOTHING_READ,)
    return ReadCard(read, read_fields(read, region="DE"), codes, doubts, b"", 1000, 600, 0.5)


@dataclass(frozen=True)
class Read:
    """What the services make of a side."""

    contact: ContactDraft
    card: ReadCard


def cards(*sides: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
    read = [a_side(*lines) for lines in sides]
    return propose_sides([Read(card.draft.contact, card) for card in read])


def test_a_side_without_a_person_is_the_back_of_the_card_beside_it() -> None:
    assert cards(INGRID, LOGO) == ((0, 1),)
    assert cards(INGRID, OFFICES, PAVEL, OFFICES) == ((0, 1), (2, 3))


def test_the_side_with_the_person_is_the_front_though_it_came_second() -> None:
    assert cards(LOGO, INGRID, LOGO, PAVEL) == ((1, 0), (3, 2))


def test_what_is_not_beside_is_taken_only_where_nothing_else_would_do() -> None:
    other = ("Jonas Weber", "Lawyer", "Weber & Partner", "Tel. +49 30 23125 900")
    assert cards(INGRID, other, LOGO) == ((0, 2), (1,))
    assert cards(INGRID, PAVEL, other, LOGO) == ((0,), (1,), (2,), (3,))


def test_a_side_that_has_nothing_in_common_stays_alone() -> None:
    assert cards(INGRID, ("Café Central", "Open daily from 9 to 18")) == ((0,), (1,))
    assert cards(INGRID, ()) == ((0,), (1,))
    assert cards(LOGO, LOGO) == ((0,), (1,))


@pytest.mark.parametrize(
    "nameless", [PAVEL[1:], PAVEL[2:], ("Nordlicht Optik AG", "Mobile +49 151 23125777")]
)
def test_a_colleague_whose_name_could_not_be_read_is_no_back(nameless: tuple[str, ...]) -> None:
    assert cards(INGRID, nameless) == ((0,), (1,))


def test_the_same_person_in_another_language_or_script_is_one_card() -> None:
    german = ("Ingrid Solberg", "Leiterin Forschung", "Nordlicht Optik AG", INGRID[3])
    assert cards(INGRID, german) == ((0, 1),)
    japanese = ContactDraft(full_name="田中 花子", emails=("ingrid.solberg@example.com",))
    sides = [a_side(*INGRID), a_side("田中 花子", INGRID[3])]
    read = [Read(sides[0].draft.contact, sides[0]), Read(japanese, sides[1])]
    assert propose_sides(read) == ((0, 1),)


def test_a_misread_name_over_the_same_mailbox_is_one_person_and_over_another_is_two() -> None:
    misread = ("Ingnd Solberg", *INGRID[1:])
    assert cards(INGRID, misread) == ((0, 1),)
    twins = ("Maria Schneider", "Nordlicht Optik AG"), ("Mario Schneider", "Nordlicht Optik AG")
    assert cards(*twins) == ((0,), (1,))
    assert cards(INGRID, ("Jonas Weber", "Buyer", INGRID[3])) == ((0,), (1,))


def test_one_person_with_two_employers_has_two_cards() -> None:
    other = ("Ingrid Solberg", "Chairwoman", "Verein Leuchtturm e.V.", "Tel. +49 30 23125 800")
    assert cards(INGRID, other) == ((0,), (1,))


def test_a_code_on_the_back_names_the_person_of_the_front() -> None:
    code = ContactDraft("Ingrid Solberg", "Ingrid", family="Solberg", company="Nordlicht Optik AG")
    front, back = a_side(*INGRID), a_side(codes=("BEGIN:VCARD",))
    assert propose_sides([Read(front.draft.contact, front), Read(code, back)]) == ((0, 1),)
    assert joined(front, back).codes == ("BEGIN:VCARD",)


_PEOPLE = st.sampled_from(
    [INGRID, PAVEL, ("Jonas Weber", "Nordlicht Optik AG"), LOGO, OFFICES, (), ("Mei-Ling Chua",)]
)


@given(st.lists(_PEOPLE, max_size=7))
def test_every_picture_is_of_one_card_and_no_card_of_two_persons(
    sides: list[tuple[str, ...]],
) -> None:
    proposed = cards(*sides)
    assert sorted(n for card in proposed for n in card) == list(range(len(sides)))
    for card in proposed:
        names = [a_side(*sides[n]).draft.contact.full_name for n in card]
        assert all(one == other for one, other in combinations(names, 2) if one and other)
        assert len(card) == 1 or names[0]


def test_the_back_fills_what_the_front_leaves_open() -> None:
    front = a_side("Ingrid Solberg", "Head of Research", "ingrid.solberg@example.com")
    back = a_side(*OFFICES, "ingrid.solberg@example.com", "Tel. +49 30 23125 100")
    card = joined(front, back)
    contact, draft = card.draft.contact, card.draft
    assert (contact.full_name, contact.family) == ("Ingrid Solberg", "Solberg")
    assert contact.company == "Nordlicht Optik AG"
    assert contact.emails == ("ingrid.solberg@example.com", "info@example.com")
    assert contact.phones == (Phone("+493023125100", "work"),)
    assert contact.addresses[0].locality == "Berlin"
    assert draft.printed == {"+493023125100": "+49 30 23125 100"}
    assert draft.confidence["name"] == front.draft.confidence["name"]
    assert draft.confidence["company"] == back.draft.confidence["company"]
    assert card.back is back
    assert [card.lines[line] for line in draft.sources["title"]] == [front.lines[1]]
    assert [card.lines[line] for line in draft.sources["company"]] == [back.lines[0]]
    assert [card.lines[line] for line in draft.sources["address"]] == [*back.lines[1:3]]
    assert {card.lines[line].text for line in draft.sources["emails"]} >= {"info@example.com"}
    assert card.seconds == 1.0


def test_where_both_say_something_else_the_back_is_offered() -> None:
    front = a_side(*INGRID)
    back = a_side("Ingrid Solberg", "Leiterin Forschung", "Nordlicht Optik AG", INGRID[3])
    draft = joined(front, back).draft
    assert draft.contact == front.draft.contact
    assert draft.confidence == front.draft.confidence
    assert draft.sources["emails"] == front.draft.sources["emails"]
    other = draft.candidates["title"][0]
    assert (other.value, other.lines) == ("Leiterin Forschung", (len(INGRID) + 1,))
    assert all(one.value != "Nordlicht Optik AG" for one in draft.candidates["company"])


def test_an_empty_back_changes_nothing_and_is_no_doubt() -> None:
    front = a_side(*INGRID)
    card = joined(front, a_side())
    assert card.draft == CardDraft(
        front.draft.contact,
        front.draft.printed,
        front.draft.confidence,
        front.draft.sources,
        front.draft.candidates,
    )
    assert card.doubts == ()
    assert joined(a_side(), a_side()).doubts == (Doubt.NOTHING_READ,)
