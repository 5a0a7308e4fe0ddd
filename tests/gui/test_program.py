"""The running program, as far as it is what ties the window to what comes from outside."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from organizer import paths
from organizer.gui import notifications
from organizer.gui.commands import Commands
from organizer.gui.dialogs.import_review import ImportReview
from organizer.gui.dialogs.quick_entry import QuickEntry
from organizer.gui.program import Program, Record
from organizer.gui.timer import ReminderTimer
from organizer.gui.tray import Tray
from organizer.gui.widgets.buttons import LinkButton, PrimaryButton
from organizer.gui.window import TABS
from organizer.instance import Instance
from organizer.practice.contact_draft import ContactDraft
from organizer.practice.people_list import PersonLine
from organizer.services.agenda import read_agenda
from organizer.settings import SettingsFile
from tests.fakes import FakeClock, open_desk
from tests.gui.test_window import FakeNotifier


class Running:
    """A program whose window is open, what it notified of, and what it was asked to read."""

    def __init__(
        self, qtbot: QtBot, program: Program, notifier: FakeNotifier, camera: Path
    ) -> None:
        self.qtbot = qtbot
        self.program = program
        self.window = program._window
        self.notifier = notifier
        self.camera = camera
        self.read: list[str] = []

    def take_picture(self, name: str) -> None:
        (self.camera / name).write_bytes(b"new")
        for _look in range(2):
            self.program._watched.look()

    def verbs(self) -> list[LinkButton]:
        """What the status line offers to do."""
        found = self.window._status.findChildren(LinkButton)
        return [one for one in found if one.isVisible()]

    def take_offer(self) -> None:
        self.qtbot.waitUntil(lambda: len(self.verbs()) == 1)
        self.verbs()[0].click()


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[Instance]:
    instance = Instance.acquire(tmp_path / "data")
    assert instance is not None
    yield instance
    instance.release()


@pytest.fixture
def running(
    # Released last: the window listens there until it is gone.
    instance: Instance,
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Running]:
    clock, notifier = FakeClock(), FakeNotifier()
    camera = tmp_path / "Camera"
    camera.mkdir()
    (camera / "holiday.jpg").write_bytes(b"old")
    folder = tmp_path / "data"
    settings = SettingsFile(tmp_path / "settings")
    settings.change(watched_folder=str(camera))
    desk = open_desk(folder, clock)
    record = Record(
        lambda: desk,
        lambda view: read_agenda(desk.store.database.connection(), view),
        clock,
        folder,
    )
    monkeypatch.setattr(notifications, "best_notifier", lambda *_asked: notifier)
    program = Program(qapp, record, settings, paths.resources())
    running = Running(qtbot, program, notifier, camera)

    def read_cards(_commands: Commands, sources: Sequence[Path]) -> None:
        running.read += [one.name for one in sources]

    monkeypatch.setattr(Commands, "read_cards", read_cards)
    running.window.show()
    program._listen(instance)
    program._open_rest(hidden=False)
    yield running
    assert program._safekeeping is not None
    program._safekeeping.close()
    if isValid(running.window):
        delete(running.window)  # closing it would ask for the tray
    desk.store.close()


def test_new_pictures_are_offered_and_read_only_when_asked(running: Running) -> None:
    assert running.verbs() == []
    running.take_picture("front.jpg")
    running.take_picture("back.jpg")
    assert running.read == []
    running.take_offer()
    assert running.read == ["front.jpg", "back.jpg"]
    assert running.verbs() == []
    assert running.notifier.shows == []


def test_of_pictures_that_come_while_the_window_is_hidden_the_desktop_tells(
    running: Running,
) -> None:
    running.window.hide()
    running.take_picture("card.jpg")
    assert [key for key, _title in running.notifier.shows] == ["cards"]
    running.window.show()
    running.take_offer()
    assert running.read == ["card.jpg"]


def test_a_folder_that_is_no_longer_set_is_no_longer_watched(running: Running) -> None:
    settings = running.program._settings
    running.program._settings_changed(settings.change(watched_folder=""))
    assert not running.program._watched._timer.isActive()
    assert not running.program._watched._notices.directories()


def test_coming_back_to_a_program_whose_window_is_gone_does_nothing(
    running: Running, qapp: QApplication
) -> None:
    delete(running.window)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


def test_asked_for_today_it_comes_forward_with_what_is_owed(running: Running) -> None:
    running.window.show_tab(TABS.index("contact"))
    running.window.hide()
    running.program._receive(["today"])
    assert running.window.isVisible()
    assert running.window._tabs.currentIndex() == TABS.index("today")


def test_files_of_a_command_are_read_as_cards_or_imported_by_their_kind(
    running: Running, tmp_path: Path
) -> None:
    """P9: a picture of a card may come by the command line."""
    people = tmp_path / "people.vcf"
    people.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ingrid Solberg\nEND:VCARD\n")
    running.program._receive(["import", str(tmp_path / "card.JPG"), str(people)])
    assert running.read == ["card.JPG"]
    running.qtbot.waitUntil(lambda: bool(running.window.findChildren(ImportReview)))
    (review,) = running.window.findChildren(ImportReview)
    review.close()


def test_a_tray_that_came_is_noticed_as_the_clock_is_looked_at(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within half a minute, and without waking an idle laptop for it."""
    asked: list[Tray] = []
    monkeypatch.setattr(Tray, "available", lambda tray: asked.append(tray))
    (timer,) = running.window.findChildren(ReminderTimer)
    with running.qtbot.waitSignal(running.window.commands.minute):  # what counts down goes on too
        for _look in range(6):
            timer.looked.emit()
    assert len(asked) == 1


def test_as_the_session_ends_the_field_somebody_types_into_is_saved(running: Running) -> None:
    """Windows and macOS tell Qt that it ends; the program may be gone before the field is left."""
    contacts = running.window.commands.desk.contacts
    contact = contacts.add(ContactDraft(full_name="Ingrid Solberg"))
    running.window.activateWindow()
    running.window.show_record("contact", contact)
    running.window.actions_table["edit.fields"].trigger()
    running.qtbot.keyClicks(QApplication.focusWidget(), "Ingrid Maria Solberg")
    running.window.leave()
    assert [row.full_name for row in contacts.rows([contact])] == ["Ingrid Maria Solberg"]


def test_the_key_from_anywhere_opens_the_quick_entry(running: Running) -> None:
    running.window.hide()
    before = {one for one in QApplication.topLevelWidgets() if one.isVisible()}
    running.program._shortcut.pressed.emit()
    shown = {one for one in QApplication.topLevelWidgets() if one.isVisible()} - before
    assert [one.windowTitle() for one in shown] == ["After an interview"]
    running.program._shortcut.refused.emit()
    assert running.notifier.shows[-1] == ("told", "Organizer")


def test_a_full_disk_is_named_and_costs_nothing_that_was_typed(
    running: Running, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = running.program._record.desk()
    database = desk.store.database
    running.window.commands.quick_entry()
    entry = running.window.commands._quick_entry
    assert isinstance(entry, QuickEntry)
    long = "We'll get back to you. " * 1_000
    database.pragma("max_page_count", database.pragma("page_count"))  # no room for one page more
    monkeypatch.setattr(sys, "excepthook", running.program._report)
    entry._company.setText("Nordlicht Optik AG")
    entry._people.add(PersonLine(name="Ingrid Solberg"))
    entry._closed.setText(long)
    assert "no room left" in entry._problem.text()
    assert "not kept" in entry._problem.text()
    (save,) = entry.findChildren(PrimaryButton)
    save.click()
    box = qapp.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "no room left" in box.text()
    assert "still there" in box.text()
    assert desk.contacts.ids() == []
    box.close()
    assert entry.isVisible()
    assert entry._closed.text() == long
    database.pragma("max_page_count", 1 << 30)
    save.click()
    assert len(desk.contacts.ids()) == 1
    assert not entry.isVisible()
