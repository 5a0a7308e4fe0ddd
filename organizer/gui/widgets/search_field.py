"""The search field of the window: Down goes to what was found, Escape is done with searching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from organizer.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class SearchField(QLineEdit):
    """A line edit that hands two keys on."""

    left = Signal()
    """Escape."""
    going_down = Signal()
    """The Down key: on to the first hit."""

    def offer_clearing(self) -> None:
        """Show a button that empties the field, and name it: Qt's own has no word."""
        self.setClearButtonEnabled(True)
        self.findChildren(QAction)[-1].setText(_("Clear"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == QtCore.Qt.Key.Key_Down:
            self.going_down.emit()
        else:
            super().keyPressEvent(event)
