"""What is thrown away can come back until the day it leaves, and takes nothing that stays along."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organizer.practice.contact_draft import ContactDraft
from organizer.practice.moments import WallTime
from organizer.practice.vocabulary import Channel
from organizer.services.desk import Desk
from organizer.services.merges import together
from organizer.services.offers import OfferEntry
from tests.fakes import MONDAY, FakeClock, debrief


def broken(desk: Desk) -> list[tuple[object, ...]]:
    return desk.store.rows("PRAGMA foreign_key_check")


def everything(desk: Desk) -> dict[str, int]:
    names = desk.store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {
        name: desk.store.rows(f'SELECT count(*) FROM "{name}"')[0][0]
        for (name,) in names
        if not name.startswith(("sqlite", "step", "schema")) and "search" not in name
    }


def test_an_opportunity_leaves_with_all_of_it_on_the_day_that_was_told(
    desk: Desk, clock: FakeClock
) -> None:
    desk.debrief.save(debrief(desk, "Example AG", "Pavel Dvořák"))
    before = everything(desk)
    desk.debrief.save(
        debrief(
            desk,
            "Nordlicht Optik AG",
            "Ingrid Solberg",
            clarify=["Who decides on travel?"],
            drawbacks=[{"scope": "company", "text": "far"}],
        )
    )
    desk.offers.save(OfferEntry("Nordlicht Optik AG", Channel.PHONE))
    (opportunity,) = set(desk.opportunities.ids()) - {1}
    desk.opportunities.trash(opportunity)
    (thrown,) = desk.trash.thrown()
    assert thrown.leaves_at == MONDAY + timedelta(days=30)
    clock.instant = thrown.leaves_at - timedelta(seconds=1)
    assert desk.trash.empty() == 0
    desk.trash.restore(thrown)
    desk.opportunities.trash(opportunity)
    (thrown,) = desk.trash.thrown()
    assert thrown.leaves_at == clock() + timedelta(days=30)
    clock.instant = thrown.leaves_at
    assert desk.trash.empty() == 1
    assert desk.trash.thrown() == []
    after = everything(desk)
    stays = {"company": 1, "contact": 1}  # the people stay (P16, P17), and where they work
    assert after == {name: count + stays.get(name, 0) for name, count in before.items()}
    assert broken(desk) == []
    assert desk.store.undo() is None
    assert desk.search.find("travel").hits == ()


def test_whom_a_conversation_was_with_stays_as_long_as_it_does(
    desk: Desk, clock: FakeClock
) -> None:
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg", answer_by=None))
    (contact,) = desk.contacts.ids()
    desk.notes.mark_sent(desk.notes.ids()[0])
    desk.contacts.trash(contact)
    (thrown,) = desk.trash.thrown()
    assert thrown.leaves_at is None
    clock.go_on(days=100)
    assert desk.trash.empty() == 0
    desk.trash.restore(thrown)
    assert desk.contacts.ids() == [contact]
    desk.contacts.trash(contact)
    desk.opportunities.trash(desk.opportunities.ids()[0])
    assert None not in {one.leaves_at for one in desk.trash.thrown()}
    clock.go_on(days=30)
    assert desk.trash.empty() == 2
    assert everything(desk)["contact"] == everything(desk)["note"] == 0


def test_two_that_were_made_one_can_be_taken_apart_however_long_after(
    desk: Desk, clock: FakeClock
) -> None:
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    first = desk.contacts.ids()[0]
    second = desk.contacts.add(ContactDraft(full_name="Dr. Ingrid Solberg", notes="Optics"))
    before = [desk.contacts.detail(contact) for contact in (first, second)]
    assert before[0] and before[1]
    desk.merges.merge(first, second, together(before[0], before[1]))
    clock.go_on(days=365)
    assert desk.trash.empty() == 0
    (merged,) = desk.merges.merged_into(first)
    desk.merges.take_apart(merged.id)
    assert [desk.contacts.detail(contact) for contact in (first, second)] == before


def test_the_trash_is_kept_for_as_long_as_the_settings_say(desk: Desk, clock: FakeClock) -> None:
    desk.settings.change(trash_days=3)
    desk.deadlines.trash(desk.deadlines.add_own("Call the bank", desk.present.wall))
    clock.go_on(days=2, hours=23)
    assert desk.trash.empty() == 0
    clock.go_on(hours=1)
    assert desk.trash.empty() == 1


STEPS = st.lists(
    st.sampled_from(("debrief", "contact", "opportunity", "deadline", "undo", "redo", "wait")),
    max_size=25,
)


@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(STEPS)
def test_emptying_never_leaves_a_step_that_cannot_be_undone(
    desk: Desk, clock: FakeClock, steps: list[str]
) -> None:
    for number, step in enumerate(steps):
        if step == "debrief":
            desk.debrief.save(
                debrief(desk, f"Example {number} AG", "Ingrid Solberg", f"P {number}")
            )
        elif step == "contact" and desk.contacts.ids():
            contact = desk.contacts.ids()[0]
            for note in desk.notes.ids():
                if (row := desk.notes.row(note)) and row.contact == contact:
                    desk.notes.waive(note, "met again")
            desk.contacts.trash(contact)
        elif step == "opportunity" and desk.opportunities.ids():
            desk.opportunities.trash(desk.opportunities.ids()[0])
        elif step == "deadline":
            tomorrow = WallTime(desk.present.wall.local + timedelta(days=1), "Europe/Berlin")
            desk.deadlines.trash(desk.deadlines.add_own(f"Call {number}", tomorrow))
        elif step == "undo":
            desk.store.undo()
        elif step == "redo":
            desk.store.redo()
        elif step == "wait":
            clock.go_on(days=20)
            desk.trash.empty()
            assert broken(desk) == []
    while desk.store.undo():
        assert broken(desk) == []
    while desk.store.redo():
        assert broken(desk) == []
