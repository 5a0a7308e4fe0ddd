"""Alerts in the notification centres of Windows and macOS, by desktop-notifier: its loop (asyncio)
has a thread of its own, because Qt's loop cannot run it."""

from __future__ import annotations

import sys
from collections.abc import Coroutine
from functools import partial
from importlib.util import find_spec
from threading import Thread
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, Signal

from organizer.gui.notifications import Alert, Notifier, answers
from organizer.gui.program_icon import PROGRAM_ICON
from organizer.i18n import _

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

    from desktop_notifier import DesktopNotifier


class PlatformNotifier(Notifier):
    """Alerts with their buttons; what is imported for it costs nothing before the first one.

    These go away by themselves, so that an alert that is to stay fails, and goes where it stays.
    """

    _told = Signal(str, str)
    """From the thread: what became of the notification of that identifier."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loop: AbstractEventLoop | None = None
        self._centre: DesktopNotifier | None = None
        self._identifiers: dict[str, str] = {}  # by key
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def available(self) -> bool:
        return sys.platform != "linux" and find_spec("desktop_notifier") is not None

    def show(self, key: str, alert: Alert) -> None:
        self.withdraw(key)
        if alert.stays:
            self.failed.emit(key)
            return
        self._identifiers[key] = identifier = str(uuid4())
        self._run(self._send(identifier, alert))

    def withdraw(self, key: str) -> None:
        if identifier := self._identifiers.pop(key, None):
            self._run(self._clear(identifier))

    def _run(self, coroutine: Coroutine[Any, Any, None]) -> None:
        """In the thread, one after the other."""
        import asyncio

        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            Thread(target=self._loop.run_forever, daemon=True).start()
        asyncio.run_coroutine_threadsafe(coroutine, self._loop)

    async def _send(self, identifier: str, alert: Alert) -> None:
        from desktop_notifier import Button, DesktopNotifier, Icon, Notification

        if self._centre is None:
            self._centre = DesktopNotifier(_("Organizer"), Icon(path=PROGRAM_ICON))
        centre, names, told = self._centre, answers(), partial(self._told.emit, identifier)
        await centre.send_notification(
            Notification(
                title=alert.title,
                message=alert.body,
                buttons=tuple(
                    Button(names[action], partial(told, action), action)
                    for action in alert.actions
                    if action != "open"
                ),
                on_clicked=partial(told, "open"),
                on_dismissed=partial(told, "closed"),
                identifier=identifier,
            )
        )
        there = identifier in await centre.get_current_notifications()
        told("shown" if there else "failed")

    async def _clear(self, identifier: str) -> None:
        if self._centre and identifier in await self._centre.get_current_notifications():
            await self._centre.clear(identifier)

    def _hear(self, identifier: str, what: str) -> None:
        keys = [key for key, one in self._identifiers.items() if one == identifier]
        for key in keys:  # none where it was withdrawn
            if what == "shown":
                self.shown.emit(key, "")
                continue
            del self._identifiers[key]
            if what == "failed":
                self.failed.emit(key)
            elif what == "closed":
                self.closed.emit(key)
            else:
                self.acted.emit(key, what)
