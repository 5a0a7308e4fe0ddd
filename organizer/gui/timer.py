"""Wakes the program when a reminder is due, also after sleep and after a change of the clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from organizer.gui.message_bus import MessageBus
from organizer.practice.moments import Clock

CAP: Final = timedelta(seconds=4.7)
"""The longest wait: a change of the clock is noticed within five seconds, and the idle program
looks at it 13 times a minute. All else that is looked at now and then is looked at with it."""


class ReminderTimer(QObject):
    """One precise single-shot timer that is never believed: the clock says what is due.

    After `tick` whoever listens deals with what is due and arms the timer again.
    """

    tick = Signal()
    """The instant has come."""
    looked = Signal()
    """The clock was looked at, at least once in `CAP` while the timer is armed."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._next: datetime | None = None
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        login = "type='signal',sender='org.freedesktop.login1',member='PrepareForSleep'"
        self._bus = MessageBus("SYSTEM", (login,), self)
        self._bus.heard.connect(self._hear)

    def listen_for_resume(self) -> None:
        """Look at the clock as soon as the system has slept, where its login service tells.

        Called after the first paint. Without that service the cap on the wait does it.
        """
        self._bus.open()

    def arm(self, next_instant: datetime | None) -> None:
        """Tick at that instant (aware), at once if it is past; never for None."""
        self._next = next_instant
        self._timer.stop()
        if next_instant is not None:
            wait = min(max(next_instant - self._clock(), timedelta()), CAP)
            self._timer.start(-(-wait // timedelta(milliseconds=1)))

    def _look(self) -> None:
        self.looked.emit()
        if self._next is not None and self._clock() >= self._next:
            self._next = None
            self.tick.emit()
        else:
            self.arm(self._next)

    def _hear(self, _member: str, values: tuple[object, ...]) -> None:
        if values == (False,):
            self._look()
