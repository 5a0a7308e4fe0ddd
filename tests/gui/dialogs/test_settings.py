"""What the person sets: kept, told to the program, and shown again."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from organizer.gui.dialogs.settings import SettingsDialog
from organizer.gui.global_shortcut import GlobalShortcut
from organizer.letters.mail import Account, Message, Security, SendError, SendFailure
from organizer.letters.passwords import stored_password
from organizer.settings import Settings, SettingsFile
from tests.fakes import FakeClock, open_desk
from tests.letters.keyring_in_memory import keyring_in_memory


class Opened:
    """The dialog over the settings in a folder, and what it told the program."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.told: list[Settings] = []
        self.sent: list[tuple[Account, Message, str]] = []
        self.answer: Exception | None = None
        self.desk = open_desk(folder / "data", FakeClock())
        self.dialog = SettingsDialog(
            SettingsFile(folder),
            folder,
            lambda _new: None,
            self.told.append,
            self.send,
            self.desk.encryption,
        )
        qtbot.addWidget(self.dialog, before_close_func=lambda _dialog: self.desk.store.close())

    def send(self, account: Account, message: Message, password: str) -> None:
        self.sent.append((account, message, password))
        if self.answer is not None:
            raise self.answer

    def line(self, name: str) -> QLineEdit:
        (line,) = [
            one for one in self.dialog.findChildren(QLineEdit) if one.accessibleName() == name
        ]
        return line

    def folder_line(self) -> QLineEdit:
        return self.line("Folder with new pictures of cards")

    def says(self, part: str) -> bool:
        return any(
            part in one.text() and not one.isHidden() for one in self.dialog.findChildren(QLabel)
        )

    def press(self, text: str, inside: QWidget | None = None) -> None:
        (button,) = [
            one
            for one in (inside or self.dialog).findChildren(QPushButton)
            if one.text().replace("&", "") == text
        ]
        button.click()


def test_no_folder_is_watched_until_one_is_chosen_and_none_when_it_is_emptied(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    camera = str(tmp_path / "Camera")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: camera)
    first = Opened(qtbot, tmp_path)
    assert first.folder_line().text() == ""
    row = first.folder_line().parentWidget()
    assert row is not None
    first.press("Choose…", row)
    first.press("Save settings")
    assert [one.watched_folder for one in first.told] == [camera]
    again = Opened(qtbot, tmp_path)
    assert again.folder_line().text() == camera
    again.folder_line().clear()
    again.press("Save settings")
    assert [one.watched_folder for one in again.told] == [""]


def test_who_changes_their_mind_when_choosing_keeps_the_folder(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    SettingsFile(tmp_path).change(watched_folder="/camera")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "")
    opened = Opened(qtbot, tmp_path)
    row = opened.folder_line().parentWidget()
    assert row is not None
    opened.press("Choose…", row)
    assert opened.folder_line().text() == "/camera"


def test_a_mail_account_is_tried_and_kept_with_its_password_in_the_keyring(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path)
    opened.line("Server for outgoing mail").setText("mail.example.org")
    opened.press("Save settings")
    assert opened.says("needs its user name and your e-mail address")
    assert opened.told == []
    opened.line("User name").setText("pat")
    opened.line("Your e-mail address").setText("pat@example.org")
    opened.line("Password, kept in the system’s keyring").setText("right")
    (encryption,) = [
        one for one in opened.dialog.findChildren(QComboBox) if one.accessibleName() == "Encryption"
    ]
    encryption.setCurrentIndex(encryption.findData("starttls"))
    account = Account("mail.example.org", 587, "pat", Security.STARTTLS)

    opened.answer = SendError(SendFailure.LOGIN_REFUSED, "no such user")
    opened.press("Send yourself a test message")
    qtbot.waitUntil(lambda: opened.says("refused the user name or the password"))
    opened.answer = None
    opened.press("Send yourself a test message")
    qtbot.waitUntil(lambda: opened.says("Look into your inbox at pat@example.org."))
    assert [(one, password) for one, _message, password in opened.sent] == [(account, "right")] * 2
    assert {message.recipient for _one, message, _password in opened.sent} == {"pat@example.org"}

    with keyring_in_memory():
        opened.press("Save settings")
        assert stored_password(account) == "right"
    (kept,) = opened.told
    assert (kept.mail_host, kept.mail_port, kept.mail_user) == ("mail.example.org", 587, "pat")
    assert "right" not in (tmp_path / "settings.json").read_text(encoding="utf-8")


def test_without_a_keyring_a_password_is_not_kept_and_that_is_said(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    monkeypatch.setitem(sys.modules, "keyring.errors", None)
    opened = Opened(qtbot, tmp_path)
    for name, text in (
        ("Server for outgoing mail", "mail.example.org"),
        ("User name", "pat"),
        ("Your e-mail address", "pat@example.org"),
        ("Password, kept in the system’s keyring", "right"),
    ):
        opened.line(name).setText(text)
    opened.press("Save settings")
    assert opened.says("no keyring answers on this system")
    assert opened.told == []
    opened.line("Password, kept in the system’s keyring").clear()
    opened.press("Save settings")
    assert [one.mail_host for one in opened.told] == ["mail.example.org"]


@pytest.mark.parametrize("offered", [True, False])
def test_a_key_from_anywhere_is_asked_for_where_there_is_one(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, offered: bool
) -> None:
    monkeypatch.setattr(GlobalShortcut, "ask", lambda _self, then: then(offered))
    monkeypatch.setattr(sys, "argv", ["/opt/my programs/organizer"])
    opened = Opened(qtbot, tmp_path)
    (tick,) = (
        one for one in opened.dialog.findChildren(QCheckBox) if "from &anywhere" in one.text()
    )
    assert tick.isHidden() is not offered
    (command,) = (
        one for one in opened.dialog.findChildren(QLineEdit) if "quick-entry" in one.text()
    )
    expected = ["/opt/my programs/organizer", "--data-dir", str(tmp_path), "quick-entry"]
    assert shlex.split(command.text()) == expected
    tick.setChecked(offered)
    opened.press("Save settings")
    assert opened.told[-1].global_shortcut is offered
