"""The time that is left until a limit, for as long as one looks (P14)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from organizer.gui import wording
from organizer.gui.widgets.pill import Pill

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QShowEvent

    from organizer.practice.moments import WallTime


class CountDown(Pill):
    """The time that is left until a limit, said anew with each `minute` that one looks at it."""

    def __init__(
        self, limit: WallTime, here: Callable[[], WallTime], minute: SignalInstance
    ) -> None:
        super().__init__(*wording.count_down(limit, here()))
        self._limit, self._here = limit, here
        minute.connect(self._count)

    def _count(self) -> None:
        if self.isVisible():
            self.say(*wording.count_down(self._limit, self._here()))

    def showEvent(self, event: QShowEvent) -> None:
        self._count()
        super().showEvent(event)
