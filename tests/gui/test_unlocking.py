"""The start over an encrypted record: nothing is shown before its passphrase is there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from organizer.gui.dialogs.unlock import UnlockDialog
from organizer.gui.program import CannotOpen
from organizer.gui.unlocking import Unlocked, unlock
from organizer.instance import Instance, deliver
from organizer.model.encryption import Key, NotInstalled
from organizer.services import encryption
from organizer.settings import SettingsFile
from tests.fakes import FakeClock, debrief, open_desk
from tests.letters.keyring_in_memory import keyring_in_memory

Answer = Callable[["Asked"], None]


class Asked:
    """The dialog that stands on the screen, for somebody who types."""

    def __init__(self) -> None:
        (self.dialog,) = (
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, UnlockDialog) and one.isVisible()
        )

    @property
    def says(self) -> str:
        return " ".join(one.text() for one in self.dialog.findChildren(QLabel) if one.isVisible())

    def box(self, text: str) -> QCheckBox:
        (box,) = (one for one in self.dialog.findChildren(QCheckBox) if text in one.text())
        return box

    @property
    def field(self) -> QLineEdit:
        field = self.dialog.focusWidget()
        assert isinstance(field, QLineEdit)
        return field

    def type(self, passphrase: str) -> None:
        QTest.keyClicks(self.field, passphrase)
        QTest.keyClick(self.field, Qt.Key.Key_Return)


class Start:
    """A start of the program over an encrypted record."""

    def __init__(self, qtbot: QtBot, data: Path, instance: Instance, key: Key) -> None:
        self.qtbot, self.data, self.instance, self.key = qtbot, data, instance, key

    def __call__(self, *answers: Answer, hidden: bool = False) -> Unlocked | None:
        left = list(answers)

        def answer() -> None:
            if left:
                left.pop(0)(Asked())
                timer.start(0)

        timer = QTimer(singleShot=True)
        timer.timeout.connect(answer)
        timer.start(0)
        settings = SettingsFile(self.data / "settings")
        try:
            app = cast("QApplication", QApplication.instance())
            return unlock(app, self.data, settings, self.instance, ["show"], hidden=hidden)
        finally:
            timer.stop()
            assert not left


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    desk = open_desk(tmp_path / "data", FakeClock())
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    desk.encryption.change("correct horse")
    desk.store.close()
    instance = Instance.acquire(tmp_path / "data")
    assert instance is not None and desk.store.key is not None
    yield Start(qtbot, tmp_path / "data", instance, desk.store.key)
    instance.release()


def test_enter_unlocks_and_a_wrong_one_is_told(start: Start) -> None:
    def wrong(asked: Asked) -> None:
        assert asked.field.echoMode() is QLineEdit.EchoMode.Password
        asked.type("battery staple")
        assert "not the passphrase" in asked.says
        assert asked.field.selectedText()  # what is typed next takes its place

    def seen(asked: Asked) -> None:
        asked.box("Show").setChecked(True)
        assert asked.field.echoMode() is QLineEdit.EchoMode.Normal

    with keyring_in_memory() as drawer:
        opened = start(wrong, seen, lambda asked: asked.type("correct horse"))
        assert opened == Unlocked(start.key, ["show"], hidden=False)
        assert not drawer.kept


def test_escape_leaves(start: Start) -> None:
    def escape(asked: Asked) -> None:
        QTest.keyClick(asked.dialog, Qt.Key.Key_Escape)

    assert start(escape) is None


def test_the_keyring_remembers_it_where_that_is_wished(start: Start) -> None:
    def remembering(asked: Asked) -> None:
        asked.box("Remember").setChecked(True)
        asked.type("correct horse")

    with keyring_in_memory():
        assert start(remembering) is not None
        assert start(hidden=True) == Unlocked(start.key, ["show"], hidden=True)  # and asks nothing


def test_without_a_keyring_that_is_said_and_it_opens_all_the_same(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    monkeypatch.setitem(sys.modules, "keyring.errors", None)

    def remembering(asked: Asked) -> None:
        asked.box("Remember").setChecked(True)
        asked.type("correct horse")
        assert "No keyring" in asked.says
        asked.type("")

    assert start(remembering) == Unlocked(start.key, ["show"], hidden=False)


def test_another_start_reaches_the_one_that_asks(start: Start) -> None:
    """And at login it says that reminders wait."""
    with ThreadPoolExecutor() as others:

        def meanwhile(asked: Asked) -> None:
            assert "Reminders come only" in asked.says
            delivered = others.submit(deliver, start.data, ["quick-entry"])
            start.qtbot.waitUntil(delivered.done)
            assert delivered.result()

        opened = start(meanwhile, lambda asked: asked.type("correct horse"), hidden=True)
    assert opened == Unlocked(start.key, ["quick-entry"], hidden=False)


def test_a_plain_record_asks_nothing(start: Start) -> None:
    desk = open_desk(start.data / "plain", FakeClock())
    desk.store.close()
    start.data /= "plain"
    assert start() == Unlocked(None, ["show"], hidden=False)


def test_where_sqlcipher_is_missing_the_start_says_so(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise NotInstalled

    monkeypatch.setattr(encryption, "require_sqlcipher", missing)
    with pytest.raises(CannotOpen, match="sqlcipher3"):
        start()
