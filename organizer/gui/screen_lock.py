"""Whether somebody else could be looking: the screen is locked, as far as the desktop tells."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from organizer.gui.message_bus import MessageBus, Reply, Service

_LOGIN: Final = "org.freedesktop.login1"
_SESSION: Final = f"{_LOGIN}.Session"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_OWN_SESSION: Final = Service(_LOGIN, "/org/freedesktop/login1/session/auto", _PROPERTIES)


class ScreenLock(QObject):
    """Asks the login service (systemd) about our session, and listens to the screen saver, which
    calls itself by another name on each desktop and says the same. Without both it is open."""

    changed = Signal(bool)
    """It was locked (True) or opened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._by_login = self._by_saver = self._was = False
        self._session = MessageBus("SESSION", ("type='signal',member='ActiveChanged'",), self)
        self._session.heard.connect(self._hear_saver)
        session_changed = (
            f"type='signal',sender='{_LOGIN}',interface='{_PROPERTIES}',"
            f"member='PropertiesChanged',arg0='{_SESSION}'"
        )
        self._system = MessageBus("SYSTEM", (session_changed,), self)
        # It tells of everybody's sessions; which is ours it knows best.
        self._system.heard.connect(self._ask)

    def listen(self) -> None:
        """Begin; called after the first paint."""
        self._session.open()
        if self._system.open():
            self._ask()

    def _ask(self) -> None:
        values = (_SESSION, "LockedHint")
        self._system.call(_OWN_SESSION, "Get", "ss", values, self._learn)

    def _learn(self, reply: Reply) -> None:
        self._by_login = reply == (("b", True),)
        self._tell()

    def _hear_saver(self, _member: str, values: tuple[object, ...]) -> None:
        self._by_saver = values == (True,)
        self._tell()

    def _tell(self) -> None:
        locked = self._by_login or self._by_saver
        if locked != self._was:
            self._was = locked
            self.changed.emit(locked)
