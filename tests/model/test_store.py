"""Steps are named, kept over a restart, and undone and made again one by one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from organizer.model.database import LockedDatabase
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


def test_a_long_step_that_is_cut_short_is_taken_back_whole(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, FakeClock())
    kept = desk.contacts.add(ContactDraft(full_name="Ingrid Solberg"))

    def add(*names: str) -> None:
        for name in names:
            desk.contacts.add(ContactDraft(full_name=name))

    with (
        pytest.raises(ZeroDivisionError),
        desk.store.long_step(StepAction.IMPORT_CONTACTS) as part,
    ):
        with part():
            add("Pavel Dvořák")
        with pytest.raises(LockedDatabase), desk.store.long_step(StepAction.IMPORT_CONTACTS):
            pass
        start = "from organizer.app import main; main(['--data-dir', {!r}, 'agenda'])"
        command = [sys.executable, "-c", start.format(str(tmp_path))]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # leaves it alone
        assert len(desk.contacts.ids()) == 2
        with part():
            add("Mina Aalto")
            raise ZeroDivisionError
    assert desk.contacts.ids() == [kept]
    with desk.store.long_step(StepAction.IMPORT_CONTACTS) as part:
        for name in ("Pavel Dvořák", "Mina Aalto"):
            with part():
                add(name)
    assert len(desk.contacts.ids()) == 3
    desk.store.database.execute_sql("UPDATE step SET unfinished = id = (SELECT max(id) FROM step)")
    desk.store.close()  # as a crash before the last transaction would have left it

    desk = open_desk(tmp_path, FakeClock())
    assert desk.contacts.ids() == [kept]
    assert desk.store.next_redo() is None
    last = desk.store.last_step()
    assert last is not None and last.subject == "Ingrid Solberg"
    desk.store.close()


def test_what_was_done_meanwhile_outlives_a_long_step_that_was_cut_short(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, FakeClock())
    with (
        pytest.raises(ZeroDivisionError),
        desk.store.long_step(StepAction.IMPORT_CONTACTS) as part,
    ):
        with part():
            pavel = desk.contacts.add(ContactDraft(full_name="Pavel Dvořák"))
        desk.contacts.edit(pavel, "remarks", "met at the fair")
        with part():
            desk.contacts.add(ContactDraft(full_name="Mina Aalto"))
        raise ZeroDivisionError
    assert desk.contacts.ids() == [pavel]
    assert desk.store.undo() and desk.store.undo()
    assert desk.contacts.ids() == []
    desk.store.close()
