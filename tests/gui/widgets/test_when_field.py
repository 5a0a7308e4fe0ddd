"""A date in words: read behind the typing, confirmed below, chosen from a month."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from organizer.gui.widgets.month_calendar import MonthCalendar
from organizer.gui.widgets.when_field import WhenField


class When(NamedTuple):
    day: date
    hour: str


class Reader:
    """Knows ISO dates and "in two weeks", and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.weeks = date(2026, 12, 7)

    def __call__(self, text: str) -> tuple[str, object] | None:
        self.asked.append(text)
        words, _space, hour = text.partition(" ")
        if text == "in two weeks":
            words, hour = self.weeks.isoformat(), ""
        try:
            day = date.fromisoformat(words)
        except ValueError:
            return None
        return f"{day:%A} {day.day} {day:%B}", When(day, hour)


def shown(qtbot: QtBot, text: str = "") -> tuple[WhenField, Reader]:
    reader = Reader()
    field = WhenField(reader, name="They answer by", text=text)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    return field, reader


def line(field: WhenField) -> QLineEdit:
    return field.findChildren(QLineEdit)[0]


def meaning(field: WhenField) -> str:
    return field.findChildren(QLabel)[0].text()


def test_says_what_the_words_mean_once_typing_pauses(qtbot: QtBot) -> None:
    field, reader = shown(qtbot)
    assert meaning(field) == ""
    QTest.keyClicks(line(field), "in two weeks")
    assert reader.asked == []
    qtbot.waitUntil(lambda: meaning(field) == "→ Monday 7 December")
    assert reader.asked == ["in two weeks"]
    assert field.value() == When(date(2026, 12, 7), "")


def test_whoever_asks_for_the_value_does_not_wait_for_the_pause(qtbot: QtBot) -> None:
    field, _reader = shown(qtbot)
    QTest.keyClicks(line(field), "in two weeks")
    assert field.value() == When(date(2026, 12, 7), "")


def test_words_that_mean_nothing_are_said_so_and_kept(qtbot: QtBot) -> None:
    field, _reader = shown(qtbot, "sometime")
    assert field.value() is None
    assert meaning(field).startswith("Not a date yet")
    assert field.text() == "sometime"


def test_every_key_is_announced_so_that_a_draft_can_be_kept(qtbot: QtBot) -> None:
    field, _reader = shown(qtbot)
    typed: list[str] = []
    field.typed.connect(lambda: typed.append(field.text()))
    QTest.keyClicks(line(field), "in")
    assert typed == ["i", "in"]


def test_another_reading_of_the_same_words_is_announced(qtbot: QtBot) -> None:
    field, reader = shown(qtbot, "in two weeks")
    meant: list[object] = []
    field.changed.connect(meant.append)
    field.reread()
    assert meant == []
    reader.weeks = date(2026, 12, 8)
    field.reread()
    assert meant == [When(date(2026, 12, 8), "")]


def test_a_day_from_the_calendar_keeps_the_hour(qtbot: QtBot) -> None:
    field, _reader = shown(qtbot, "2026-12-07 14:00")
    QTest.keyClick(line(field), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (calendar,) = field.findChildren(MonthCalendar)
    assert calendar.isVisible()
    assert calendar.month() == date(2026, 12, 1)
    days = calendar.findChildren(QTableView)[0]
    QTest.keyClick(days, Qt.Key.Key_Right)
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert field.text() == "2026-12-08 14:00"
    assert field.value() == When(date(2026, 12, 8), "14:00")
    assert not calendar.isVisible()


def test_the_label_of_a_form_leads_to_the_line(qtbot: QtBot) -> None:
    field, _reader = shown(qtbot)
    field.setFocus()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.accessibleName() == "They answer by"
    assert field.childAt(QPoint(5, 5)) is focused
