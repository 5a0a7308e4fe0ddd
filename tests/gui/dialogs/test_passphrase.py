"""Encryption in the settings: turned on, changed and turned off with keys alone, while the program
goes on."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from organizer.gui.dialogs.passphrase import PassphraseDialog
from organizer.model import encryption
from organizer.model.encryption import is_encrypted
from organizer.model.recovery import FOLDER as DAMAGED
from organizer.practice.vocabulary import BackupReason
from tests.fakes import debrief
from tests.gui.dialogs.test_settings import Opened
from tests.letters.keyring_in_memory import keyring_in_memory


class Page(Opened):
    """The page in the settings, and who sits before it."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__(qtbot, folder)
        self.qtbot = qtbot

    def ask(self, button: str) -> PassphraseDialog:
        self.dialog.show()
        self.press(button)
        (asked,) = (
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, PassphraseDialog) and one.isVisible()
        )
        return asked

    def fill(self, asked: PassphraseDialog, *texts: str) -> None:
        """Type into the fields in their order, and press Enter."""
        fields = asked.findChildren(QLineEdit)
        assert asked.focusWidget() in fields
        assert len(fields) == len(texts)
        for field, text in zip(fields, texts, strict=True):
            assert field.echoMode() is QLineEdit.EchoMode.Password
            field.clear()
            QTest.keyClicks(field, text)
        QTest.keyClick(fields[-1], Qt.Key.Key_Return)

    def buttons(self) -> list[str]:
        texts = (one.text() for one in self.dialog.findChildren(QPushButton) if not one.isHidden())
        return [text.replace("&", "") for text in texts if "ncrypt" in text or "passphrase" in text]

    def wait_for(self, sentence: str) -> None:
        self.qtbot.waitUntil(lambda: self.says(sentence), timeout=20_000)


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Page:
    page = Page(qtbot, tmp_path)
    page.desk.debrief.save(debrief(page.desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    page.desk.backups.make(BackupReason.DAILY)
    return page


def said(asked: PassphraseDialog) -> str:
    return " ".join(one.text() for one in asked.findChildren(QLabel) if one.isVisible())


def test_it_is_turned_on_changed_and_turned_off(page: Page) -> None:
    desk = page.desk
    assert page.buttons() == ["Encrypt with a passphrase…"]
    assert page.says("are not encrypted")
    asked = page.ask("Encrypt with a passphrase…")
    assert "nobody can open them any more" in said(asked)
    assert "damaged files" not in said(asked)
    page.fill(asked, "", "")
    assert "Type a passphrase" in said(asked)
    page.fill(asked, "correct horse", "correct horde")
    assert "not the same" in said(asked)
    page.fill(asked, "correct horse", "correct horse")
    page.wait_for("asked for at the next start")
    assert desk.encryption.is_passphrase("correct horse")
    assert page.says("are encrypted with a passphrase")
    assert page.buttons() == ["Change passphrase…", "Turn encryption off…"]
    assert len(desk.contacts.ids()) == 1  # the program goes on
    desk.debrief.save(debrief(desk, "Example AG", "Pavel Dvořák"))

    asked = page.ask("Change passphrase…")
    page.fill(asked, "wrong", "battery staple", "battery staple")
    assert "not the present passphrase" in said(asked)
    page.fill(asked, "correct horse", "battery staple", "battery staple")
    page.wait_for("asked for at the next start")
    assert desk.encryption.is_passphrase("battery staple")

    asked = page.ask("Turn encryption off…")
    page.fill(asked, "battery staple")
    page.wait_for("are not encrypted")
    assert not desk.encryption.on
    assert len(desk.contacts.ids()) == 2
    desk.store.close()
    assert not is_encrypted(desk.store.file)
    assert not any(is_encrypted(one.path) for one in desk.backups.listed())


def test_the_keyring_remembers_it_until_it_is_turned_off(page: Page) -> None:
    with keyring_in_memory() as drawer:
        asked = page.ask("Encrypt with a passphrase…")
        remember(asked)
        page.fill(asked, "correct horse", "correct horse")
        page.wait_for("Done.")
        assert not page.says("asked for at")
        assert len(drawer.kept) == 1
        page.fill(page.ask("Turn encryption off…"), "correct horse")
        page.wait_for("are not encrypted")
        page.qtbot.waitUntil(lambda: not drawer.kept)


def test_without_a_keyring_that_is_said(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    monkeypatch.setitem(sys.modules, "keyring.errors", None)
    asked = page.ask("Encrypt with a passphrase…")
    remember(asked)
    page.fill(asked, "correct horse", "correct horse")
    page.wait_for("No keyring answers")
    assert page.says("asked for at the next start")
    assert page.desk.encryption.on


def test_what_was_set_aside_is_named_before_it_goes(page: Page) -> None:
    aside = page.desk.store.folder / DAMAGED
    aside.mkdir()
    asked = page.ask("Encrypt with a passphrase…")
    assert str(aside) in said(asked)
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert aside.exists()
    assert not page.desk.encryption.on


def test_backups_that_stay_in_plain_are_named(page: Page) -> None:
    spoiled = page.desk.backups.listed()[0].path
    spoiled.write_bytes(spoiled.read_bytes()[:-1])
    page.fill(page.ask("Encrypt with a passphrase…"), "correct horse", "correct horse")
    page.wait_for(str(spoiled))


def test_who_else_has_the_record_open_is_waited_for_and_then_told_of(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(page.desk.store.file)) as other:
        other.execute("SELECT count(*) FROM contact").fetchone()
        page.fill(page.ask("Encrypt with a passphrase…"), "correct horse", "correct horse")
        page.wait_for("does not let go")
    assert not page.desk.encryption.on
    page.fill(page.ask("Encrypt with a passphrase…"), "correct horse", "correct horse")
    page.wait_for("Done.")


def test_without_sqlcipher_it_says_what_to_install(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encryption._sqlcipher.cache_clear()
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    page = Page(qtbot, tmp_path)
    assert page.says("install the Python package sqlcipher3")
    assert not page.desk.encryption.possible


def remember(asked: PassphraseDialog) -> None:
    (box,) = (one for one in asked.findChildren(QCheckBox) if "Remember" in one.text())
    box.setChecked(True)
