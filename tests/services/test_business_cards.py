"""Cards that were looked over become contacts, with the note that is owed (P9, P10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from organizer.cards.fields import CardDraft
from organizer.cards.lines import Box, Line
from organizer.cards.outcome import ReadCard
from organizer.practice.contact_draft import ContactDraft, Phone
from organizer.practice.moments import WallTime
from organizer.services.business_cards import NewInterview
from organizer.services.contacts import FormerJobRow
from organizer.services.desk import Desk
from organizer.services.read_card import CardContact, contact_of, pasted
from tests.fakes import FakeClock, debrief, open_desk

INGRID = ContactDraft(
    full_name="Ingrid Solberg",
    title="Head of Research",
    company="Nordlicht Optik AG",
    emails=("ingrid@example.com",),
    phones=(Phone("+493023125100"),),
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path, FakeClock())
    yield desk
    desk.store.close()


def card(contact: ContactDraft) -> CardContact:
    lines = (Line(contact.full_name, Box(0, 0, 90, 20)), Line(contact.title, Box(0, 20, 90, 40)))
    draft = CardDraft(contact, confidence={"name": 0.95, "title": 0.7})
    read = ReadCard(lines, draft, (), (), b"\xff\xd8JPEG", width=100, height=60, seconds=0.4)
    return contact_of(read)


def test_a_card_is_kept_with_its_picture_text_and_confidence(desk: Desk) -> None:
    kept = desk.cards.keep(card(INGRID), INGRID, original=b"as it came")
    detail = desk.contacts.detail(kept.contact)
    assert detail is not None
    assert (detail.full_name, detail.company, detail.title) == (
        "Ingrid Solberg",
        "Nordlicht Optik AG",
        "Head of Research",
    )
    (row,) = desk.store.rows("SELECT text, picture, confidence, original FROM business_card")
    assert row == (
        "Ingrid Solberg\nHead of Research",
        b"\xff\xd8JPEG",
        '{"name": 0.95, "title": 0.7}',
        b"as it came",
    )
    assert kept.is_new
    assert kept.note is None
    desk.store.undo()
    assert desk.contacts.ids() == []


def test_somebody_met_is_owed_a_note_once(desk: Desk) -> None:
    """P10: the card of somebody whose meeting is recorded already owes nothing more."""
    summary = desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    known = desk.cards.known(INGRID)
    assert known is not None
    kept = desk.cards.keep(card(INGRID), INGRID, into=known.id, met_in=summary.interview)
    assert kept.note is None
    pavel = ContactDraft(full_name="Pavel Dvořák")
    met = desk.cards.keep(card(pavel), pavel, met_in=summary.interview)
    assert met.note is not None
    assert len(desk.notes.ids()) == 2


def test_a_new_interview_comes_with_the_card_and_goes_with_it(desk: Desk) -> None:
    when = WallTime(datetime(2026, 11, 20, 14), desk.present.zone)
    kept = desk.cards.keep(
        card(INGRID), INGRID, met_in=NewInterview("Nordlicht Optik AG", when, "Engineer")
    )
    assert kept.note is not None
    (row,) = desk.cards.recent_interviews()
    assert (row.id, row.company, row.position) == (kept.interview, "Nordlicht Optik AG", "Engineer")
    detail = desk.contacts.detail(kept.contact)
    assert detail is not None
    assert len(detail.conversations) == 1
    desk.store.undo()
    assert desk.cards.recent_interviews() == []
    assert desk.notes.ids() == []


def test_a_changed_job_keeps_the_old_one(desk: Desk) -> None:
    kept = desk.cards.keep(card(INGRID), INGRID)
    later = ContactDraft(
        full_name="Ingrid Solberg",
        title="Chief Scientist",
        company="Halden Instruments Ltd",
        emails=("ingrid@example.com", "solberg@example.org"),
    )
    known = desk.cards.known(later)
    assert known is not None
    assert known.id == kept.contact
    desk.cards.keep(card(later), later, into=known.id)
    detail = desk.contacts.detail(known.id)
    assert detail is not None
    assert (detail.title, detail.company) == ("Chief Scientist", "Halden Instruments Ltd")
    today = desk.present.wall.day
    assert detail.former_jobs == (
        FormerJobRow("Nordlicht Optik AG", "Head of Research", "", today),
    )
    assert [point.value for point in detail.points] == [
        "ingrid@example.com",
        "+493023125100",
        "solberg@example.org",
    ]
    assert len(detail.cards) == 2


def test_a_second_card_with_the_same_job_makes_no_history(desk: Desk) -> None:
    kept = desk.cards.keep(card(INGRID), INGRID)
    less = ContactDraft(full_name="Ingrid Solberg", title="HEAD OF RESEARCH")
    desk.cards.keep(card(less), less, into=kept.contact)
    detail = desk.contacts.detail(kept.contact)
    assert detail is not None
    assert detail.former_jobs == ()
    assert detail.company == "Nordlicht Optik AG"


def test_of_two_people_of_one_name_neither_is_guessed(desk: Desk) -> None:
    for company in ("Nordlicht Optik AG", "Halden Instruments Ltd"):
        desk.contacts.add(ContactDraft(full_name="Anna Beispiel", company=company))
    assert desk.cards.known(ContactDraft(full_name="Anna Beispiel", company="Brunnen GmbH")) is None
    here = desk.cards.known(ContactDraft(full_name="Anna Beispiel", company="Nordlicht Optik AG"))
    assert here is not None
    assert here.company == "Nordlicht Optik AG"


def test_without_a_name_nothing_is_kept(desk: Desk) -> None:
    with pytest.raises(ValueError, match="needs a name"):
        desk.cards.keep(card(ContactDraft()), ContactDraft(full_name="  "))
    assert desk.store.last_step() is None


def test_a_pasted_list_names_each_and_a_signature_one() -> None:
    people = "Ingrid Solberg, Head of Research\nPavel Dvořák – Test engineer"
    assert [(one.draft.contact.full_name, one.draft.contact.title) for one in pasted(people)] == [
        ("Ingrid Solberg", "Head of Research"),
        ("Pavel Dvořák", "Test engineer"),
    ]
    (signature,) = pasted(
        "Dr. Anna Beispiel\nHead of Research\nExample GmbH\nT +49 30 23125 123\nanna@example.com"
    )
    contact = signature.draft.contact
    assert (contact.full_name, contact.company) == ("Dr. Anna Beispiel", "Example GmbH")
    assert contact.phones == (Phone("+493023125123"),)
    (line,) = pasted("Anna Beispiel – Head of Research")
    assert line.draft.contact.full_name == "Anna Beispiel"
