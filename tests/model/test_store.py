"""Steps are named, kept over a restart, and undone and made again one by one."""

from __future__ import annotations

from pathlib import Path

from organizer.model.store import STEPS_KEPT
from organizer.practice.contact_draft import ContactDraft
from organizer.practice.vocabulary import StepAction
from tests.fakes import FakeClock, open_desk


def test_the_last_hundred_steps_are_undone_and_made_again_after_a_restart(tmp_path: Path) -> None:
    assert STEPS_KEPT == 100
    desk = open_desk(tmp_path, FakeClock())
    contact = desk.contacts.add(ContactDraft(full_name="Ingrid Solberg"))
    for number in range(STEPS_KEPT + 5):
        desk.contacts.edit(contact, "remarks", f"remark {number}")
    desk.store.close()

    desk = open_desk(tmp_path, FakeClock())

    def remarks() -> str:
        detail = desk.contacts.detail(contact)
        assert detail is not None
        return detail.remarks

    for number in reversed(range(5, STEPS_KEPT + 5)):
        step = desk.store.last_step()
        assert step is not None
        assert (step.action, step.subject) == (StepAction.EDIT, "Ingrid Solberg")
        assert desk.store.undo() == step
        assert remarks() == f"remark {number - 1}"
    assert desk.store.undo() is None
    desk.store.close()

    desk = open_desk(tmp_path, FakeClock())
    for number in range(5, STEPS_KEPT + 5):
        assert desk.store.redo() is not None
        assert remarks() == f"remark {number}"
    assert desk.store.redo() is None
    desk.store.close()
