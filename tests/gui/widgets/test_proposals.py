from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organizer.gui.widgets.proposals import propose


def test_proposes_by_any_part_and_keys_follow_the_focus(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    company, position, when = QLineEdit(), QLineEdit(), QLineEdit()
    column = QVBoxLayout(window)
    for line in (company, position, when):
        column.addWidget(line)
    propose(company, ["Nordlicht Optik AG", "Halden Instruments Ltd"])
    window.show()
    qtbot.waitExposed(window)
    company.setFocus()
    QTest.keyClicks(company, "optik")
    completer = company.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    assert completer.currentCompletion() == "Nordlicht Optik AG"
    QTest.keyClick(popup, Qt.Key.Key_Tab)
    assert not popup.isVisible()
    # What X11 still sends to the window of the proposals, Qt gives to the line that was left.
    QTest.keyClicks(company, "Pilot\tnow")
    assert (company.text(), position.text(), when.text()) == ("optik", "Pilot", "now")
