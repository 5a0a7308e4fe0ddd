"""What happens to the record by itself: the daily backup, and what is done when it is damaged."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from organizer import cli, paths
from organizer.app import _open_record
from organizer.gui import notifications
from organizer.gui.commands import Commands
from organizer.gui.dialogs.damaged import DamagedDialog
from organizer.gui.program import CannotOpen, Program
from organizer.gui.safekeeping import Safekeeping
from organizer.instance import Instance, deliver
from organizer.model.first_page import FILE_NAME
from organizer.model.recovery import FOLDER as DAMAGED
from organizer.model.recovery import is_sound
from organizer.practice.vocabulary import BackupReason
from tests.benchmarks.record import many_contacts
from tests.fakes import FakeClock, open_desk
from tests.gui.test_window import FakeNotifier


def look(safekeeping: Safekeeping) -> None:
    safekeeping.look()
    safekeeping.close()


def test_a_program_that_runs_for_weeks_backs_up_every_day(qtbot: QtBot, tmp_path: Path) -> None:
    clock = FakeClock()
    desk = open_desk(tmp_path, clock)
    safekeeping = Safekeeping(desk)
    for expected, hours in ((1, 0), (1, 0.5), (1, 20), (2, 4), (2, 3), (3, 30)):
        clock.go_on(hours=hours)
        look(safekeeping)
        assert len(desk.backups.listed()) == expected
    assert {one.reason for one in desk.backups.listed()} == {BackupReason.DAILY}
    desk.store.close()


def test_a_backup_that_fails_is_told_of(qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk(tmp_path, FakeClock())
    desk.settings.change(backup_folder=str(tmp_path / FILE_NAME / "stick"))
    safekeeping = Safekeeping(desk)
    with qtbot.waitSignal(safekeeping.told) as told:
        look(safekeeping)
    assert "second copy was not" in told.args[0]
    (tmp_path / "backups").rename(tmp_path / "elsewhere")
    (tmp_path / "backups").touch()
    safekeeping = Safekeeping(desk)
    with qtbot.waitSignal(safekeeping.told) as told:
        look(safekeeping)
    assert "No backup was made" in told.args[0]
    desk.store.close()


class Start:
    """A start of the program over a record, and somebody who answers what it asks."""

    def __init__(self, qapp: QApplication, data: Path) -> None:
        self.data = data
        folders = cli.Folders(data)
        self.asked: list[str] = []
        self.program = Program(qapp, _open_record(folders), folders.settings, paths.resources())

    def run(self, answer: Callable[[DamagedDialog], None]) -> None:
        """Run until everything is open and nothing is asked any more."""
        program = self.program

        def look() -> None:
            for dialog in QApplication.topLevelWidgets():
                if isinstance(dialog, DamagedDialog) and dialog.isVisible() and not self.asked:
                    self.asked = [one.text() for one in dialog.findChildren(QRadioButton)]
                    self.asked += [one.toPlainText() for one in dialog.findChildren(QPlainTextEdit)]
                    answer(dialog)
                    return
            if self.asked and program._safekeeping is not None:
                program._quit()

        timer = QTimer()
        timer.timeout.connect(look)
        timer.start(20)
        instance = Instance.acquire(self.data)
        assert instance is not None
        try:
            program.run(instance, ["show"], hidden=False)
        finally:
            timer.stop()
            instance.release()
            delete(program._window)


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Start]]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(Program, "_quit_on_signals", lambda _self: None)
    monkeypatch.setattr(notifications, "best_notifier", lambda *_asked: FakeNotifier())
    many_contacts(tmp_path / "data", 300)
    desk = open_desk(tmp_path / "data", FakeClock())
    desk.backups.make(BackupReason.DAILY)
    desk.contacts.edit(desk.contacts.ids()[0], "remarks", "since then")
    desk.store.close()
    yield lambda: Start(qapp, tmp_path / "data")


def go_on(dialog: DamagedDialog) -> None:
    press(dialog, "Go on")


def take_backup(dialog: DamagedDialog) -> None:
    dialog.findChildren(QRadioButton)[1].setChecked(True)
    press(dialog, "Go on")


def press(dialog: DamagedDialog, text: str) -> None:
    (button,) = [one for one in dialog.findChildren(QPushButton) if text in one.text()]
    button.click()


def spoil_header(record: Path) -> None:
    record.write_bytes(bytes(100) + record.read_bytes()[100:])


def spoil_contacts(record: Path) -> None:
    """Overwrite the last page in which contacts stand, so that it opens, but is damaged."""
    data = bytearray(record.read_bytes())
    page = data.rindex(b"Engineer") // 4096
    data[page * 4096 : (page + 1) * 4096] = bytes(4096)
    record.write_bytes(data)


@pytest.mark.parametrize("spoil", [spoil_header, spoil_contacts])
@pytest.mark.parametrize("answer", [go_on, take_backup])
def test_a_damaged_record_is_kept_and_the_person_chooses_what_to_go_on_with(
    start: Callable[[], Start],
    spoil: Callable[[Path], None],
    answer: Callable[[DamagedDialog], None],
) -> None:
    program = start()
    record = program.data / FILE_NAME
    spoil(record)
    damaged = record.read_bytes()
    program.run(answer)
    assert "303 contacts" in program.asked[1]
    (aside,) = (program.data / DAMAGED).iterdir()
    assert (aside / FILE_NAME).read_bytes() == damaged
    assert is_sound(record)
    desk = open_desk(program.data, FakeClock())
    remarks = {one.remarks for one in map(desk.contacts.detail, desk.contacts.ids()) if one}
    if answer is take_backup:
        assert len(desk.contacts.ids()) == 303
        assert remarks == {""}
    elif spoil is spoil_header:
        assert len(desk.contacts.ids()) == 303
        assert remarks == {"", "since then"}
    else:
        assert 150 < len(desk.contacts.ids()) < 303
        assert "Contact 2" in program.asked[2]
    desk.store.close()


def test_who_chooses_nothing_finds_everything_as_it_was(start: Callable[[], Start]) -> None:
    program = start()
    record = program.data / FILE_NAME
    spoil_header(record)
    damaged = record.read_bytes()
    with pytest.raises(CannotOpen, match="left as it is"):
        program.run(DamagedDialog.reject)
    assert record.read_bytes() == damaged


def test_a_second_start_is_heard_while_a_damaged_record_waits_and_done_once_it_is_open(
    start: Callable[[], Start], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    spoil_header(program.data / FILE_NAME)
    done: list[str] = []
    monkeypatch.setattr(Commands, "quick_entry", lambda _commands: done.append("quick entry"))

    def call(dialog: DamagedDialog) -> None:
        heard: list[bool] = []
        caller = Thread(target=lambda: heard.append(deliver(program.data, ["quick-entry"])))
        caller.start()
        qtbot.waitUntil(lambda: bool(heard))
        caller.join()
        assert heard == [True]
        assert done == []
        go_on(dialog)

    program.run(call)
    assert done == ["quick entry"]
