"""What the person sets: kept, told to the program, and shown again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from organizer.gui.dialogs.settings import SettingsDialog
from organizer.settings import Settings, SettingsFile


class Opened:
    """The dialog over the settings in a folder, and what it told the program."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.told: list[Settings] = []
        self.dialog = SettingsDialog(
            SettingsFile(folder), folder, lambda _new: None, self.told.append
        )
        qtbot.addWidget(self.dialog)

    def folder_line(self) -> QLineEdit:
        (line,) = [
            one
            for one in self.dialog.findChildren(QLineEdit)
            if one.accessibleName() == "Folder with new pictures of cards"
        ]
        return line

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
