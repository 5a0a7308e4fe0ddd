"""Search across everything: folded, forgiving, with the place that matched."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.model.database import open_database
from organizer.model.first_page import FILE_NAME
from organizer.model.search import _THEIRS
from organizer.model.tables import RECORDS
from organizer.practice.contact_draft import ContactDraft, Phone
from organizer.practice.vocabulary import Channel, DeadlineKind, NoteStatus, StepAction
from organizer.services.companies import rename_company
from organizer.services.desk import Desk
from organizer.services.offers import OfferEntry
from organizer.services.search import PER_KIND, Found, FoundKind, Place
from organizer.services.terms import Term
from tests.fakes import MONDAY, FakeClock, debrief, open_desk


def titles(found: Found) -> list[str]:
    return [hit.title for hit in found.hits]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("muller", "Jürgen Müller"),
        ("MÜLL", "Jürgen Müller"),
        ("mueller", "Jürgen Müller"),
        ("juergen m", "Jürgen Müller"),
        ("j mul", "Jürgen Müller"),
        ("schröder", "Ulla Schroeder"),
        ("strasse", "Eva Straße"),
        ("straße", "Eva Straße"),
        ("иван", "Олег Иванов"),
        ("dvorak", "Pavel Dvořák"),
        ("p", "Pavel Dvořák"),
        ("dvroak", "Pavel Dvořák"),
        ("pavle dvorak", "Pavel Dvořák"),
        ("schroder", "Ulla Schroeder"),
        ("лodz", None),
        ("a_b", None),
        ('" OR "', None),
    ],
)
def test_names_are_found_folded_and_with_small_errors(
    desk: Desk, typed: str, found: str | None
) -> None:
    for name in ("Jürgen Müller", "Eva Straße", "Олег Иванов", "Pavel Dvořák", "Ulla Schroeder"):
        desk.contacts.add(ContactDraft(full_name=name))
    assert titles(desk.search.find(typed)) == ([found] if found else [])


def test_every_text_is_found_with_its_place(desk: Desk) -> None:
    people = [
        {
            "name": "Ingrid Solberg",
            "title": "Head of Research",
            "discussed": ["lens coating yield"],
            "good": ["a tour of the clean room"],
            "doubts": ["who decides on travel"],
        }
    ]
    summary = desk.debrief.save(
        debrief(
            desk,
            "Nordlicht Optik AG",
            people=people,
            position="Application engineer",
            where="Plant Kiel",
            drawbacks=[{"scope": "community", "text": "The last train leaves early"}],
            topics={"benefits": {"state": "answered", "answer": "a pension"}},
        )
    )
    assert summary is not None
    (contact,) = desk.contacts.ids()
    desk.contacts.edit(contact, "remarks", "Met again at the fair in Basel")
    with desk.store.step(StepAction.KEEP_CARD, ""):
        desk.contacts.keep_card(contact, "Ingrid Solberg\nOptikzentrum Nord", b"", "")
        desk.contacts.keep_card(contact, "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD", b"", "")
    (note,) = desk.notes.ids()
    desk.notes.write(note, "Dear Ms Solberg, thank you for the afternoon.")
    terms = (Term("Base salary", offered="£62,000"),)
    offer = desk.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, terms=terms))
    desk.offers.keep_call_notes(offer, "They sounded pleased")
    desk.deadlines.add_own("Renew the passport", desk.present.wall.shifted(3))

    visited = desk.opportunities.ids()[0]
    when = desk.present.wall.shifted(5)
    desk.opportunities.plan_visit(visited, when, people=["Noa Levi", "Emil Ek"])

    for typed, kind, place, text in (
        ("solb", FoundKind.CONTACT, None, "Nordlicht Optik AG"),
        ("research", FoundKind.CONTACT, Place.TITLE, "Head of Research"),
        ("basel", FoundKind.CONTACT, Place.REMARKS, "Met again at the fair in Basel"),
        ("optikz", FoundKind.CONTACT, Place.CARD, "Ingrid Solberg Optikzentrum Nord"),
        ("solberg room", FoundKind.CONVERSATION, Place.GOOD_POINT, "a tour of the clean room"),
        ("coating", FoundKind.CONVERSATION, Place.DISCUSSED, "lens coating yield"),
        ("travel", FoundKind.OPPORTUNITY, Place.CLARIFICATION, "who decides on travel"),
        ("train", FoundKind.OPPORTUNITY, Place.DRAWBACK, "The last train leaves early"),
        ("kiel", FoundKind.OPPORTUNITY, Place.INTERVIEW, "Plant Kiel"),
        ("pension", FoundKind.OPPORTUNITY, Place.TOPIC, "a pension"),
        ("appl", FoundKind.OPPORTUNITY, Place.POSITION, "Application engineer"),
        ("nord", FoundKind.COMPANY, None, ""),
        ("afternoon", FoundKind.NOTE, Place.LETTER, "thank you for the afternoon."),
        ("62", FoundKind.OFFER, Place.TERM, "Base salary £62,000"),
        ("pleased", FoundKind.OFFER, Place.CALL, "They sounded pleased"),
        ("passport", FoundKind.DEADLINE, None, ""),
        ("levi", FoundKind.DEADLINE, Place.INTERVIEW, "Noa Levi Emil Ek"),
    ):
        hits = [hit for hit in desk.search.find(typed).hits if hit.kind is kind]
        assert len(hits) == 1, typed
        assert hits[0].place is place and text in hits[0].text, (typed, hits)
    assert desk.search.find("version").hits == ()
    assert desk.search.find("passport").hits[0].reason is DeadlineKind.OWN


def test_whatever_is_typed_is_looked_for(desk: Desk) -> None:
    desk.contacts.add(ContactDraft(full_name="Anna Beispiel"))

    @given(st.text() | st.text("ab \"*()'-:^+\u19b0\u0308ßİ_", max_size=12))
    def look(typed: str) -> None:
        desk.search.find(typed)

    look()


def test_a_number_is_found_as_it_was_dialled(desk: Desk) -> None:
    draft = ContactDraft(full_name="Eva Straße", phones=(Phone("+49 (30) 23125-014"),))
    desk.contacts.add(draft)
    for typed in ("+49 30", "4930231", "23125 014", "030 23125", "0049 30", "23125014"):
        (hit,) = desk.search.find(typed).hits
        assert (hit.place, hit.text) == (Place.PHONE, "+49 (30) 23125-014"), typed


def test_signs_within_a_name_may_be_left_out_or_put_in(desk: Desk) -> None:
    desk.contacts.add(ContactDraft("Seán O'Brien", company="A.B.C. Ltd"))
    desk.contacts.add(ContactDraft("J. R. R. Smith", company="EON SE"))
    for typed in ("obrien", "o’brien", "abc ltd", "a.b.c"):
        assert titles(desk.search.find(typed))[0] == "Seán O'Brien", typed
    for typed in ("jrr smith", "smith j.r.r.", "e.on"):
        found = desk.search.find(typed)
        assert (titles(found)[0], found.alike) == ("J. R. R. Smith", False), typed
    rename_company(desk.store, next(iter(desk.store.rows("SELECT id FROM company")))[0], "A-B-C")
    desk.contacts.add(ContactDraft("Ben Muster", company="a-b-c"))
    assert desk.store.rows("SELECT count(*) FROM company") == [(2,)]


def test_search_follows_renames_merges_the_trash_and_undo(desk: Desk) -> None:
    people = [{"name": "Eva Straße", "discussed": ["test bench"]}]
    desk.debrief.save(debrief(desk, "Alt AG", people=people))
    (contact,) = desk.contacts.ids()
    detail = desk.contacts.detail(contact)
    assert detail is not None and detail.company_id is not None
    rename_company(desk.store, detail.company_id, "Neu AG")
    assert desk.search.find("alt").hits == ()
    kinds = {hit.kind for hit in desk.search.find("neu").hits}
    assert kinds == set(FoundKind) - {FoundKind.NOTE, FoundKind.OFFER}
    desk.contacts.edit(contact, "full_name", "Eva Weg")
    assert {hit.kind for hit in desk.search.find("weg").hits} == {
        *(FoundKind.CONTACT, FoundKind.CONVERSATION, FoundKind.NOTE, FoundKind.DEADLINE)
    }
    desk.store.undo()
    assert desk.search.find("eva weg").hits == ()
    desk.notes.waive(desk.notes.ids()[0], "met by chance")
    assert desk.notes.rows(desk.notes.ids())[0].status is NoteStatus.WAIVED
    desk.contacts.trash(contact)
    assert FoundKind.CONTACT not in {hit.kind for hit in desk.search.find("eva").hits}
    desk.store.undo()
    assert FoundKind.CONTACT in {hit.kind for hit in desk.search.find("eva").hits}


def test_a_company_is_found_while_there_is_something_of_it_to_show(desk: Desk) -> None:
    contact = desk.contacts.add(ContactDraft(full_name="Eva Straße", company="Alt AG"))
    (_eva, company) = desk.search.find("alt").hits
    assert desk.search.shown_for_company(company.id) == ("contact", contact)
    desk.contacts.edit(contact, "company", "Neu AG")
    assert desk.search.find("alt").hits == ()
    deadline = desk.deadlines.add_own("Ask", desk.present.wall.shifted(1), company="Alt AG")
    assert desk.search.shown_for_company(company.id) == ("deadline", deadline)
    assert {hit.kind for hit in desk.search.find("alt").hits} == {
        *(FoundKind.COMPANY, FoundKind.DEADLINE)
    }


def test_whole_words_come_first_and_more_of_one_kind_is_shown_when_asked(desk: Desk) -> None:
    for number in range(PER_KIND + 2):
        desk.contacts.add(ContactDraft(full_name=f"Anna Bergmann {number}"))
    desk.contacts.add(ContactDraft(full_name="Anna Berg"))
    found = desk.search.find("anna berg")
    assert len(found.hits) == PER_KIND and found.hits[0].title == "Anna Berg"
    assert found.more == {FoundKind.CONTACT}
    found = desk.search.find("anna berg", FoundKind.CONTACT)
    assert len(found.hits) == PER_KIND + 3 and not found.more


def test_who_is_called_so_comes_before_who_works_there(desk: Desk) -> None:
    for number in range(PER_KIND + 2):
        desk.contacts.add(ContactDraft(full_name=f"Eva {number}", company="Nord AG"))
    desk.contacts.add(ContactDraft(full_name="Eva Nordmann"))
    assert desk.search.find("nord").hits[0].title == "Eva Nordmann"
    assert titles(desk.search.find("eva 3 nord"))[0] == "Eva 3"


def test_a_record_from_before_is_indexed_anew_when_it_is_opened(tmp_path: Path) -> None:
    saved = Path(__file__).parents[1] / "data" / "records" / "0001.sqlite3"
    (tmp_path / FILE_NAME).write_bytes(saved.read_bytes())
    open_database(tmp_path, now=MONDAY).close()
    with sqlite3.connect(tmp_path / FILE_NAME) as record:
        tables = {row[0] for row in record.execute("SELECT name FROM sqlite_master")}
    assert "search" not in tables
    desk = open_desk(tmp_path, FakeClock())
    assert "Pavel Dvořák" in titles(desk.search.find("dvorak"))
    desk.store.close()


def test_no_table_with_words_of_the_person_is_forgotten() -> None:
    unread = {"opportunity_change", "term_change", "own_estimate", "yardstick", "reminder"}
    unread |= {"kept_filter", "different_people"}
    assert {table._meta.table_name for table in RECORDS} == _THEIRS.keys() | unread
