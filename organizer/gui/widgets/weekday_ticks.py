"""The days of the week, each to be ticked."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from organizer.gui.theme import SPACE


class WeekdayTicks(QWidget):
    """A tick for each day of the week, in the order of the locale."""

    def __init__(self, chosen: tuple[int, ...]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        first = QLocale().firstDayOfWeek().value - 1
        self._ticks: dict[int, QCheckBox] = {}
        for offset in range(7):
            day = (first + offset) % 7
            tick = QCheckBox(QLocale().dayName(day + 1, QLocale.FormatType.ShortFormat))
            tick.setAccessibleName(QLocale().dayName(day + 1))
            tick.setChecked(day in chosen)
            row.addWidget(tick)
            self._ticks[day] = tick
        row.addStretch(1)
        self.setFocusProxy(self._ticks[first])

    def chosen(self) -> tuple[int, ...]:
        """The days that are ticked, Monday as 0."""
        return tuple(sorted(day for day, tick in self._ticks.items() if tick.isChecked()))
