"""The month: days marked, selected and let go again, in the order of the locale."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QLabel, QTableView
from pytestqt.qtbot import QtBot

from organizer.gui.widgets.buttons import FlatButton
from organizer.gui.widgets.month_calendar import MonthCalendar

DAY = date(2026, 12, 7)


def shown(qtbot: QtBot) -> tuple[MonthCalendar, QTableView]:
    calendar = MonthCalendar("Days with deadlines")
    qtbot.addWidget(calendar)
    calendar.show_day(DAY)
    calendar.show()
    return calendar, calendar.findChildren(QTableView)[0]


def test_enter_selects_a_day_and_again_lets_it_go(qtbot: QtBot) -> None:
    calendar, days = shown(qtbot)
    selected: list[date | None] = []
    calendar.day_chosen.connect(selected.append)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(days, key)
    assert selected == [DAY, None, date(2026, 12, 8)]
    calendar.clear_selection()
    assert selected[-1] is None


def test_paging_shows_another_month_and_says_so(qtbot: QtBot) -> None:
    calendar, _days = shown(qtbot)
    with qtbot.waitSignal(calendar.month_shown):
        calendar.findChildren(FlatButton)[1].click()
    assert calendar.month() == date(2027, 1, 1)
    assert "2027" in calendar.findChildren(QLabel)[0].text()


def test_today_is_the_day_it_is_told(qtbot: QtBot) -> None:
    today = DAY
    calendar = MonthCalendar("Days with deadlines", today=lambda: today)
    qtbot.addWidget(calendar)
    calendar.show()
    assert calendar.month() == date(2026, 12, 1)
    before = calendar.grab().toImage()
    today = date(2026, 12, 8)
    assert before != calendar.grab().toImage()


def test_a_marked_day_looks_different(qtbot: QtBot) -> None:
    calendar, days = shown(qtbot)
    plain = days.grab().toImage()
    calendar.set_marks({date(2026, 12, 9): 2})
    marked = days.grab().toImage()
    calendar.set_marks({date(2026, 12, 9): 3})
    assert plain != marked != days.grab().toImage()


@pytest.mark.parametrize(
    ("locale", "first"), [("de_DE", Qt.DayOfWeek.Monday), ("en_US", Qt.DayOfWeek.Sunday)]
)
def test_the_week_begins_where_the_locale_says(
    qtbot: QtBot, locale: str, first: Qt.DayOfWeek
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        calendar, _days = shown(qtbot)
        grid = calendar.findChildren(QCalendarWidget)[0]
        assert grid.firstDayOfWeek() == first
    finally:
        QLocale.setDefault(before)
