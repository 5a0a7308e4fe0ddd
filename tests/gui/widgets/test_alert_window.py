from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer.gui.notifications import Alert, notice
from organizer.gui.widgets.alert_window import AlertWindow
from organizer.practice.reminders import Insistence

LIMIT = "Nordlicht Optik: decide by 17:00 today (Berlin)"
NOTE = "Write to Pavel Dvořák"


@pytest.fixture
def window(qtbot: QtBot) -> AlertWindow:
    window = AlertWindow()
    qtbot.addWidget(window)
    return window


def buttons(window: AlertWindow) -> dict[str, QAbstractButton]:
    """The buttons by their accessible names, as the Tab key reaches them from where it stands."""
    found: dict[str, QAbstractButton] = {}
    widget: QWidget | None = window.focusWidget()
    while widget not in found.values():
        if isinstance(widget, QAbstractButton) and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            found[interface.text(QAccessible.Text.Name)] = widget
        assert widget is not None
        widget = widget.nextInFocusChain()
    return found


def test_is_worked_off_by_keyboard(window: AlertWindow) -> None:
    window.put("note", Alert(NOTE, "lens coating yield"))
    assert window.windowTitle() == "1 reminder"
    window.put("limit", Alert(LIMIT, "Call Ingrid Solberg, +49 30 23125 014", Insistence.URGENT))
    assert window.windowTitle() == "2 reminders"
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert list(buttons(window)) == [
        f"{verb}: {title}" for title in (LIMIT, NOTE) for verb in ("Open", "Snooze", "Done")
    ]
    acted: list[tuple[str, str]] = []
    window.acted.connect(lambda key, action: acted.append((key, action)))
    for name, key in (
        (f"Snooze: {LIMIT}", Qt.Key.Key_Return),
        (f"Done: {NOTE}", Qt.Key.Key_Space),
    ):
        button = buttons(window)[name]
        button.setFocus()
        QTest.keyClick(button, key)
    assert acted == [("limit", "snooze"), ("note", "done")]
    assert not window.isVisible()


def test_same_key_takes_the_place_of_the_earlier_one(window: AlertWindow) -> None:
    window.put("note", Alert(NOTE))
    window.put("note", Alert("Write to Ingrid Solberg"))
    assert list(buttons(window)) == [
        f"{verb}: Write to Ingrid Solberg" for verb in ("Open", "Snooze", "Done")
    ]


def test_closing_answers_nothing_and_says_so(window: AlertWindow) -> None:
    closed: list[str] = []
    window.closed.connect(closed.append)
    for key in ("one", "two"):
        window.put(key, Alert(NOTE))
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert sorted(closed) == ["one", "two"]
    assert not window.isVisible()
    window.put("three", Alert(NOTE))
    window.close()
    assert closed[-1] == "three"


def test_many_alerts_stay_on_the_screen_and_can_be_reached(window: AlertWindow) -> None:
    for number in range(40):
        window.put(f"{number}", Alert(f"{NOTE} {number}", "a long line " * 20))
    screen = window.screen().availableGeometry()
    assert screen.contains(window.geometry())
    QApplication.processEvents()
    before_last = buttons(window)[f"Snooze: {NOTE} 39"]
    before_last.setFocus()
    QTest.keyClick(before_last, Qt.Key.Key_Tab)
    last = buttons(window)[f"Done: {NOTE} 39"]
    assert last.hasFocus()
    assert last.visibleRegion().boundingRect() == last.rect()


def test_what_is_to_be_in_front_stays_until_it_is_answered(window: AlertWindow) -> None:
    """P14."""
    closed: list[str] = []
    window.closed.connect(closed.append)
    window.put("note", Alert(NOTE))
    window.put("limit", Alert(LIMIT, "", Insistence.IN_FRONT))
    for _try in range(2):
        QTest.keyClick(window, Qt.Key.Key_Escape)
        window.close()
        assert window.isVisible() and window.windowTitle() == "1 reminder"
    assert closed == ["note"]
    buttons(window)[f"Snooze: {LIMIT}"].click()
    assert not window.isVisible()


def test_what_asks_for_no_answer_offers_none(window: AlertWindow) -> None:
    window.put("tray", notice("The program stays in the tray", "It keeps an eye on your dates."))
    assert list(buttons(window)) == ["Open: The program stays in the tray"]
