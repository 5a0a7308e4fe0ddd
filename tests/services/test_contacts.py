"""Contacts: recognized, completed, found (P9), and the checklist of an opportunity (P3-P5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from organizer import paths
from organizer.practice.checklist import MOVING_TOPICS
from organizer.practice.contact_draft import ContactDraft
from organizer.practice.vocabulary import ClarificationState, Scope, TopicState
from organizer.services.desk import Desk
from tests.fakes import debrief


def test_the_same_person_is_recognized_and_a_namesake_is_not(desk: Desk) -> None:
    """P9: by e-mail address, else by name at the same company."""
    people = [{"name": "Anna Beispiel", "email": "anna@example.com"}]
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", people=people))
    desk.debrief.save(debrief(desk, "nordlicht optik ag", "ANNA  BEISPIEL"))
    desk.debrief.save(
        debrief(desk, "Halden", people=[{"name": "A. Beispiel", "email": "Anna@Example.com"}])
    )
    assert len(desk.contacts.ids()) == 1
    desk.debrief.save(debrief(desk, "Brunnen Software GmbH", "Anna Beispiel"))
    assert len(desk.contacts.ids()) == 2
    assert len(desk.notes.ids()) == 4


def test_what_is_known_is_completed_and_never_overwritten(desk: Desk) -> None:
    contact = desk.contacts.add(ContactDraft(full_name="Anna Beispiel", title="Engineer"))
    draft = ContactDraft(full_name="Anna Beispiel", title="Boss", emails=("anna@example.com",))
    assert desk.contacts.enrich(contact, draft)
    assert not desk.contacts.enrich(contact, draft)
    detail = desk.contacts.detail(contact)
    assert detail is not None and detail.title == "Engineer"
    assert [point.value for point in detail.points] == ["anna@example.com"]


def test_an_import_is_one_step_however_many_batches(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "cards.vcf"
    file.write_text(
        "".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:Person {n}\nEND:VCARD\n" for n in range(1_200))
    )
    kept = desk.imports.keep(desk.imports.read(file))
    assert (kept.new, len(desk.contacts.ids())) == (1_200, 1_200)
    kept = desk.imports.keep(desk.imports.read(file))
    assert (kept.new, kept.changed, kept.same) == (0, 0, 1_200)
    desk.store.undo()
    assert desk.contacts.ids() == []


def test_topics_of_moving_come_only_with_a_move(desk: Desk) -> None:
    """P4."""
    opportunity = desk.opportunities.add("Nordlicht Optik AG", "Engineer")

    def keys() -> set[str]:
        detail = desk.opportunities.detail(opportunity)
        return {topic.key for topic in detail.topics} if detail else set()

    assert not keys() & set(MOVING_TOPICS)
    desk.opportunities.set_moving(opportunity, True)
    assert keys() >= set(MOVING_TOPICS)
    desk.opportunities.set_moving(opportunity, False)
    assert not keys() & set(MOVING_TOPICS)


def test_the_balanced_page_keeps_every_side(desk: Desk) -> None:
    """P2, P3, P5, P6: with who said it."""
    people = [{"name": "Ingrid Solberg", "good": ["a tour"], "doubts": ["who decides?"]}]
    drawbacks = [{"scope": "community", "text": "far"}]
    desk.debrief.save(
        debrief(desk, "Nordlicht Optik AG", people=people, drawbacks=drawbacks, clarify=["travel?"])
    )
    (opportunity,) = desk.opportunities.ids()
    detail = desk.opportunities.detail(opportunity)
    assert detail is not None
    assert [(one.text, one.source) for one in detail.good_points] == [("a tour", "Ingrid Solberg")]
    assert [(one.text, one.scope) for one in detail.drawbacks] == [("far", Scope.COMMUNITY)]
    assert [(one.text, one.source) for one in detail.clarifications] == [
        ("who decides?", "Ingrid Solberg"),
        ("travel?", ""),
    ]
    desk.opportunities.set_clarification(
        detail.clarifications[0].id, ClarificationState.ANSWERED, "the director"
    )
    assert desk.opportunities.open_clarifications(opportunity) == ["travel?"]
    topic = detail.topics[0]
    desk.opportunities.set_topic(topic.id, TopicState.ANSWERED, "on site")
    assert topic.key not in {one.key for one in desk.opportunities.unanswered(opportunity)}


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_sample_comes_and_goes_and_leaves_the_persons_own_alone(
    desk: Desk, language: str
) -> None:
    desk.debrief.save(debrief(desk, "Eigene Firma", "Anna Beispiel"))
    before = (desk.contacts.ids(), desk.notes.ids(), desk.deadlines.ids())
    desk.sample.add(paths.resources() / "sample" / f"{language}.json")
    assert desk.sample.present() and len(desk.contacts.ids()) > 1
    desk.sample.remove()
    assert not desk.sample.present()
    assert (desk.contacts.ids(), desk.notes.ids(), desk.deadlines.ids()) == before


def test_an_address_is_found_without_reading_every_other(desk: Desk) -> None:
    for number in range(60):
        desk.contacts.add(
            ContactDraft(full_name=f"Person {number}", emails=(f"person{number}@example.com",))
        )
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    connection = desk.store.database.connection()
    connection.set_progress_handler(count, 1)
    found = desk.contacts.find("", email="PERSON59@example.com")
    connection.set_progress_handler(None, 0)
    assert found == desk.contacts.only_one_called("Person 59")
    assert steps < 60
