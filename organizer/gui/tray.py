"""The icon in the tray: what is owed as a number, the way in, and a menu. It comes and goes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from organizer.gui.program_icon import program_icon

_EVERY: Final = 6
"""So many looks at the clock, half a minute, are between two for a panel that came or went: Qt
opens a connection to the bus for each."""


class Tray(QObject):
    """The program's icon in whatever tray the desktop has, now or later.

    Words and what stands in the `menu` are given from outside. Whoever hides the window on the
    tray's account asks `available` first and listens to `available_changed`, for the window to come
    back.
    """

    activated = Signal()
    """The person clicked the icon."""
    message_clicked = Signal()
    """The person clicked the balloon of `show_message`."""
    available_changed = Signal(bool)
    """A tray has come (True) or gone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._tooltip = ""
        self.menu = QMenu()
        self._icon: QSystemTrayIcon | None = None
        self._looks = 0
        self.available()

    def look(self) -> None:
        """The program is awake to look at the clock: look for the tray too, now and then. A timer
        of its own would wake an idle laptop more often."""
        self._looks += 1
        if self._looks % _EVERY == 0:
            self.available()

    def available(self) -> bool:
        """Whether there is a tray at this moment; if that is news, acts on it first."""
        there = QSystemTrayIcon.isSystemTrayAvailable()
        if there != (self._icon is not None):
            # Qt settles which protocol an icon speaks when the icon is made, so each tray that
            # comes gets a new one.
            if self._icon is not None:
                self._icon.hide()
                self._icon.deleteLater()
            self._icon = self._make_icon() if there else None
            self.available_changed.emit(there)
        return there

    def _make_icon(self) -> QSystemTrayIcon:
        icon = QSystemTrayIcon(program_icon(self._count), self)
        icon.setToolTip(self._tooltip)
        icon.setContextMenu(self.menu)
        icon.activated.connect(self._on_activated)
        icon.messageClicked.connect(self.message_clicked)
        icon.show()
        return icon

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.activated.emit()

    def set_count(self, count: int) -> None:
        """Say on the icon how much is owed; 0 says nothing."""
        if count != self._count:
            self._count = count
            if self._icon is not None:
                self._icon.setIcon(program_icon(count))

    def set_tooltip(self, text: str) -> None:
        """What hovering shows: the next thing. The desktop hears of it only where it is another."""
        if self._icon is not None and text != self._tooltip:
            self._icon.setToolTip(text)
        self._tooltip = text

    def show_message(self, title: str, body: str) -> bool:
        """Show a balloon at the icon, where this tray has such a thing; says whether it has."""
        if self._icon is None or not QSystemTrayIcon.supportsMessages():
            return False
        self._icon.showMessage(title, body, program_icon())
        return True
