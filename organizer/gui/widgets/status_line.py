"""The line at the foot of the window: what was just done, and the way back."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from organizer.gui.theme import SPACE, reading_edge
from organizer.gui.widgets.buttons import LinkButton, Verb


class StatusLine(QWidget):
    """Says one thing at a time, with at most one thing to do about it, until the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = _ElidedLabel(self)
        self._button: LinkButton | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE, 0, SPACE, 0)
        self._row.setSpacing(SPACE)
        self._row.addWidget(self._message)
        self._row.addStretch()

    def say(self, message: str, verb: Verb | None = None) -> None:
        """Show `message`, followed by `verb`; a screen reader speaks it when it has finished."""
        # Not before there is something to say: these types take 2 ms to make.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        self.clear()
        self._message.setText(message)
        if verb is not None:
            self._button = LinkButton(verb)
            self._row.insertWidget(1, self._button)
        event = QAccessibleAnnouncementEvent(self, message)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)

    def clear(self) -> None:
        """Say nothing: what could be taken back no longer can."""
        self._message.setText("")
        if self._button is not None:
            self._button.hide()
            self._button.deleteLater()
            self._button = None


class _ElidedLabel(QLabel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", "PlainText")
        self.setMinimumWidth(1)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text():
            return
        shown = self.fontMetrics().elidedText(
            self.text(), QtCore.Qt.TextElideMode.ElideRight, self.width()
        )
        align = reading_edge() | QtCore.Qt.AlignmentFlag.AlignVCenter
        QPainter(self).drawText(self.rect(), align, shown)
