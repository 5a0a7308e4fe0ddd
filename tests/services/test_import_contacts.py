"""Contacts from files are known by UID, e-mail, or name with company, within a file too."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from organizer.practice.contact_draft import ContactDraft, Phone
from organizer.services.desk import Desk
from organizer.services.imports import CandidateState, ContactRead

NEW, CHANGED, SAME, REFUSED = CandidateState

ANNA = "FN:Anna Beispiel\nEMAIL:anna@example.com\n"


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        ("UID:1\n" + ANNA, "UID:1\nFN:A. Muster\n", SAME),
        ("UID:1\n" + ANNA, "UID:1\nFN:A. Muster\nTITLE:Engineer\n", CHANGED),
        (ANNA, "FN:Dr. Anna Muster\nEMAIL:ANNA@example.com\n", SAME),
        (ANNA, ANNA + "TEL:+49 30 23125 001\n", CHANGED),
        (
            ANNA + "TEL:+49 30 23125 001\n",
            "FN:Anna\nEMAIL:\u200banna@example.com\nTEL:\u202a+49 30 23125 001\u202c\n",
            SAME,
        ),
        (ANNA, ANNA + "PHOTO;ENCODING=b:/9j/4AAQ\n", CHANGED),
        (ANNA, ANNA + "X-SKYPE:anna.b\n", CHANGED),
        ("FN:Anna Beispiel\nORG:Muster AG\n", "FN:ANNA BEISPIEL\nORG:muster ag\n", SAME),
        ("FN:Anna Beispiel\n", "FN:Anna Beispiel\nORG:Muster AG\n", CHANGED),
        ("FN:Anna Beispiel\nORG:Muster AG\n", "FN:Anna Beispiel\nORG:Beispiel SA\n", NEW),
        (ANNA, "FN:Anna Beispiel\nEMAIL:other@example.com\n", NEW),
    ],
)
def test_who_comes_twice_in_a_file_is_one_contact(
    first: str, second: str, state: CandidateState, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "cards.vcf"
    path.write_text(f"BEGIN:VCARD\n{first}END:VCARD\nBEGIN:VCARD\n{second}END:VCARD\n")
    candidates = list(desk.imports.read(path))
    assert [one.state for one in candidates] == [NEW, state]
    kept = desk.imports.keep(candidates)
    assert kept == (1 + (state is NEW), int(state is CHANGED), int(state is SAME))
    assert len(desk.contacts.ids()) == kept.new
    assert {one.state for one in desk.imports.read(path)} == {SAME}


def test_who_is_in_two_files_is_one_contact(desk: Desk, tmp_path: Path) -> None:
    keepers = desk.imports.keepers()
    for name, state in (("one.vcf", NEW), ("two.vcf", SAME)):
        path = tmp_path / name
        path.write_text(f"BEGIN:VCARD\n{ANNA}END:VCARD\n")
        assert [one.state for one in keepers.read(path)] == [state]


def drafts() -> st.SearchStrategy[ContactDraft]:
    """Few people, so that they meet."""
    return st.builds(
        ContactDraft,
        full_name=st.sampled_from(("", "Anna Beispiel", "ANNA BEISPIEL", "Ben Muster")),
        company=st.sampled_from(("", "Muster AG", "MUSTER AG", "Beispiel SA")),
        title=st.sampled_from(("", "Engineer")),
        emails=st.lists(st.sampled_from(("a@example.com", "b@example.com", "A@EXAMPLE.com")))
        .map(dict.fromkeys)
        .map(tuple),
        phones=st.sampled_from(((), (Phone("+49 30 23125 001"),))),
        uid=st.sampled_from(("", "1", "2")),
    )


def read(draft: ContactDraft) -> ContactRead:
    return ContactRead(draft, raw=repr(draft))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(drafts(), max_size=3), st.lists(drafts(), max_size=6))
@example(
    [ContactDraft("Anna Beispiel", emails=("a@example.com",))],
    [
        ContactDraft("Ben Muster", uid="1", emails=("a@example.com",)),
        ContactDraft("Anna Beispiel", uid="1", title="Engineer"),
        ContactDraft("Ben Muster", title="Engineer", emails=("a@example.com",)),
    ],
)
def test_a_preview_says_what_the_import_then_does(
    desk: Desk, known: list[ContactDraft], coming: list[ContactDraft]
) -> None:
    desk.imports.keep(desk.imports.keepers().judged(map(read, known)))
    candidates = list(desk.imports.keepers().judged(map(read, coming)))
    before = len(desk.contacts.ids())
    keepers = desk.imports.keepers()
    with desk.store.database.atomic() as transaction:
        assert [
            REFUSED if one.state is REFUSED else keepers.keep(one.record) for one in candidates
        ] == [one.state for one in candidates]
        assert len(desk.contacts.ids()) - before == sum(one.state is NEW for one in candidates)
        transaction.rollback()
    for (contact,) in desk.store.rows("SELECT id FROM contact WHERE deleted_at IS NULL"):
        desk.contacts.trash(contact)
