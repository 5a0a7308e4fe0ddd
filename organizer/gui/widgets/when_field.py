"""A date in the person's own words, with what the program understood shown before it is kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from organizer.gui.theme import SPACE, reading_edge
from organizer.gui.widgets.day_picker import day_picker
from organizer.i18n import _

_PAUSE: Final = 120
"""Milliseconds without a key before the words are read: reading costs more than a keystroke."""

Reader = Callable[[str], tuple[str, object] | None]
"""Answers with what the words mean, for the person and for the program; with what is wrong, and
None; or with None where it understands nothing."""


class WhenField(QWidget):
    """A line for "in two weeks", "by Friday 17:00" or a date, and under it the day it means.

    Alt+Down, or the button in the line, opens a calendar, at the `day` of what was understood
    where it has one; a day chosen there leaves the hour.
    """

    typed = Signal()
    """The words changed; what they mean is read when a pause comes, or `value` is asked for."""
    changed = Signal(object)
    """What the words mean now, or None."""

    def __init__(
        self,
        read: Reader,
        *,
        name: str,
        text: str = "",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._value: object = None
        self._problem = ""
        self._line = QLineEdit(text)
        self._line.setAlignment(reading_edge())
        self._line.setAccessibleName(name)
        self._line.setPlaceholderText(placeholder)
        self._meaning = QLabel()
        self._meaning.setTextFormat(Qt.TextFormat.PlainText)
        self._meaning.setAlignment(reading_edge())
        self._meaning.setIndent(SPACE // 2)
        self._meaning.setWordWrap(True)
        self._meaning.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        choose = day_picker(self._line, lambda: getattr(self.value(), "day", None), self._take)
        self._line.addAction(choose, QLineEdit.ActionPosition.TrailingPosition)
        self.setFocusProxy(self._line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._line)
        column.addWidget(self._meaning)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.reread)
        self._line.textChanged.connect(lambda: self._pause.start())
        self._line.textChanged.connect(lambda: self.typed.emit())
        self._line.editingFinished.connect(self.value)
        self.reread()

    def text(self) -> str:
        """The person's own words."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        """Put words there as if typed."""
        self._line.setText(text)
        self.reread()

    def value(self) -> object:
        """What the words mean, by the reader's second answer; None where it understood nothing."""
        if self._pause.isActive():
            self.reread()
        return self._value

    def problem(self) -> str:
        """What is wrong with the words, as it stands below them; empty where nothing is."""
        return "" if self.value() is not None else self._problem

    def reread(self) -> None:
        """Read the words again: they may mean something else by now, in another zone, say."""
        self._pause.stop()
        words = self._line.text().strip()
        found = self._read(words) if words else None
        meaning, value = found or ("", None)
        if meaning and value is not None:
            # Translators: below a date typed in words; the arrow points to what it means
            meaning = _("→ {day}").format(day=meaning)
        elif words and not meaning:
            meaning = _("Not a date yet. Try “tomorrow” or “in two weeks”.")
        self._problem = meaning if value is None else ""
        self._meaning.setText(meaning)
        self._line.setAccessibleDescription(meaning)
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def _take(self, chosen: date) -> None:
        hour = re.search(r"\d{1,2}:\d{2}", self.text())
        day = chosen.isoformat()
        self.set_text(f"{day} {hour.group()}" if hour else day)
        self._line.setFocus()
