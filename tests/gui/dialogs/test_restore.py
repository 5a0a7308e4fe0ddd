"""Going back to a backup from the list of what each holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from organizer.gui.dialogs.restore import RestoreDialog
from organizer.gui.dialogs.unlock import UnlockDialog
from organizer.model.backup import backups_in
from organizer.services.desk import Desk
from tests.fakes import FakeClock, debrief, open_desk


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    desk = open_desk(tmp_path, clock)
    yield desk
    desk.store.close()


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> Iterator[RestoreDialog]:
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    dialog = RestoreDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog


def rows(dialog: RestoreDialog) -> list[list[str]]:
    (table,) = dialog.findChildren(QTableWidget)
    return [
        [item.text() for column in range(4) if (item := table.item(row, column))]
        for row in range(table.rowCount())
    ]


def said(dialog: RestoreDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def press(dialog: RestoreDialog, text: str) -> None:
    (button,) = [one for one in dialog.findChildren(QPushButton) if text in one.text()]
    button.click()


def test_enter_goes_back_to_the_day_that_is_chosen(
    qtbot: QtBot, dialog: RestoreDialog, desk: Desk, clock: FakeClock
) -> None:
    press(dialog, "Back up")
    qtbot.waitUntil(lambda: "Backed up" in said(dialog))
    clock.go_on(days=1)
    desk.debrief.save(debrief(desk, "Example AG", "Pavel Dvořák", "Mina Aalto"))
    press(dialog, "Back up")
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2)
    holds = "{} contacts, {} opportunities, {} interviews, {} notes and {} deadlines"
    least = "1 contact, 1 opportunity, 1 interview, 1 note and 2 deadlines"
    assert [(when, what, why) for when, what, _size, why in rows(dialog)] == [
        ("today 14:00", holds.format(3, 2, 2, 3, 5), "asked for"),
        ("yesterday 14:00", least, "asked for"),
    ]
    assert {size[-3:] for _when, _what, size, _why in rows(dialog)} == {" MB"}
    clock.go_on(hours=1)
    (table,) = dialog.findChildren(QTableWidget)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "yesterday 14:00" in said(dialog))
    assert len(desk.contacts.ids()) == 1
    assert [row[3] for row in rows(dialog)] == [
        "before going back to another one",
        *("asked for", "asked for"),
    ]


def test_what_fails_is_said_and_changes_nothing(
    qtbot: QtBot, dialog: RestoreDialog, desk: Desk
) -> None:
    assert "no backups yet" in said(dialog)
    press(dialog, "Back up")
    qtbot.waitUntil(lambda: "Backed up: 1 contact" in said(dialog))
    path = desk.backups.listed()[0].path
    path.write_bytes(path.read_bytes()[:-1])
    press(dialog, "Go back")
    qtbot.waitUntil(lambda: path.name in said(dialog))
    assert "Nothing was changed" in said(dialog)
    desk.settings.change(backup_folder=str(path / "below a file"))
    press(dialog, "Back up")
    qtbot.waitUntil(lambda: "second copy was not" in said(dialog))
    assert len(rows(dialog)) == 2


def test_a_backup_with_another_passphrase_asks_for_it(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    desk.encryption.change("correct horse")
    desk.backups.make_in(tmp_path / "stick")
    desk.encryption.change("battery staple")
    (kept,) = backups_in(tmp_path / "stick")
    for file in (kept.path, kept.path.with_suffix(".json")):
        file.rename(desk.backups.folder / file.name.replace("organizer-2026", "organizer-2027"))
    dialog = RestoreDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._go.click()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(UnlockDialog)), timeout=20_000)
    (asked,) = dialog.findChildren(UnlockDialog)
    (field,) = asked.findChildren(QLineEdit)
    QTest.keyClicks(field, "correct horse")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "as it was then" in dialog._said.text(), timeout=20_000)
    assert desk.encryption.is_passphrase("battery staple")
