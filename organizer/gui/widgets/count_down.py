"""The time that is left until a limit, for as long as one looks (P14)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel

from organizer.gui import wording
from organizer.gui.theme import reading_edge
from organizer.gui.widgets.field import PAD
from organizer.practice.moments import WallTime

_EVERY_MS: Final = 30_000
"""How often the time that is left is written anew: it names minutes."""


class CountDown(QLabel):
    """The time that is left until a limit, for as long as one looks (P14)."""

    def __init__(self, limit: WallTime, here: Callable[[], WallTime]) -> None:
        super().__init__()
        self._limit, self._here = limit, here
        self.setContentsMargins(PAD, PAD, PAD, PAD)
        self.setAlignment(reading_edge())
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.count)
        self.count()

    def count(self) -> None:
        """Say how much is left now."""
        self.setText(wording.left(self._limit, self._here()))

    def showEvent(self, event: QShowEvent) -> None:
        self.count()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
