"""One month, with the days marked on which something is due."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, cast

from PySide6.QtCore import QDate, QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLabel, QTableView, QVBoxLayout, QWidget

from organizer.gui.theme import RADIUS, SPACE, Role, blend, reading_edge, role_color, section_font
from organizer.gui.widgets.buttons import FlatButton, Verb
from organizer.i18n import _

_DOT: Final = 4
_MOST_DOTS: Final = 3


class MonthCalendar(QWidget):
    """A month of days, in the locale's order, under a heading that pages through the months.

    A click or Enter chooses a day; on the chosen day it chooses none again. `today` is set off
    from the other days, and its month is the first in sight.
    """

    day_chosen = Signal(object)
    """The `datetime.date` chosen, or None."""
    month_shown = Signal()
    """Another month was paged to."""

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._days = _Days(self, today)
        self._days.set_name(name)
        self.setFocusProxy(self._days)
        self._month = QLabel()
        self._month.setFont(section_font())
        self._month.setAlignment(reading_edge() | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addSpacing(SPACE)
        row.addWidget(self._month, 1)
        for icon, tip, page in (
            ("previous", _("Previous month"), self._days.showPreviousMonth),
            ("next", _("Next month"), self._days.showNextMonth),
        ):
            row.addWidget(FlatButton(Verb("", page, icon, tip, tip)))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        column.addLayout(row)
        column.addWidget(self._days)
        self._days.clicked.connect(self._choose)
        self._days.activated.connect(self._choose)
        self._days.currentPageChanged.connect(self._show_month)
        self._days.currentPageChanged.connect(lambda: self.month_shown.emit())
        self._show_month()

    def set_marks(self, marks: Mapping[date, int]) -> None:
        """Mark the days on which something is due, with how many things."""
        self._days.marks = marks
        self._days.updateCells()

    def month(self) -> date:
        """The first day of the month in sight."""
        return date(self._days.yearShown(), self._days.monthShown(), 1)

    def show_day(self, day: date) -> None:
        """Page to `day` and put the keyboard there, without choosing it."""
        self._days.setSelectedDate(_qt(day))

    def clear_selection(self) -> None:
        """Choose no day."""
        self._select(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isWindow():  # a popup, which needs an edge where what lies below it is as light
            palette = self.palette()
            painter = QPainter(self)
            painter.setPen(blend(palette.text().color(), palette.base().color(), 0.3))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _choose(self, chosen: QDate) -> None:
        day = _python(chosen)
        self._select(None if day == self._days.chosen else day)

    def _select(self, day: date | None) -> None:
        self._days.chosen = day
        self._days.updateCells()
        self.day_chosen.emit(day)

    def _show_month(self) -> None:
        # Translators: the heading of a calendar, "November 2026"
        text = _("{month} {year}")
        name = self.locale().standaloneMonthName(self._days.monthShown())
        self._month.setText(text.format(month=name, year=self._days.yearShown()))


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _python(day: QDate) -> date:
    return cast("date", day.toPython())


class _Days(QCalendarWidget):
    """The grid of days, drawn plainly: Qt's own has red week-ends and a coloured heading.

    Qt's selected date is where the keyboard is; which day was `chosen` is kept apart from it.
    """

    chosen: date | None = None

    def __init__(self, parent: QWidget, today: Callable[[], date]) -> None:
        super().__init__(parent)
        self._today = today
        self.setSelectedDate(_qt(today()))
        self.marks: Mapping[date, int] = {}
        self.setNavigationBarVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setFirstDayOfWeek(self.locale().firstDayOfWeek())
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekday, QTextCharFormat())
        cell = 2 * self.fontMetrics().height()
        self.setMinimumSize(7 * cell, 7 * cell)
        grid = self.findChild(QTableView)
        assert grid is not None
        self._grid = grid
        self._dress()

    def set_name(self, name: str) -> None:
        """What a screen reader calls it, and the part of it that takes the focus."""
        self.setAccessibleName(name)
        self._grid.setAccessibleName(name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        palette = self.palette()
        ground, ink = palette.base().color(), palette.text().color()
        mark = role_color(Role.ACCENT, palette)
        card = rect.toRectF().adjusted(1.5, 1.5, -1.5, -1.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, ground)
        painter.setPen(Qt.PenStyle.NoPen)
        today = _python(day) == self._today()
        chosen = self.chosen is not None and _python(day) == self.chosen
        if chosen:
            ink = mark = palette.highlightedText().color()
            painter.setBrush(palette.highlight())
        elif day.month() != self.monthShown():
            ink = blend(ink, ground, 0.45)
        elif today:
            ink = mark
        if day == self.selectedDate() and self._grid.hasFocus():
            painter.setPen(palette.highlight().color())
        painter.drawRoundedRect(card, RADIUS, RADIUS)
        if today:
            bold = QFont(painter.font())
            bold.setWeight(QFont.Weight.Bold)
            painter.setFont(bold)
        painter.setPen(ink)
        painter.drawText(card, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mark)
        dots = min(self.marks.get(_python(day), 0), _MOST_DOTS)
        left = card.center().x() - (dots * 2 - 1) * _DOT / 2
        for dot in range(dots):
            place = QRectF(left + dot * 2 * _DOT, card.bottom() - _DOT - 1, _DOT, _DOT)
            painter.drawEllipse(place)
        painter.restore()

    def _dress(self) -> None:
        heading = QTextCharFormat()
        heading.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
        heading.setBackground(self.palette().color(QPalette.ColorRole.Base))
        self.setHeaderTextFormat(heading)
