"""Two contacts made one field by field, and taken apart again, however much later."""

from __future__ import annotations

from pathlib import Path

import pytest
from peewee import ForeignKeyField

from organizer.model.store import STEPS_KEPT
from organizer.model.tables import RECORDS, Contact, ContactMerge, DifferentPeople
from organizer.practice.contact_draft import ContactDraft, Phone
from organizer.services.contacts import ContactDetail
from organizer.services.desk import Desk
from organizer.services.merges import GOES_OVER, Together, together
from organizer.services.search import Place
from tests.fakes import FakeClock, debrief, open_desk


def detail(desk: Desk, contact: int) -> ContactDetail:
    found = desk.contacts.detail(contact)
    assert found is not None
    return found


@pytest.fixture
def two(desk: Desk) -> tuple[int, int]:
    """One person who was met, and the same read from a card."""
    people = [{"name": "Ingrid Solberg", "email": "ingrid@example.com", "phone": "030 2312501"}]
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", people=people))
    (first,) = desk.contacts.ids()
    second = desk.contacts.add(
        ContactDraft(
            full_name="Dr. Ingrid Solberg",
            title="Head of Research",
            company="Nordlicht Optik Aktiengesellschaft",
            emails=("solberg@example.com",),
            phones=(Phone("+49 30 2312501"),),
            notes="Reads before lunch",
        )
    )
    return first, second


def test_found_merged_and_taken_apart_after_a_restart_and_a_hundred_steps(
    desk: Desk, two: tuple[int, int], tmp_path: Path, clock: FakeClock
) -> None:
    first, second = two
    before = detail(desk, first), detail(desk, second)
    (pair,) = desk.merges.find()
    assert (pair.first, pair.second) == two
    usual = together(*before)
    assert usual.title == "Head of Research" and usual.company == "Nordlicht Optik AG"
    assert len(usual.without) == 1  # the same number, written otherwise
    desk.merges.merge(first, second, usual)
    one = detail(desk, first)
    ways = {point.value for point in one.points}
    assert ways == {"ingrid@example.com", "030 2312501", "solberg@example.com"}
    assert desk.contacts.ids() == [first] and desk.merges.find() == []
    assert desk.trash.thrown() == []  # it comes back by taking apart alone
    desk.contacts.edit(first, "department", "Optics")
    for number in range(STEPS_KEPT + 1):
        desk.contacts.edit(first, "remarks", f"Reads before lunch {number}")
    desk.store.close()

    desk = open_desk(tmp_path, clock)
    (merge,) = desk.merges.merged_into(first)
    assert merge.full_name == "Dr. Ingrid Solberg"
    assert desk.merges.take_apart(merge.id) == second
    assert detail(desk, second) == before[1]
    after = detail(desk, first)
    assert after.points == before[0].points and after.notes == before[0].notes
    assert after.title == "" and after.department == "Optics"  # what was written since stays
    assert after.remarks == f"Reads before lunch {STEPS_KEPT}"
    assert desk.merges.merged_into(first) == []
    desk.store.undo()
    assert detail(desk, first).title == "Head of Research"
    desk.store.close()


def test_each_field_can_be_chosen(desk: Desk, two: tuple[int, int]) -> None:
    first, second = two
    other = detail(desk, second)
    without = frozenset(point.id for point in other.points)
    chosen = Together("Ingrid M. Solberg", "", "", other.company, "both", without)
    desk.merges.merge(first, second, chosen)
    one = detail(desk, first)
    assert (one.full_name, one.title, one.company) == ("Ingrid M. Solberg", "", other.company)
    assert one.remarks == "both" and len(one.points) == 2
    assert {hit.title for hit in desk.search.find("ingrid m").hits} >= {"Ingrid M. Solberg"}
    (found,) = desk.search.find("dr ingrid").hits
    assert (found.id, found.place, found.text) == (first, Place.ALSO_CALLED, "Dr. Ingrid Solberg")
    (merge,) = desk.merges.merged_into(first)
    desk.merges.take_apart(merge.id)
    assert [hit.id for hit in desk.search.find("dr ingrid").hits] == [second]
    assert detail(desk, second) == other
    assert detail(desk, first).full_name == "Ingrid Solberg"
    for bad in (Together(" "), Together("Ingrid")):
        with pytest.raises(ValueError):
            desk.merges.merge(first, first if bad.full_name.strip() else second, bad)


def test_merges_of_merges_come_apart_in_turn(desk: Desk) -> None:
    names = ("Anna Beispiel", "A. Beispiel", "Anna B.")
    contacts = [
        desk.contacts.add(ContactDraft(full_name=name, emails=(f"{place}@example.com",)))
        for place, name in enumerate(names)
    ]
    before = [detail(desk, one) for one in contacts]
    for keep, gone in ((1, 2), (0, 1)):
        both = detail(desk, contacts[keep]), detail(desk, contacts[gone])
        desk.merges.merge(contacts[keep], contacts[gone], together(*both))
    assert len(detail(desk, contacts[0]).points) == 3
    for keep in (0, 1):
        (merge,) = desk.merges.merged_into(contacts[keep])
        desk.merges.take_apart(merge.id)
    assert [detail(desk, one) for one in contacts] == before


def test_who_was_told_apart_is_not_proposed_again(desk: Desk, two: tuple[int, int]) -> None:
    desk.merges.tell_apart(*two)
    assert desk.merges.find() == []
    desk.store.undo()
    assert len(desk.merges.find()) == 1


def test_everything_that_refers_to_a_contact_goes_over() -> None:
    """What is not taken along would stay with a contact that nobody sees."""
    refers = {
        (table, name)
        for table in RECORDS
        for name, field in table._meta.fields.items()
        if isinstance(field, ForeignKeyField) and field.rel_model is Contact
    }
    assert {table for table, _name in refers - set(GOES_OVER)} == {ContactMerge, DifferentPeople}


def test_what_was_merged_is_not_kept_anew_when_it_comes_again(desk: Desk, tmp_path: Path) -> None:
    """Neither from the file it came from nor when somebody writes the name so in a debrief."""
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    (first,) = desk.contacts.ids()
    file = tmp_path / "cards.vcf"
    file.write_text(
        "".join(
            f"BEGIN:VCARD\nVERSION:3.0\n{uid}FN:{name}\nORG:Nordlicht Optik AG\nEND:VCARD\n"
            for uid, name in (("UID:abc\n", "I. Solberg"), ("", "Solberg, Ingrid"))
        )
    )
    desk.imports.keep(desk.imports.read(file))
    while pairs := desk.merges.find():
        both = detail(desk, pairs[0].first), detail(desk, pairs[0].second)
        desk.merges.merge(pairs[0].first, pairs[0].second, together(*both))
    assert desk.contacts.ids() == [first]
    kept = desk.imports.keep(desk.imports.read(file))
    assert (kept.new, desk.contacts.ids()) == (0, [first])
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "I. Solberg"))
    assert desk.contacts.ids() == [first] and len(detail(desk, first).notes) == 2
