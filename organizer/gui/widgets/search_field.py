"""The search field of the window: Down goes to what was found, Escape is done with searching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class SearchField(QLineEdit):
    """A line edit that hands two keys on."""

    left = Signal()
    """Escape."""
    going_down = Signal()
    """The Down key: on to the first hit."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == QtCore.Qt.Key.Key_Down:
            self.going_down.emit()
        else:
            super().keyPressEvent(event)
