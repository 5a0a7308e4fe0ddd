"""The small dialogs: Enter does what the verb says, and a mistake loses nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer.gui.dialogs.form import FormDialog


def test_enter_does_it_and_escape_does_not(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    done: list[str] = []

    def act() -> None:
        if not line.text():
            raise ValueError("A contact needs a name.")
        done.append(line.text())

    dialog = FormDialog("New contact", "&Add", act, window)
    line = dialog.line("&Name")
    dialog.line("&Title")
    dialog.open()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog._problem.text() == "A contact needs a name."
    line.setText("Ingrid Solberg")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not dialog.isVisible() and done == ["Ingrid Solberg"]
    dialog.open()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not dialog.isVisible() and done == ["Ingrid Solberg"]
